import { setImmediate } from 'node:timers/promises';
import {
  type AnyColumn,
  and,
  asc,
  between,
  eq,
  gt,
  isNull,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { isOnSaleWithProducer } from '#app/domain/catalog/on-sale.ts';
import type {
  ChannelListing,
  ChannelPhoto,
  ChannelVariant,
} from '#app/domain/channels/listing/channel-listing.ts';
import { channelListingOf } from '#app/domain/channels/listing/channel-listing-of.ts';
import { oneAhead } from '#app/domain/channels/listing/one-ahead.ts';
import { openSurroundings, readSurroundings } from '#app/domain/channels/listing/read-surroundings.server.ts';
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
  /** None of these product sets. */
  exceptSets?: readonly string[];
  /** Listings in a batch; what suits the engine unless given. */
  atATime?: number;
};

/**
 * What is read at once is used at once, and others wait for both: some 4 ms for so many on SQLite and 9 ms on PostgreSQL,
 * where fewer would have the ways to and fro take the time.
 */
const batchSizes = { sqlite: 100, postgres: 250 } as const;

/**
 * Published listings as channels see them, in batches by id: five queries a batch whatever its size, the next one read
 * while this one is used, and other requests served between batches. Stars are those of the local day of `context.clock`.
 */
export function loadChannelListings(
  context: Context,
  choice: ListingChoice = {},
): AsyncGenerator<ChannelListing[]> {
  return oneAhead(readBatches(context, choice));
}

async function* readBatches(
  context: Context,
  { atATime = batchSizes[context.store.dialect.engine], ...choice }: ListingChoice,
): AsyncGenerator<ChannelListing[]> {
  const { store, clock } = context;
  const today = localDate(clock.now());
  let source: BatchSource | undefined;
  let after: string | undefined = '';
  while (after !== undefined) {
    const behind: string = after;
    const batch = await store.read(async (db) => {
      source ??= await openSource(db, store, { ...choice, atATime });
      return readBatch(context, source, choice, behind, today);
    });
    if (batch.length > 0) yield batch;
    after = batch.length < atATime ? undefined : batch.at(-1)?.id;
    await setImmediate();
  }
}

/** These published listings, a batch of the caller's choice, inside a read that is under way. */
export async function readChannelListings(
  db: Db,
  context: Context,
  ids: readonly string[],
  today: string,
): Promise<ChannelListing[]> {
  const source = await openSource(db, context.store, { ids, atATime: ids.length });
  return readBatch(context, source, { ids }, '', today);
}

type BatchSource = Awaited<ReturnType<typeof openSource>>;

/**
 * What is the same for every batch of an export: its queries, as building them takes longer than SQLite takes to run
 * them, and the names of product sets and communes, few and long beside the listings that share them.
 */
async function openSource(db: Db, store: Store, choice: ListingChoice & { atATime: number }) {
  return { ...prepareBatch(db, store, choice), around: await openSurroundings(db, store) };
}

function prepareBatch(
  db: Db,
  { tables, dialect }: Store,
  { producerId, ids, exceptSets = [], atATime }: ListingChoice & { atATime: number },
) {
  const { listing, producer, variant, listingPhoto, photo, image } = tables;
  const listings = db
    .select({
      id: listing.id,
      producerId: listing.producerId,
      entryId: listing.entryId,
      slug: listing.slug,
      version: listing.version,
      titleVi: listing.titleVi,
      titleEn: listing.titleEn,
      descriptionVi: firstText(listing.descriptionVi, listing.summaryVi),
      brand: listing.brand,
      setCode: listing.setCode,
      isAlcohol: listing.isAlcohol,
      label: listing.label,
      producerName: producer.name,
      communeCode: listing.communeCode,
    })
    .from(listing)
    .innerJoin(producer, eq(producer.id, listing.producerId))
    .where(
      and(
        isOnSaleWithProducer(tables, { adult: true }),
        gt(listing.id, sql.placeholder('after')),
        producerId === undefined ? undefined : eq(listing.producerId, sql.placeholder('producerId')),
        ids === undefined ? undefined : dialect.isInJson(listing.id, 'ids'),
        exceptSets.length === 0
          ? undefined
          : or(isNull(listing.setCode), notInArray(listing.setCode, [...exceptSets])),
      ),
    )
    .orderBy(asc(listing.id))
    .limit(atATime);
  /**
   * A batch of the whole market is a range of ids; the few rows of listings in between that are not published fall away
   * when the batch is put together.
   */
  const isOfBatch = (column: Tables['variant']['listingId'] | Tables['listingPhoto']['listingId']) =>
    producerId === undefined && ids === undefined
      ? between(column, sql.placeholder('first'), sql.placeholder('last'))
      : dialect.isInJson(column, 'batch');
  const { sku, gtin, nameVi, stock, weightGrams, lengthCm, widthCm, heightCm } = variant;
  const variants = db
    .select({
      listingId: variant.listingId,
      publicCode: variant.code,
      sku,
      gtin,
      nameVi,
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
    .select({
      listingId: listingPhoto.listingId,
      position: listingPhoto.position,
      hash: image.hash,
      width: image.width,
      height: image.height,
    })
    .from(listingPhoto)
    .innerJoin(photo, eq(photo.id, listingPhoto.photoId))
    .innerJoin(image, eq(image.hash, photo.imageHash))
    .where(isOfBatch(listingPhoto.listingId));
  return { listings: prepare(listings), variants: prepare(variants), photos: prepare(photos) };
}

async function readBatch(
  { config }: Context,
  source: BatchSource,
  { producerId, ids }: ListingChoice,
  after: string,
  today: string,
): Promise<ChannelListing[]> {
  const rows = await source.listings({ after, producerId, ids: JSON.stringify(ids) });
  if (rows.length === 0) return [];
  const listingIds = rows.map((row) => row.id);
  const ofBatch = { first: listingIds[0], last: listingIds.at(-1), batch: JSON.stringify(listingIds) };
  const variants = new Map<string, ChannelVariant[]>();
  const photos = new Map<string, ChannelPhoto[]>();
  const [variantRows, photoRows, around] = await Promise.all([
    source.variants(ofBatch),
    source.photos(ofBatch),
    readSurroundings(source.around, config.publicUrl, rows, today),
  ]);
  for (const row of variantRows) append(variants, row.listingId, row);
  // Put in order here: no index has them so, and SQLite would sort each listing's few by themselves.
  photoRows.sort((a, b) => a.position - b.position);
  for (const row of photoRows) append(photos, row.listingId, squareOf(config.publicUrl, row));
  return rows.map((row) =>
    channelListingOf(row, photos.get(row.id) ?? [], variants.get(row.id) ?? [], around),
  );
}

/** The first of two columns that is neither null nor empty. */
function firstText(first: AnyColumn, second: AnyColumn): SQL<string | null> {
  return sql<string | null>`coalesce(nullif(${first}, ''), ${second})`;
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
