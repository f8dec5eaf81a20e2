import { and, eq, inArray, isNull, ne, notInArray } from 'drizzle-orm';
import { claimSlug } from '#app/domain/catalog/claim-slug.server.ts';
import { labelGrounds } from '#app/domain/catalog/label-rows.server.ts';
import type { ContentVariant, ListingContent } from '#app/domain/catalog/listing-content.ts';
import { listingMoves, move } from '#app/domain/catalog/listing-states.ts';
import type { ListingRow, RevisionRow, Tables } from '#app/domain/catalog/own-listing.server.ts';
import { putInSearch } from '#app/domain/catalog/put-in-search.server.ts';
import { refuseTakenSkus } from '#app/domain/catalog/refuse-taken-skus.server.ts';
import { skuKey } from '#app/domain/catalog/step-input.ts';
import { titleKey } from '#app/domain/catalog/title-key.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Tx } from '#db/store.ts';

/**
 * Makes an approved revision's content the public one, in the approver's write: the listing's columns, its variants
 * and photos, its address, its search text. A suspended listing takes the content and stays suspended.
 * @throws DomainError skuTaken, wrongState.
 */
export async function applyRevision(
  context: Context,
  tx: Tx,
  listing: ListingRow,
  revision: RevisionRow,
  content: ListingContent,
): Promise<void> {
  const { store, clock } = context;
  const { tables } = store;
  const now = clock.now();
  if (listing.state === 'archived') throw new DomainError('wrongState');
  const state = listing.state === 'draft' ? move(listingMoves, 'publish', listing.state) : listing.state;
  const grounds = await labelGrounds(tx, tables, content, localDate(now));
  await refuseTakenSkus(tx, tables, listing, content.variants);
  await projectVariants(tx, tables, listing, content.variants, now);
  await projectPhotos(tx, tables, listing.id, content);
  const prices = content.variants.flatMap(({ price }) => (price === null ? [] : [price]));
  await tx
    .update(tables.listing)
    .set({
      state,
      slug: await claimSlug(tx, tables, listing, content.titleVi, now),
      entryId: content.entryId,
      titleVi: content.titleVi,
      titleEn: content.titleEn || null,
      titleKey: titleKey(content.titleVi),
      summaryVi: content.summaryVi || null,
      summaryEn: content.summaryEn || null,
      descriptionVi: content.descriptionVi || null,
      descriptionEn: content.descriptionEn || null,
      storyVi: content.storyVi || null,
      storyEn: content.storyEn || null,
      brand: content.brand || null,
      setCode: content.setCode,
      communeCode: content.communeCode,
      originText: content.originText || null,
      label: content.label,
      isAlcohol: grounds.isAlcohol,
      seasonMonths: content.seasonMonths,
      motifSeed: content.titleVi,
      lowestPrice: prices.length ? Math.min(...prices) : null,
      highestPrice: prices.length ? Math.max(...prices) : null,
      mainPhotoId: content.photos[0]?.photoId ?? null,
      approvedRevisionId: revision.id,
      version: listing.version + 1,
      firstPublishedAt: listing.firstPublishedAt ?? now,
      publishedAt: now,
      updatedAt: now,
    })
    .where(eq(tables.listing.id, listing.id));
  await tx
    .update(tables.listingRevision)
    .set({ state: 'superseded' })
    .where(
      and(
        eq(tables.listingRevision.listingId, listing.id),
        eq(tables.listingRevision.state, 'approved'),
        ne(tables.listingRevision.id, revision.id),
      ),
    );
  if (state === 'published') await putInSearch(tx, tables, listing.id, content);
  await store.touch(tx, [`listing:${listing.id}`, 'catalog', `producer:${listing.producerId}`], now);
}

async function projectVariants(
  tx: Tx,
  { variant }: Tables,
  listing: ListingRow,
  variants: readonly ContentVariant[],
  now: number,
): Promise<void> {
  const ids = variants.map(({ variantId }) => variantId);
  const isOfListing = and(eq(variant.listingId, listing.id), isNull(variant.archivedAt));
  await tx
    .update(variant)
    .set({ archivedAt: now, isPublished: false, updatedAt: now })
    .where(ids.length ? and(isOfListing, notInArray(variant.id, ids)) : isOfListing);
  const rows = ids.length
    ? await tx
        .select()
        .from(variant)
        .where(and(isOfListing, inArray(variant.id, ids)))
    : [];
  if (rows.length < ids.length) throw new DomainError('changedMeanwhile');
  // Two variants may exchange their SKUs: the unique index sees each statement by itself, so they first let go.
  for (const row of rows) {
    const wanted = variants.find(({ variantId }) => variantId === row.id);
    if (wanted && skuKey(wanted.sku) !== row.skuKey) {
      await tx
        .update(variant)
        .set({ skuKey: `~${row.id}` })
        .where(eq(variant.id, row.id));
    }
  }
  for (const [position, content] of variants.entries()) {
    await tx
      .update(variant)
      .set({
        sku: content.sku,
        skuKey: skuKey(content.sku),
        gtin: content.gtin || null,
        nameVi: content.nameVi,
        nameEn: content.nameEn || null,
        price: content.price ?? 0,
        weightGrams: content.weightGrams,
        lengthCm: content.lengthCm,
        widthCm: content.widthCm,
        heightCm: content.heightCm,
        position,
        isPublished: true,
        updatedAt: now,
      })
      .where(eq(variant.id, content.variantId));
  }
}

async function projectPhotos(
  tx: Tx,
  { listingPhoto }: Tables,
  listingId: string,
  { photos }: ListingContent,
): Promise<void> {
  await tx.delete(listingPhoto).where(eq(listingPhoto.listingId, listingId));
  if (photos.length === 0) return;
  await tx
    .insert(listingPhoto)
    .values(
      photos.map(({ photoId, altVi, altEn }, position) => ({ listingId, photoId, position, altVi, altEn })),
    );
}
