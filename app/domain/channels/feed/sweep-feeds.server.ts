import { z } from 'zod';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';

/** 02:30 in Lào Cai: nobody waits for a page. */
const NIGHT_OFFSET_MS = 19.5 * 60 * 60 * 1000;

/**
 * Clears away kept feeds of earlier days. A feed is another one every day, as stars lapse at midnight, and the new one
 * takes the place of the old: this is for those that nobody fetches any more.
 */
export const sweepFeeds = defineJob({
  kind: 'sweep-feeds',
  payload: z.object({}),
  concurrency: 1,
  repeat: { everyMs: DAY_MS, offsetMs: NIGHT_OFFSET_MS, payload: {} },
  async run({ storage, log }, _payload, { signal }) {
    let deleted = 0;
    for await (const { key } of storage.list('feeds')) {
      signal.throwIfAborted();
      if (await storage.delete(key, { untouchedMs: DAY_MS })) deleted += 1;
    }
    if (deleted > 0) log.info({ evt: 'feed.sweep', deleted }, 'swept old feeds');
  },
});
