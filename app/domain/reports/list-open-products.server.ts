import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import { listListingChanges } from '#app/domain/catalog/list-listing-changes.server.ts';
import { isOnSale } from '#app/domain/catalog/on-sale.ts';
import { recognitionsAt } from '#app/domain/catalog/recognitions-at.server.ts';
import { photoPath } from '#app/domain/media/renditions.ts';
import { groupBy } from '#app/domain/reports/facts-at.ts';
import type { OpenProduct, RemovedProduct } from '#app/domain/reports/open-data.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

/** Where a page begins: behind this row in the order of (updatedAt, id). */
export type ProductCursor = { updatedAt: number; id: string };

export type OpenProductsInput = {
  limit: number;
  /** ms UTC; only what has changed since, and what is no longer to be shown. */
  updatedSince: number | null;
  after: ProductCursor | null;
};

type Page = {
  /** Shown products with the moment of their change, ms UTC. */
  shown: Map<string, number>;
  removed: Map<string, number>;
  after: ProductCursor | null;
};

/**
 * Published products for other systems, the longest unchanged first, so that a reader who pages on while products
 * change meets each at least once; of those who ask since when, also what they must drop. Alcohol is left out, as in the
 * feeds: who reads an open list has declared no age.
 */
export async function listOpenProducts(
  context: Context,
  input: OpenProductsInput,
): Promise<{ items: OpenProduct[]; removed: RemovedProduct[]; after: ProductCursor | null }> {
  return context.store.read(async (db) => {
    const { updatedSince } = input;
    const { shown, removed, after } =
      updatedSince === null
        ? await pageOfAll(db, context, input)
        : await pageOfChanges(db, context, { ...input, updatedSince });
    return {
      after,
      items: await readProducts(db, context, shown),
      removed: await readRemoved(db, context, removed),
    };
  });
}

async function pageOfAll(db: Db, { store }: Context, { limit, after }: OpenProductsInput): Promise<Page> {
  const { listing } = store.tables;
  const rows = await db
    .select({ id: listing.id, updatedAt: listing.updatedAt })
    .from(listing)
    .where(
      and(
        isOnSale(store.tables, { adult: false }),
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
  return {
    shown: new Map(page.map(({ id, updatedAt }) => [id, updatedAt])),
    removed: new Map(),
    after: rows.length > limit ? (page.at(-1) ?? null) : null,
  };
}

/** A listing that changed more than once on a page stands on it once, as it is now, with its last change. */
async function pageOfChanges(
  db: Db,
  { store, clock }: Context,
  { limit, after, updatedSince }: OpenProductsInput & { updatedSince: number },
): Promise<Page> {
  const behind = after ? { at: after.updatedAt, id: after.id } : { at: updatedSince, id: '' };
  const changes = await listListingChanges(db, store, { behind, limit: limit + 1, now: clock.now() });
  const page = changes.slice(0, limit);
  const [shown, removed] = [new Map<string, number>(), new Map<string, number>()];
  for (const { id, at, is } of page) {
    if (is === 'shown') shown.set(id, at);
    if (is === 'gone') removed.set(id, at);
  }
  const last = page.at(-1);
  return {
    shown,
    removed,
    after: changes.length > limit && last ? { updatedAt: last.at, id: last.id } : null,
  };
}

async function readProducts(
  db: Db,
  { store, clock, config }: Context,
  shown: ReadonlyMap<string, number>,
): Promise<OpenProduct[]> {
  const { listing, producer, commune, productSet, registerEntry } = store.tables;
  const ids = [...shown.keys()];
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
    .where(inArray(listing.id, ids));
  const changedAt = ({ listing: row }: (typeof rows)[number]) =>
    Math.max(row.updatedAt, shown.get(row.id) ?? 0);
  rows.sort((a, b) => changedAt(a) - changedAt(b) || (a.listing.id < b.listing.id ? -1 : 1));
  const variants = await readVariants(db, store.tables, ids);
  const photos = await readPhotos(db, store.tables, ids);
  const entryIds = rows.flatMap((row) => row.listing.entryId ?? []);
  const stars = await recognitionsAt(db, store.tables, entryIds, localDate(clock.now()));
  return rows.map((each): OpenProduct => {
    const { listing: row, ...names } = each;
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
      updatedAt: iso(changedAt(each)),
    };
  });
}

/** Feeds name pack sizes, the open list names products: a removal names both. */
async function readRemoved(
  db: Db,
  { store }: Context,
  removed: ReadonlyMap<string, number>,
): Promise<RemovedProduct[]> {
  if (removed.size === 0) return [];
  const { variant } = store.tables;
  const rows = await db
    .select({ listingId: variant.listingId, code: variant.code })
    .from(variant)
    .where(and(inArray(variant.listingId, [...removed.keys()]), eq(variant.isPublished, true)))
    .orderBy(asc(variant.listingId), asc(variant.position), asc(variant.id));
  const codes = groupBy(rows, ({ listingId }) => listingId);
  return [...removed].map(([id, at]) => ({
    id,
    removedAt: iso(at),
    variants: (codes.get(id) ?? []).map(({ code }) => code),
  }));
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
