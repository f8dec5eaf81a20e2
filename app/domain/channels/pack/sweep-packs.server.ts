import { and, gte, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { PACK_KEPT_DAYS } from '#app/domain/channels/pack/pack-limits.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';

/** 03:00 in Lào Cai: nobody waits for a page. */
const NIGHT_OFFSET_MS = 20 * 60 * 60 * 1000;
const BATCH = 200;

/** Clears away the bytes of packs after PACK_KEPT_DAYS: they can be made anew. What they held stays on record. */
export const sweepPacks = defineJob({
  kind: 'sweep-packs',
  payload: z.object({}),
  concurrency: 1,
  repeat: { everyMs: DAY_MS, offsetMs: NIGHT_OFFSET_MS, payload: {} },
  async run(context, _payload, { signal }) {
    let deleted = 0;
    let batch: string[] = [];
    for await (const { key } of context.storage.list('packs')) {
      signal.throwIfAborted();
      batch.push(key);
      if (batch.length < BATCH) continue;
      deleted += await sweep(context, batch);
      batch = [];
    }
    deleted += await sweep(context, batch);
    if (deleted > 0) context.log.info({ evt: 'pack.sweep', deleted }, 'swept old packs');
  },
});

async function sweep({ store, storage, clock }: Context, keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0;
  const { channelExport } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ key: channelExport.storageKey })
      .from(channelExport)
      .where(
        and(
          inArray(channelExport.storageKey, [...keys]),
          gte(channelExport.createdAt, clock.now() - PACK_KEPT_DAYS * DAY_MS),
        ),
      ),
  );
  const used = new Set(rows.map(({ key }) => key));
  let deleted = 0;
  for (const key of keys) {
    // A file that has just come has no row yet.
    if (!used.has(key) && (await storage.delete(key, { untouchedMs: DAY_MS }))) deleted += 1;
  }
  return deleted;
}
