import { and, eq, inArray } from 'drizzle-orm';
import { type ListingContent, parseContent } from '#app/domain/catalog/listing-content.ts';
import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import { channelListingOf } from '#app/domain/channels/listing/channel-listing-of.ts';
import { squareOf } from '#app/domain/channels/listing/load-channel-listings.server.ts';
import { openSurroundings, readSurroundings } from '#app/domain/channels/listing/read-surroundings.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';

/**
 * Listings that are not published yet as channels would see them, from the revision that is being written. For readiness
 * only: nothing of them leaves.
 */
export async function readDraftListings(
  db: Db,
  { store, config }: Context,
  listingIds: readonly string[],
  today: string,
): Promise<ChannelListing[]> {
  if (listingIds.length === 0) return [];
  const { listing, listingRevision, producer, variant, photo, image } = store.tables;
  const rows = await db
    .select({ listing, content: listingRevision.content, producerName: producer.name })
    .from(listing)
    .innerJoin(listingRevision, eq(listingRevision.listingId, listing.id))
    .innerJoin(producer, eq(producer.id, listing.producerId))
    .where(
      and(
        inArray(listing.id, [...listingIds]),
        inArray(listingRevision.state, ['draft', 'submitted', 'returned']),
      ),
    );
  const drafts = rows.map((row) => ({ ...row, content: parseContent(row.content) }));
  const photoIds = drafts.flatMap(({ content }) => content.photos.map(({ photoId }) => photoId));
  const photos = await db
    .select({ id: photo.id, hash: image.hash, width: image.width, height: image.height })
    .from(photo)
    .innerJoin(image, eq(image.hash, photo.imageHash))
    .where(inArray(photo.id, photoIds));
  const variants = await db
    .select({ id: variant.id, code: variant.code, stock: variant.stock })
    .from(variant)
    .where(inArray(variant.listingId, [...listingIds]));
  const photoById = new Map(photos.map((row) => [row.id, row]));
  const variantById = new Map(variants.map((row) => [row.id, row]));
  const parts = drafts.map(({ listing: row, content, producerName }) => ({
    ...content,
    id: row.id,
    slug: row.slug,
    version: row.version,
    producerId: row.producerId,
    producerName,
    descriptionVi: content.descriptionVi || content.summaryVi,
    isAlcohol: content.isAlcohol || row.isAlcohol,
    photos: content.photos.flatMap(({ photoId }) => {
      const file = photoById.get(photoId);
      return file ? [squareOf(config.publicUrl, file)] : [];
    }),
    variants: content.variants.map((one) => draftVariant(one, variantById.get(one.variantId))),
  }));
  const source = await openSurroundings(db, store);
  const around = await readSurroundings(source, config.publicUrl, parts, today);
  return parts.map((one) => channelListingOf(one, one.photos, one.variants, around));
}

function draftVariant(
  content: ListingContent['variants'][number],
  row: { code: string; stock: number } | undefined,
): ChannelVariant {
  const { sku, gtin, nameVi, price, weightGrams, lengthCm, widthCm, heightCm } = content;
  return {
    publicCode: row?.code ?? content.variantId,
    sku,
    gtin: gtin || null,
    nameVi,
    // A size that has no price yet: the rules ask for one above nothing.
    priceVnd: price ?? 0,
    stock: row?.stock ?? 0,
    weightGrams,
    lengthCm,
    widthCm,
    heightCm,
  };
}
