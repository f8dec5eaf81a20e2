import { and, eq, inArray, isNotNull, isNull, lt, notExists } from 'drizzle-orm';
import { z } from 'zod';
import { STAGED_PHOTO_KEPT_MS } from '#app/domain/media/photo-limits.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import type { StorageArea } from '#app/server/storage/storage.ts';

/** 02:40 in Lào Cai: nobody waits for a page. */
const NIGHT_OFFSET_MS = 19.67 * 60 * 60 * 1000;
/** A file that came, or came again, within a day may belong to somebody who is just about to save. */
const UNTOUCHED_MS = DAY_MS;
const BATCH = 200;

/**
 * Clears away what nobody uses: photos that no listing took within a week, files without a row (a crash between the
 * file and the row leaves one). What a listing has ever used stays.
 */
export const sweepPhotos = defineJob({
  kind: 'sweep-photos',
  payload: z.object({}),
  concurrency: 1,
  repeat: { everyMs: DAY_MS, offsetMs: NIGHT_OFFSET_MS, payload: {} },
  async run(context, _payload, { signal }) {
    const photos = await markUnused(context);
    const files =
      (await sweepArea(context, 'photos', signal)) +
      (await sweepArea(context, 'renditions', signal)) +
      (await sweepArea(context, 'evidence', signal));
    const unfinished = await context.storage.sweepUnfinished(UNTOUCHED_MS);
    context.log.info({ evt: 'photo.sweep', photos, files, unfinished }, 'swept unused photos');
  },
});

/** Staged photos whose week is over. Their images lose their renditions' rows when no other photo shows them. */
async function markUnused({ store, clock }: Context): Promise<number> {
  const { photo, image, rendition } = store.tables;
  const before = clock.now() - STAGED_PHOTO_KEPT_MS;
  return store.write(async (tx) => {
    const swept = await tx
      .update(photo)
      .set({ sweptAt: clock.now() })
      .where(and(isNull(photo.sweptAt), isNull(photo.attachedAt), lt(photo.createdAt, before)))
      .returning({ id: photo.id });
    const unseen = notExists(
      tx
        .select({ id: photo.id })
        .from(photo)
        .where(and(eq(photo.imageHash, image.hash), isNull(photo.sweptAt))),
    );
    const idle = await tx
      .select({ hash: image.hash })
      .from(image)
      .where(and(isNotNull(image.renderedAt), unseen));
    for (let at = 0; at < idle.length; at += BATCH) {
      const hashes = idle.slice(at, at + BATCH).map(({ hash }) => hash);
      await tx.delete(rendition).where(inArray(rendition.imageHash, hashes));
      // Whoever sends the photo again finds that its renditions are to be made anew.
      await tx.update(image).set({ renderedAt: null }).where(inArray(image.hash, hashes));
    }
    return swept.length;
  });
}

/** Deletes the files of an area that no row speaks of. Names begin with the 64 characters of the hash. */
async function sweepArea(context: Context, area: StorageArea, signal: AbortSignal): Promise<number> {
  let deleted = 0;
  let batch: Array<{ key: string; hash: string }> = [];
  const flush = async () => {
    const used = await usedHashes(context, area, [...new Set(batch.map(({ hash }) => hash))]);
    for (const { key, hash } of batch) {
      if (!used.has(hash) && (await context.storage.delete(key, { untouchedMs: UNTOUCHED_MS }))) deleted += 1;
    }
    batch = [];
  };
  for await (const { key, name } of context.storage.list(area)) {
    signal.throwIfAborted();
    batch.push({ key, hash: name.slice(0, 64) });
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return deleted;
}

async function usedHashes(
  { store }: Context,
  area: StorageArea,
  hashes: Array<string>,
): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const { photo, presenceCheck } = store.tables;
  const rows = await store.read((db) =>
    area === 'evidence'
      ? db
          .select({ hash: presenceCheck.evidenceHash })
          .from(presenceCheck)
          .where(inArray(presenceCheck.evidenceHash, hashes))
      : db
          .select({ hash: photo.imageHash })
          .from(photo)
          .where(and(inArray(photo.imageHash, hashes), isNull(photo.sweptAt))),
  );
  return new Set(rows.flatMap(({ hash }) => (hash === null ? [] : [hash])));
}
