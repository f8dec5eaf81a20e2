import { and, gte, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { PACK_KEPT_DAYS } from '#app/domain/channels/pack/pack-limits.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { sweepArea } from '#app/server/storage/sweep-area.server.ts';

/** 03:00 in Lào Cai: nobody waits for a page. */
const NIGHT_OFFSET_MS = 20 * 60 * 60 * 1000;

/** Clears away the bytes of packs after PACK_KEPT_DAYS: they can be made anew. What they held stays on record. */
export const sweepPacks = defineJob({
  kind: 'sweep-packs',
  payload: z.object({}),
  concurrency: 1,
  repeat: { everyMs: DAY_MS, offsetMs: NIGHT_OFFSET_MS, payload: {} },
  async run(context, _payload, { signal }) {
    const deleted = await sweepArea(context.storage, 'packs', signal, (keys) => usedKeys(context, keys));
    if (deleted > 0) context.log.info({ evt: 'pack.sweep', deleted }, 'swept old packs');
  },
});

async function usedKeys({ store, clock }: Context, keys: readonly string[]): Promise<Set<string | null>> {
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
  return new Set(rows.map(({ key }) => key));
}
