import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tables } from '#app/domain/catalog/own-listing.server.ts';
import { skuKey } from '#app/domain/catalog/step-input.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Tx } from '#db/store.ts';

/**
 * A SKU belongs to one variant of its producer. Variants of one listing may exchange theirs, except that one which is
 * not public yet cannot take the SKU of one that is: the public one keeps it until the change is approved.
 * @throws DomainError skuTaken with the field and the title of the listing that has it.
 */
export async function refuseTakenSkus(
  tx: Tx,
  { variant, listing }: Tables,
  owner: { id: string; producerId: string },
  wanted: ReadonlyArray<{ variantId: string | null; sku: string }>,
): Promise<void> {
  const keys = wanted.map(({ sku }) => skuKey(sku));
  const asked = keys.filter(Boolean);
  if (asked.length === 0) return;
  const holders = await tx
    .select({
      id: variant.id,
      skuKey: variant.skuKey,
      isPublished: variant.isPublished,
      listingId: variant.listingId,
      title: listing.titleVi,
    })
    .from(variant)
    .innerJoin(listing, eq(listing.id, variant.listingId))
    .where(
      and(
        eq(variant.producerId, owner.producerId),
        inArray(variant.skuKey, asked),
        isNull(variant.archivedAt),
      ),
    );
  const published = new Set(holders.filter(({ isPublished }) => isPublished).map(({ id }) => id));
  for (const holder of holders) {
    const at = keys.indexOf(holder.skuKey);
    const taker = wanted[at];
    if (!taker || taker.variantId === holder.id) continue;
    const isExchange =
      holder.listingId === owner.id &&
      (!holder.isPublished || (taker.variantId !== null && published.has(taker.variantId)));
    if (!isExchange) {
      throw new DomainError('skuTaken', { field: `variants.${at}.sku`, params: { title: holder.title } });
    }
  }
}
