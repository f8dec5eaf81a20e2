import { loadAttributes } from '#app/domain/channels/attributes/load-attributes.server.ts';
import { followProducts } from '#app/domain/channels/push/follow-products.server.ts';
import { pollShop } from '#app/domain/channels/push/poll-shop.server.ts';
import { syncProduct } from '#app/domain/channels/push/sync-product.server.ts';
import { startWorker } from '#app/server/jobs/start-worker.server.ts';
import { readSimulated, simulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import { type ClockSetting, flowingClock } from '#tests/support/flowing-clock.ts';
import { openTestContext } from '#tests/support/open-test-context.ts';

export type PushWorkerOrder = {
  databaseUrl: string | null;
  dataDir: string;
  clock: ClockSetting;
  /** As the simulated platforms say of themselves. */
  platforms: unknown;
};

/** A worker of pushes that does nothing to protect itself: it is there to be killed. */
const {
  databaseUrl,
  dataDir,
  clock: setting,
  platforms,
} = JSON.parse(process.argv[2] ?? '{}') as PushWorkerOrder;
const clock = flowingClock(setting);
process.on('message', (moved: ClockSetting) => clock.set(moved));
const simulated = simulatedPlatforms(() => readSimulated(platforms));
const { context } = openTestContext({ databaseUrl, dataDir, clock, demo: false, simulated });
startWorker(context, [syncProduct, pollShop, followProducts, loadAttributes], { pollMs: 20 });
setInterval(() => undefined, 60_000);
process.send?.('working');
