import { z } from 'zod';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Clears away half-sent photos that nobody went on with for UNFINISHED_KEPT_SECONDS: they are sent from the start. */
export const sweepUnfinished = defineJob({
  kind: 'sweep-unfinished',
  payload: z.object({}),
  concurrency: 1,
  repeat: { everyMs: HOUR_MS, offsetMs: 0, payload: {} },
  async run({ storage, config, log }, _payload, { signal }) {
    let deleted = 0;
    for await (const { key } of storage.list('chunks')) {
      signal.throwIfAborted();
      if (await storage.delete(key, { untouchedMs: config.keeping.unfinishedMs })) deleted += 1;
    }
    if (deleted > 0) log.info({ evt: 'photo.sweep-unfinished', deleted }, 'swept half-sent photos');
  },
});
