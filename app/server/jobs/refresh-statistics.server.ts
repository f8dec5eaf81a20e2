import { z } from 'zod';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';

const HOUR_MS = 3_600_000;

/** After a first filling and as the market grows: without statistics SQLite takes the wrong index for most lists. */
export const refreshStatistics = defineJob({
  kind: 'refresh-statistics',
  payload: z.object({}),
  priority: 200,
  concurrency: 1,
  repeat: { everyMs: HOUR_MS, payload: {} },
  run: (context) => context.store.refreshStatistics(),
});
