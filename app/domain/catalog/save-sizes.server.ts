import { and, eq, isNull } from 'drizzle-orm';
import type { ContentVariant } from '#app/domain/catalog/listing-content.ts';
import { mintVariantCode } from '#app/domain/catalog/mint-variant-code.server.ts';
import type { OwnListing } from '#app/domain/catalog/own-listing.server.ts';
import { refuseTakenSkus } from '#app/domain/catalog/refuse-taken-skus.server.ts';
import { changeStock, stockNow } from '#app/domain/catalog/set-stock.server.ts';
import { skuKey, type VariantInput } from '#app/domain/catalog/step-input.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Tx } from '#db/store.ts';

type VariantRow = Context['store']['tables']['variant']['$inferSelect'];

/**
 * Saves the sizes of a draft. A variant has its row, its public code and its stock from the first save on; what the
 * public reads of it (name, price, SKU) changes only when the revision is approved. An unpublished variant that was
 * taken out of the draft gives its SKU free.
 * @returns the variants as the content keeps them.
 * @throws DomainError skuTaken, stockChanged (with the field), notInList for a variant of another listing.
 */
export async function saveSizes(
  context: Context,
  tx: Tx,
  own: OwnListing,
  inputs: readonly VariantInput[],
): Promise<ContentVariant[]> {
  const { variant } = context.store.tables;
  const { listing } = own;
  const rows = await tx
    .select()
    .from(variant)
    .where(and(eq(variant.listingId, listing.id), isNull(variant.archivedAt)));
  const byId = new Map(rows.map((row) => [row.id, row]));
  await refuseTakenSkus(tx, context.store.tables, listing, inputs);
  await dropUnpublished(context, tx, rows, inputs);

  const content: ContentVariant[] = [];
  for (const [at, input] of inputs.entries()) {
    const row = input.variantId === null ? null : byId.get(input.variantId);
    if (row === undefined) throw new DomainError('changedMeanwhile');
    content.push(
      row === null
        ? await addVariant(context, tx, own, input, at)
        : await changeVariant(context, tx, row, input, at),
    );
  }
  return content;
}

function contentOf(variantId: string, sku: string, input: VariantInput): ContentVariant {
  const { gtin, nameVi, nameEn, price, weightGrams, lengthCm, widthCm, heightCm } = input;
  return { variantId, sku, gtin, nameVi, nameEn, price, weightGrams, lengthCm, widthCm, heightCm };
}

async function addVariant(
  context: Context,
  tx: Tx,
  { listing }: OwnListing,
  input: VariantInput,
  at: number,
): Promise<ContentVariant> {
  const { variant } = context.store.tables;
  const now = context.clock.now();
  const id = newId();
  const code = await mintVariantCode(tx, context.store.tables);
  const sku = input.sku || code;
  await tx.insert(variant).values({
    id,
    code,
    listingId: listing.id,
    producerId: listing.producerId,
    ...rowOf(sku, input),
    currency: 'VND',
    stock: input.stock ?? 0,
    position: at,
    isPublished: false,
    createdAt: now,
    updatedAt: now,
  });
  return contentOf(id, sku, input);
}

async function changeVariant(
  context: Context,
  tx: Tx,
  row: VariantRow,
  input: VariantInput,
  at: number,
): Promise<ContentVariant> {
  const { variant } = context.store.tables;
  const sku = input.sku || row.code;
  if (input.stock !== null && input.seenStock !== null && input.stock !== input.seenStock) {
    const done = await changeStock(context, tx, row, input.stock, input.seenStock);
    if (!done) {
      throw new DomainError('stockChanged', {
        field: `variants.${at}.stock`,
        params: { stock: await stockNow(context, tx, row) },
      });
    }
  }
  if (!row.isPublished) {
    await tx
      .update(variant)
      .set({ ...rowOf(sku, input), position: at, updatedAt: context.clock.now() })
      .where(eq(variant.id, row.id));
  }
  return contentOf(row.id, sku, input);
}

function rowOf(sku: string, input: VariantInput) {
  return {
    sku,
    skuKey: skuKey(sku),
    gtin: input.gtin || null,
    nameVi: input.nameVi,
    nameEn: input.nameEn || null,
    price: input.price ?? 0,
    weightGrams: input.weightGrams,
    lengthCm: input.lengthCm,
    widthCm: input.widthCm,
    heightCm: input.heightCm,
  };
}

/**
 * Unpublished variants that the draft dropped are archived. Those that stay first take their public code as SKU, so
 * that two of them may exchange their SKUs without meeting in the unique index.
 */
async function dropUnpublished(
  { store, clock }: Context,
  tx: Tx,
  rows: readonly VariantRow[],
  inputs: readonly VariantInput[],
): Promise<void> {
  const { variant } = store.tables;
  for (const row of rows) {
    if (row.isPublished) continue;
    const input = inputs.find(({ variantId }) => variantId === row.id);
    if (!input) {
      await tx
        .update(variant)
        .set({ archivedAt: clock.now(), updatedAt: clock.now() })
        .where(eq(variant.id, row.id));
    } else if (skuKey(input.sku || row.code) !== row.skuKey) {
      await tx
        .update(variant)
        .set({ skuKey: `~${row.id}` })
        .where(eq(variant.id, row.id));
    }
  }
}
