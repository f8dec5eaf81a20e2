import { followReadiness } from '#app/domain/channels/readiness/follow-readiness.server.ts';
import { jobKinds } from '#app/job-registry.ts';
import { startWorker } from '#app/server/jobs/start-worker.server.ts';
import { readSimulated, simulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import { type ClockSetting, flowingClock } from '#tests/support/flowing-clock.ts';
import { openTestContext } from '#tests/support/open-test-context.ts';
import { serveContext } from '#tests/support/serve-context.ts';

export type ServeOrder = {
  databaseUrl: string | null;
  dataDir: string;
  clock: ClockSetting;
  settings: Record<string, string>;
  /** As the simulated Stripe says of itself; null where no cards are taken. */
  stripe: unknown;
};

/** One server process of a market, as `npm start` runs it: pages, webhooks and all jobs, on a clock that it is told. */
const {
  databaseUrl,
  dataDir,
  clock: told,
  settings,
  stripe,
} = JSON.parse(process.argv[2] ?? '{}') as ServeOrder;
const clock = flowingClock(told);
process.on('message', (moved: ClockSetting) => clock.set(moved));
const simulated = stripe === null ? null : simulatedPlatforms(() => readSimulated({ stripe }));
const { context } = openTestContext({ databaseUrl, dataDir, clock, demo: false, settings, simulated });
followReadiness(context);
const { url } = await serveContext(context);
startWorker(context, jobKinds, { pollMs: 50 });
process.send?.({ url });
