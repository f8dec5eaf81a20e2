import { setImmediate } from 'node:timers/promises';
import { and, asc, between, eq, gt, isNull, sql } from 'drizzle-orm';
import { recognitionsAt } from '#app/domain/catalog/recognitions-at.server.ts';
import type { ChannelListing, ChannelPhoto, ChannelVariant } from '#app/domain/channels/channel-listing.ts';
import { photoPath, SQUARE_SIDE } from '#app/domain/media/renditions.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import { prepare } from '#db/prepare.ts';
import type { Db, Store } from '#db/store.ts';

type Tables = Store['tables'];

export type ListingChoice = {
  /** Only this producer's. */
  producerId?: string;
  /** Only these. */
  ids?: readonly string[];
};

/** Small enough that one batch's queries hold up other requests on SQLite for a few milliseconds only. */
const batchSize = 100;

/**
 * Published listings as channels see them, in batches by id: five queries a batch whatever its size, one batch in memory,
 * and other requests served between batches. Stars are those of the local day of `context.clock`.
 */
export async function* loadChannelListings(
  context: Context,
  choice: ListingChoice = {},
): AsyncGenerator<ChannelListing[]> {
  const today = localDate(context.clock.now());
  let after = '';
  let queries: BatchQueries | undefined;
  for (;;) {
    const batch = await context.store.read((db) => {
      queries ??= prepareBatch(db, context.store, choice);
      return readBatch(db, context, queries, choice, after, today);
    });
    if (batch.length > 0) yield batch;
    const last = batch.at(-1);
    if (!last || batch.length < batchSize) return;
    after = last.id;
    await setImmediate();
  }
}

/** These published listings, at most a batch of them, inside a read that is under way. */
export async function readChannelListings(
  db: Db,
  context: Context,
  ids: readonly string[],
  today: string,
): Promise<ChannelListing[]> {
  return readBatch(db, context, prepareBatch(db, context.store, { ids }), { ids }, '', today);
}

type BatchQueries = ReturnType<typeof prepareBatch>;

/** The queries of a batch, built once for a whole export: building them takes longer than SQLite takes to run them. */
function prepareBatch(db: Db, { tables, dialect }: Store, { producerId, ids }: ListingChoice) {
  const { listing, producer, productSet, commune, variant, listingPhoto, photo, image } = tables;
  const listings = db
    .select({
      id: listing.id,
      producerId: listing.producerId,
      entryId: listing.entryId,
      slug: listing.slug,
      version: listing.version,
      titleVi: listing.titleVi,
      titleEn: listing.titleEn,
      summaryVi: listing.summaryVi,
      summaryEn: listing.summaryEn,
      descriptionVi: listing.descriptionVi,
      descriptionEn: listing.descriptionEn,
      brand: listing.brand,
      setCode: listing.setCode,
      isAlcohol: listing.isAlcohol,
      label: listing.label,
      producerName: producer.name,
      branch: productSet.branchVi,
      group: productSet.groupVi,
      set: productSet.nameVi,
      place: commune.fullName,
    })
    .from(listing)
    .innerJoin(producer, eq(producer.id, listing.producerId))
    .leftJoin(productSet, eq(productSet.code, listing.setCode))
    .leftJoin(commune, eq(commune.code, listing.communeCode))
    .where(
      and(
        eq(listing.state, 'published'),
        gt(listing.id, sql.placeholder('after')),
        isNull(producer.suspendedAt),
        producerId === undefined ? undefined : eq(listing.producerId, sql.placeholder('producerId')),
        ids === undefined ? undefined : dialect.isInJson(listing.id, 'ids'),
      ),
    )
    .orderBy(asc(listing.id))
    .limit(batchSize);
  /**
   * A batch of the whole market is a range of ids; the few rows of listings in between that are not published fall away
   * when the batch is put together.
   */
  const isOfBatch = (column: Tables['variant']['listingId'] | Tables['listingPhoto']['listingId']) =>
    producerId === undefined && ids === undefined
      ? between(column, sql.placeholder('first'), sql.placeholder('last'))
      : dialect.isInJson(column, 'batch');
  const { sku, gtin, nameVi, nameEn, stock, weightGrams, lengthCm, widthCm, heightCm } = variant;
  const variants = db
    .select({
      listingId: variant.listingId,
      publicCode: variant.code,
      sku,
      gtin,
      nameVi,
      nameEn,
      priceVnd: variant.price,
      stock,
      weightGrams,
      lengthCm,
      widthCm,
      heightCm,
    })
    .from(variant)
    .where(and(isOfBatch(variant.listingId), eq(variant.isPublished, true), isNull(variant.archivedAt)))
    .orderBy(asc(variant.listingId), asc(variant.position), asc(variant.id));
  const photos = db
    .select({ listingId: listingPhoto.listingId, hash: image.hash, width: image.width, height: image.height })
    .from(listingPhoto)
    .innerJoin(photo, eq(photo.id, listingPhoto.photoId))
    .innerJoin(image, eq(image.hash, photo.imageHash))
    .where(isOfBatch(listingPhoto.listingId))
    .orderBy(asc(listingPhoto.listingId), asc(listingPhoto.position));
  return { listings: prepare(listings), variants: prepare(variants), photos: prepare(photos) };
}

async function readBatch(
  db: Db,
  { store: { tables }, config }: Context,
  queries: BatchQueries,
  { producerId, ids }: ListingChoice,
  after: string,
  today: string,
): Promise<ChannelListing[]> {
  const rows = await queries.listings({ after, producerId, ids: JSON.stringify(ids) });
  if (rows.length === 0) return [];
  const listingIds = rows.map((row) => row.id);
  const ofBatch = { first: listingIds[0], last: listingIds.at(-1), batch: JSON.stringify(listingIds) };
  const variants = new Map<string, ChannelVariant[]>();
  for (const row of await queries.variants(ofBatch)) append(variants, row.listingId, row);
  const photos = new Map<string, ChannelPhoto[]>();
  for (const row of await queries.photos(ofBatch)) {
    append(photos, row.listingId, squareOf(config.publicUrl, row));
  }
  const entryIds = rows.flatMap((row) => row.entryId ?? []);
  const stars = await recognitionsAt(db, tables, entryIds, today);
  return rows.map((row) => ({
    id: row.id,
    publicCode: row.id,
    version: row.version,
    titleVi: row.titleVi,
    titleEn: row.titleEn,
    descriptionVi: row.descriptionVi || row.summaryVi || '',
    descriptionEn: row.descriptionEn || row.summaryEn,
    brand: row.brand,
    setCode: row.setCode,
    setPath: [...new Set([row.branch, row.group, row.set].flatMap((name) => name ?? []))],
    isAlcohol: row.isAlcohol,
    label: row.label,
    starsToday: (row.entryId ? stars.get(row.entryId)?.stars : undefined) ?? null,
    producer: { id: row.producerId, name: row.producerName },
    place: row.place,
    photos: photos.get(row.id) ?? [],
    variants: variants.get(row.id) ?? [],
    link: `${config.publicUrl}/products/${encodeURIComponent(row.slug)}`,
    papers: [],
    category: null,
  }));
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The square that other platforms fetch: it holds the whole photo, not enlarged, so its useful side is the longer one. */
export function squareOf(
  publicUrl: string,
  image: { hash: string; width: number; height: number },
): ChannelPhoto {
  const side = Math.min(SQUARE_SIDE, Math.max(image.width, image.height));
  return {
    hash: image.hash,
    url: `${publicUrl}${photoPath(image.hash, 'square', 'jpg')}`,
    width: side,
    height: side,
  };
}
