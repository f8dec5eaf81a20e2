import { and, eq, inArray } from 'drizzle-orm';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { ProductAtWork } from '#app/domain/channels/push/product-at-work.server.ts';
import { makeRenditions } from '#app/domain/media/make-renditions.server.ts';
import { renditionName } from '#app/domain/media/renditions.ts';
import type { Context } from '#app/server/context.ts';
import { Postponed } from '#app/server/jobs/job-queue.server.ts';
import { storageKey } from '#app/server/storage/storage.ts';

const PICTURE_WAIT_MS = 10_000;

/**
 * The platform's ids or addresses of a listing's pictures, each uploaded once for a shop; public addresses where the
 * platform fetches them.
 * @throws Postponed while a picture is being made.
 */
export async function uploadImages(work: ProductAtWork, { photos }: ChannelListing): Promise<string[]> {
  const { context, shop, channel } = work;
  if (!channel.platform?.holdsImages) return photos.map(({ url }) => url);
  const { channelImage } = context.store.tables;
  const hashes = photos.map(({ hash }) => hash);
  const known = await context.store.read((db) =>
    db
      .select()
      .from(channelImage)
      .where(and(eq(channelImage.shopId, shop.id), inArray(channelImage.imageHash, hashes))),
  );
  const references = new Map(known.map(({ imageHash, reference }) => [imageHash, reference]));
  for (const imageHash of hashes) {
    if (references.has(imageHash)) continue;
    const name = renditionName(imageHash, 'square', 'jpg');
    const bytes = await context.storage.get(storageKey('renditions', name));
    if (!bytes) throw await pictureIsMissing(context, imageHash);
    const reference = await work.call((platform, session) => platform.uploadImage(session, { bytes, name }));
    references.set(imageHash, reference);
    await context.store.write((tx) =>
      tx
        .insert(channelImage)
        .values({ shopId: shop.id, imageHash, reference, uploadedAt: context.clock.now() })
        .onConflictDoNothing(),
    );
  }
  return hashes.flatMap((hash) => references.get(hash) ?? []);
}

async function pictureIsMissing(context: Context, hash: string): Promise<Postponed> {
  await context.store.write((tx) => context.jobs.enqueue(tx, makeRenditions, { hash }, { uniqueKey: hash }));
  return new Postponed(context.clock.now() + PICTURE_WAIT_MS);
}
