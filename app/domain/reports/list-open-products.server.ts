import { and, asc, eq, gt, gte, inArray, isNull, or } from 'drizzle-orm';
import { recognitionsAt } from '#app/domain/catalog/recognitions-at.server.ts';
import { photoPath } from '#app/domain/media/renditions.ts';
import { groupBy } from '#app/domain/reports/facts-at.ts';
import type { OpenProduct } from '#app/domain/reports/open-data.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

/** Where a page begins: behind this row in the order of (updatedAt, id). */
export type ProductCursor = { updatedAt: number; id: string };

export type OpenProductsInput = {
  limit: number;
  /** ms UTC; only what has changed since. */
  updatedSince: number | null;
  after: ProductCursor | null;
};

/**
 * Published products for other systems, the longest unchanged first, so that a reader who pages on while products
 * change meets each at least once. Alcohol is left out, as in the feeds: who reads an open list has declared no age.
 */
export async function listOpenProducts(
  { store, clock, config }: Context,
  { limit, updatedSince, after }: OpenProductsInput,
): Promise<{ items: OpenProduct[]; after: ProductCursor | null }> {
  const { listing, producer, commune, productSet, registerEntry } = store.tables;
  return store.read(async (db) => {
    const rows = await db
      .select({
        listing,
        producerCode: producer.code,
        producerName: producer.name,
        communeName: commune.name,
        setName: productSet.nameVi,
        entryCode: registerEntry.code,
      })
      .from(listing)
      .innerJoin(producer, eq(producer.id, listing.producerId))
      .leftJoin(commune, eq(commune.code, listing.communeCode))
      .leftJoin(productSet, eq(productSet.code, listing.setCode))
      .leftJoin(registerEntry, eq(registerEntry.id, listing.entryId))
      .where(
        and(
          eq(listing.state, 'published'),
          eq(listing.isAlcohol, false),
          isNull(producer.suspendedAt),
          updatedSince === null ? undefined : gte(listing.updatedAt, updatedSince),
          after === null
            ? undefined
            : or(
                gt(listing.updatedAt, after.updatedAt),
                and(eq(listing.updatedAt, after.updatedAt), gt(listing.id, after.id)),
              ),
        ),
      )
      .orderBy(asc(listing.updatedAt), asc(listing.id))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const ids = page.map((row) => row.listing.id);
    const variants = await readVariants(db, store.tables, ids);
    const photos = await readPhotos(db, store.tables, ids);
    const entryIds = page.flatMap((row) => row.listing.entryId ?? []);
    const stars = await recognitionsAt(db, store.tables, entryIds, localDate(clock.now()));
    const last = page.at(-1)?.listing;
    return {
      after: rows.length > limit && last ? { updatedAt: last.updatedAt, id: last.id } : null,
      items: page.map(({ listing: row, ...names }): OpenProduct => {
        const star = row.entryId ? stars.get(row.entryId) : undefined;
        return {
          id: row.id,
          url: `${config.publicUrl}/products/${encodeURIComponent(row.slug)}`,
          titleVi: row.titleVi,
          titleEn: row.titleEn,
          summaryVi: row.summaryVi,
          summaryEn: row.summaryEn,
          brand: row.brand,
          set: row.setCode && names.setName ? { code: row.setCode, name: names.setName } : null,
          producer: { code: names.producerCode, name: names.producerName },
          commune:
            row.communeCode && names.communeName ? { code: row.communeCode, name: names.communeName } : null,
          registerEntry: names.entryCode,
          recognition: star
            ? {
                stars: star.stars,
                decisionNumber: star.decisionNumber,
                decidedOn: star.decidedOn,
                validUntil: star.validUntil,
              }
            : null,
          variants: (variants.get(row.id) ?? []).map(({ listingId: _, stock, ...one }) => ({
            ...one,
            soldOut: stock === 0,
          })),
          images: (photos.get(row.id) ?? []).map(({ hash, altVi, altEn }) => ({
            url: config.publicUrl + photoPath(hash, 'square', 'jpg'),
            altVi,
            altEn,
          })),
          publishedAt: iso(row.publishedAt ?? row.createdAt),
          updatedAt: iso(row.updatedAt),
        };
      }),
    };
  });
}

async function readVariants(db: Db, { variant }: Store['tables'], ids: ReadonlyArray<string>) {
  const rows = await db
    .select({
      listingId: variant.listingId,
      code: variant.code,
      nameVi: variant.nameVi,
      nameEn: variant.nameEn,
      gtin: variant.gtin,
      price: variant.price,
      currency: variant.currency,
      weightGrams: variant.weightGrams,
      stock: variant.stock,
    })
    .from(variant)
    .where(
      and(inArray(variant.listingId, [...ids]), eq(variant.isPublished, true), isNull(variant.archivedAt)),
    )
    .orderBy(asc(variant.listingId), asc(variant.position), asc(variant.id));
  return groupBy(rows, ({ listingId }) => listingId);
}

/** Published photos as the square pictures made for other systems. */
async function readPhotos(db: Db, { listingPhoto, photo }: Store['tables'], ids: ReadonlyArray<string>) {
  const rows = await db
    .select({
      listingId: listingPhoto.listingId,
      hash: photo.imageHash,
      altVi: listingPhoto.altVi,
      altEn: listingPhoto.altEn,
    })
    .from(listingPhoto)
    .innerJoin(photo, eq(photo.id, listingPhoto.photoId))
    .where(inArray(listingPhoto.listingId, [...ids]))
    .orderBy(asc(listingPhoto.listingId), asc(listingPhoto.position));
  return groupBy(rows, ({ listingId }) => listingId);
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
