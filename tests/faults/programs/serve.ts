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

/** What a server is told while it runs. */
export type ServeMessage = { clock: ClockSetting } | { isWorking: boolean };

/**
 * One server process of a market, as `npm start` runs it: pages, webhooks and all jobs, on a clock that it is told. Its jobs
 * can be stopped and begun again.
 */
const {
  databaseUrl,
  dataDir,
  clock: told,
  settings,
  stripe,
} = JSON.parse(process.argv[2] ?? '{}') as ServeOrder;
const clock = flowingClock(told);
const simulated = stripe === null ? null : simulatedPlatforms(() => readSimulated({ stripe }));
const { context } = openTestContext({ databaseUrl, dataDir, clock, demo: false, settings, simulated });
followReadiness(context);
const { url } = await serveContext(context);
const work = () => startWorker(context, jobKinds, { pollMs: 50 });
let worker: ReturnType<typeof work> | null = work();
process.on('message', async (message: ServeMessage) => {
  if ('clock' in message) return clock.set(message.clock);
  if (message.isWorking) worker ??= work();
  else await worker?.stop();
  if (!message.isWorking) worker = null;
  process.send?.({ isWorking: message.isWorking });
});
process.send?.({ url });
