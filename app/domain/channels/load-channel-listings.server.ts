import { setImmediate } from 'node:timers/promises';
import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { recognitionsAt } from '#app/domain/catalog/recognitions-at.server.ts';
import type { ChannelListing, ChannelPhoto, ChannelVariant } from '#app/domain/channels/channel-listing.ts';
import { photoPath, SQUARE_SIDE } from '#app/domain/media/renditions.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

type Tables = Store['tables'];

export type ListingChoice = {
  /** Only this producer's. */
  producerId?: string;
  /** Only these. */
  ids?: readonly string[];
};

/** Small enough that one batch's queries do not hold up other requests on SQLite. */
const batchSize = 200;

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
  for (;;) {
    const batch = await context.store.read((db) => readBatch(db, context, choice, after, today));
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
  return readBatch(db, context, { ids }, '', today);
}

async function readBatch(
  db: Db,
  { store: { tables }, config }: Context,
  { producerId, ids }: ListingChoice,
  after: string,
  today: string,
): Promise<ChannelListing[]> {
  const { listing, producer, productSet, commune } = tables;
  const rows = await db
    .select({
      listing,
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
        gt(listing.id, after),
        isNull(producer.suspendedAt),
        producerId === undefined ? undefined : eq(listing.producerId, producerId),
        ids === undefined ? undefined : inArray(listing.id, [...ids]),
      ),
    )
    .orderBy(asc(listing.id))
    .limit(batchSize);
  if (rows.length === 0) return [];
  const listingIds = rows.map((row) => row.listing.id);
  const entryIds = rows.flatMap((row) => row.listing.entryId ?? []);
  const variants = await readVariants(db, tables, listingIds);
  const photos = await readPhotos(db, tables, listingIds, config.publicUrl);
  const stars = await recognitionsAt(db, tables, entryIds, today);
  return rows.map(({ listing: row, ...names }) => ({
    id: row.id,
    publicCode: row.id,
    version: row.version,
    titleVi: row.titleVi,
    titleEn: row.titleEn,
    descriptionVi: row.descriptionVi || row.summaryVi || '',
    descriptionEn: row.descriptionEn || row.summaryEn,
    brand: row.brand,
    setCode: row.setCode,
    setPath: [...new Set([names.branch, names.group, names.set].flatMap((name) => name ?? []))],
    isAlcohol: row.isAlcohol,
    label: row.label,
    starsToday: (row.entryId ? stars.get(row.entryId)?.stars : undefined) ?? null,
    producer: { id: row.producerId, name: names.producerName },
    place: names.place,
    photos: photos.get(row.id) ?? demoPicture(config, row),
    variants: variants.get(row.id) ?? [],
    link: `${config.publicUrl}/products/${encodeURIComponent(row.slug)}`,
  }));
}

async function readVariants(
  db: Db,
  { variant }: Tables,
  listingIds: readonly string[],
): Promise<Map<string, ChannelVariant[]>> {
  const rows = await db
    .select()
    .from(variant)
    .where(
      and(
        inArray(variant.listingId, [...listingIds]),
        eq(variant.isPublished, true),
        isNull(variant.archivedAt),
      ),
    )
    .orderBy(asc(variant.listingId), asc(variant.position), asc(variant.id));
  const byListing = new Map<string, ChannelVariant[]>();
  for (const { code: publicCode, price: priceVnd, listingId, ...row } of rows) {
    const own = byListing.get(listingId) ?? [];
    own.push({ publicCode, priceVnd, ...chosen(row) });
    byListing.set(listingId, own);
  }
  return byListing;
}

type VariantRow = Omit<Tables['variant']['$inferSelect'], 'code' | 'price' | 'listingId'>;

function chosen({ sku, gtin, nameVi, nameEn, stock, weightGrams, lengthCm, widthCm, heightCm }: VariantRow) {
  return { sku, gtin, nameVi, nameEn, stock, weightGrams, lengthCm, widthCm, heightCm };
}

/**
 * The demo market has no photographs: its drawn pictures stand in for them, so that its feeds and files can be looked at.
 * Never outside the demo: platforms refuse drawings.
 */
function demoPicture(config: Context['config'], row: { slug: string; isDemo: boolean }): ChannelPhoto[] {
  if (!config.demo || !row.isDemo) return [];
  return [{ url: `${config.publicUrl}/og/products/${row.slug}.png`, width: 1200, height: 630 }];
}

/** The square that other platforms fetch: it holds the whole photo, not enlarged, so its useful side is the longer one. */
export function squareOf(
  publicUrl: string,
  image: { hash: string; width: number; height: number },
): ChannelPhoto {
  const side = Math.min(SQUARE_SIDE, Math.max(image.width, image.height));
  return { url: `${publicUrl}${photoPath(image.hash, 'square', 'jpg')}`, width: side, height: side };
}

async function readPhotos(
  db: Db,
  { listingPhoto, photo, image }: Tables,
  listingIds: readonly string[],
  publicUrl: string,
): Promise<Map<string, ChannelPhoto[]>> {
  const rows = await db
    .select({ listingId: listingPhoto.listingId, hash: image.hash, width: image.width, height: image.height })
    .from(listingPhoto)
    .innerJoin(photo, eq(photo.id, listingPhoto.photoId))
    .innerJoin(image, eq(image.hash, photo.imageHash))
    .where(inArray(listingPhoto.listingId, [...listingIds]))
    .orderBy(asc(listingPhoto.listingId), asc(listingPhoto.position));
  const byListing = new Map<string, ChannelPhoto[]>();
  for (const { listingId, ...file } of rows) {
    byListing.set(listingId, [...(byListing.get(listingId) ?? []), squareOf(publicUrl, file)]);
  }
  return byListing;
}
