import { inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { sweepArea } from '#app/server/storage/sweep-area.server.ts';

/** 02:40 in Lào Cai: nobody waits for a page. */
const NIGHT_OFFSET_MS = 19 * 60 * 60 * 1000 + 40 * 60 * 1000;

/** Clears away photos whose message is gone, because its buyer was erased, or never came to be. */
export const sweepTicketPhotos = defineJob({
  kind: 'sweep-ticket-photos',
  payload: z.object({}),
  concurrency: 1,
  repeat: { everyMs: DAY_MS, offsetMs: NIGHT_OFFSET_MS, payload: {} },
  async run(context, _payload, { signal }) {
    const deleted = await sweepArea(context.storage, 'tickets', signal, (keys) => usedKeys(context, keys));
    if (deleted > 0) context.log.info({ evt: 'ticket-photo.sweep', deleted }, 'swept photos of no message');
  },
});

async function usedKeys({ store }: Context, keys: readonly string[]): Promise<Set<string>> {
  const { ticketMessage } = store.tables;
  const idOf = (key: string) => key.slice(key.lastIndexOf('/') + 1, key.lastIndexOf('-')).toUpperCase();
  const rows = await store.read((db) =>
    db
      .select({ id: ticketMessage.id })
      .from(ticketMessage)
      .where(inArray(ticketMessage.id, keys.map(idOf))),
  );
  const there = new Set(rows.map(({ id }) => id));
  return new Set(keys.filter((key) => there.has(idOf(key))));
}
