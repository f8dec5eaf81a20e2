import { inArray } from 'drizzle-orm';
import { z } from 'zod';
import { paperKey } from '#app/domain/channels/papers/open-paper.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** 02:55 in Lào Cai: nobody waits for a page. */
const NIGHT_OFFSET_MS = 19 * 60 * 60 * 1000 + 55 * 60 * 1000;
const BATCH = 200;

/** Clears away files that no paper speaks of, as a crash between the file and its row leaves one. */
export const sweepPapers = defineJob({
  kind: 'sweep-papers',
  payload: z.object({}),
  concurrency: 1,
  repeat: { everyMs: DAY_MS, offsetMs: NIGHT_OFFSET_MS, payload: {} },
  async run(context, _payload, { signal }) {
    let deleted = 0;
    let batch: string[] = [];
    for await (const { key } of context.storage.list('papers')) {
      signal.throwIfAborted();
      batch.push(key);
      if (batch.length < BATCH) continue;
      deleted += await sweep(context, batch);
      batch = [];
    }
    deleted += await sweep(context, batch);
    if (deleted > 0) context.log.info({ evt: 'paper.sweep', deleted }, 'swept files of no paper');
  },
});

async function sweep({ store, storage }: Context, keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0;
  const { paper } = store.tables;
  const hashes = keys.map((key) => key.slice(key.lastIndexOf('/') + 1).replace(/\.[a-z]+$/, ''));
  const rows = await store.read((db) =>
    db
      .select({ fileHash: paper.fileHash, mediaType: paper.mediaType })
      .from(paper)
      .where(inArray(paper.fileHash, hashes)),
  );
  const used = new Set(rows.map(paperKey));
  let deleted = 0;
  for (const key of keys) {
    // A file that has just come has no row yet.
    if (!used.has(key) && (await storage.delete(key, { untouchedMs: DAY_MS }))) deleted += 1;
  }
  return deleted;
}
