import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { demoSeller } from '#app/demo/demo-actors.ts';
import { publishDemoListing } from '#app/demo/publish-demo-listing.server.ts';
import { motifSvg } from '#app/domain/catalog/motif/motif-svg.ts';
import { loadOwnListing, stepMark } from '#app/domain/catalog/own-listing.server.ts';
import { saveListingStep } from '#app/domain/catalog/save-listing-step.server.ts';
import { drawPicture } from '#app/domain/catalog/share-picture/draw-picture.server.ts';
import { stagePhoto } from '#app/domain/media/stage-photo.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';

/** Above every platform's least side. */
const PICTURE_SIDE = 1400;
/** Long after what visitors and producers wait for. */
const LAST_OF_ALL = 900;

/**
 * Gives a demo listing a picture file: its own drawing, taken in by the same pipeline as a phone's photo, so that the
 * demo's feed and workbooks have something to carry. It is marked as drawn, so that its page says so, and so does its
 * alternative text.
 */
export const pictureDemoListing = defineJob({
  kind: 'picture-demo-listing',
  payload: z.object({ listingId: z.string() }),
  priority: LAST_OF_ALL,
  maxAttempts: 3,
  async run(context, { listingId }) {
    const row = await findListing(context, listingId);
    if (!row || row.mainPhotoId !== null) return;
    const seller = demoSeller(row.producerId);
    const svg = motifSvg({
      setCode: row.setCode ?? '',
      seed: row.motifSeed,
      width: PICTURE_SIDE,
      height: PICTURE_SIDE,
    });
    const bytes = await drawPicture(svg, null, context.config.rootDir);
    const clientKey = `demo-${listingId}`;
    const photo = await stagePhoto(context, seller, { bytes, clientKey, fileName: null, isDrawn: true });
    const { store } = context;
    await store.write(async (tx) => {
      const own = await loadOwnListing(tx, store.tables, row.producerId, listingId);
      const photos = [
        {
          photoId: photo.id,
          altVi: `Tranh vẽ minh hoạ: ${row.titleVi}`,
          altEn: `Drawing: ${row.titleEn ?? row.titleVi}`,
        },
      ];
      const seen = stepMark(own.content, 'photos');
      await saveListingStep(context, seller, {
        listingId,
        seen,
        input: { step: 'photos', values: { photos } },
      });
      await publishDemoListing(context, seller, listingId);
    });
  },
});

/** Every so many published listings one gets a picture file. */
const EVERY = 8;

/** Leaves the jobs; the market is open meanwhile. */
export async function pictureSomeDemoListings(context: Context): Promise<void> {
  const { store, jobs } = context;
  const { listing } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ id: listing.id })
      .from(listing)
      .where(and(eq(listing.state, 'published'), eq(listing.isAlcohol, false)))
      .orderBy(listing.id),
  );
  await store.write(async (tx) => {
    for (const [at, { id }] of rows.entries()) {
      if (at % EVERY === 0) await jobs.enqueue(tx, pictureDemoListing, { listingId: id }, { uniqueKey: id });
    }
  });
}

async function findListing({ store }: Context, listingId: string) {
  const { listing } = store.tables;
  const [row] = await store.read((db) =>
    db
      .select()
      .from(listing)
      .where(and(eq(listing.id, listingId), eq(listing.isDemo, true))),
  );
  return row;
}
