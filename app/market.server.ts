import { join } from 'node:path';
import { seedFees } from '#app/domain/channels/fees/seed-fees.server.ts';
import { followReadiness } from '#app/domain/channels/readiness/follow-readiness.server.ts';
import { postMissingOverlaps } from '#app/domain/payments/card/post-missing-overlaps.server.ts';
import { keyPayoutReferences } from '#app/domain/payments/payouts/key-payout-references.server.ts';
import { seedMoneyRules } from '#app/domain/payments/terms/seed-money-rules.server.ts';
import { seedReference } from '#app/domain/register/seed-reference.server.ts';
import { type Clock, systemClock } from '#app/server/clock.server.ts';
import { type Config, readConfig } from '#app/server/config.server.ts';
import type { Context } from '#app/server/context.ts';
import { createJobQueue } from '#app/server/jobs/create-job-queue.server.ts';
import { createLog } from '#app/server/log.server.ts';
import { openMail } from '#app/server/mail/open-mail.server.ts';
import { type OutboundFetch, outboundFetch } from '#app/server/outbound-fetch.server.ts';
import { simulatedPlatformsIn } from '#app/server/simulated-platforms.server.ts';
import { openDiskStorage } from '#app/server/storage/disk-storage.server.ts';
import { openDataFolder } from '#app/server/storage/open-data-folder.server.ts';
import { migrate } from '#db/migrate.ts';
import { openStore } from '#db/open-store.ts';
import { OperatorProblem } from '#db/operator-problem.ts';

export type Market = {
  readonly context: Context;
  /** What the database was stamped at its first migration; a demo stays one. */
  readonly stamp: 'demo' | 'real';
  close(): Promise<void>;
};

export type OpenMarketOptions = {
  /** Settings; process.env in every process, a test's own in a test. */
  environment: Record<string, string | undefined>;
  /** Folder of package.json. */
  rootDir: string;
  clock?: Clock;
  outbound?: OutboundFetch;
};

/** The demo's freedoms need a demo database, and a demo database must never become a real market. */
export class WrongStamp extends OperatorProblem {}

/**
 * Opens the market for a process (server, worker, command line, test): settings, migrations, data, storage.
 * @throws OperatorProblem: ConfigRefused, MigrationRefused, WrongStamp.
 */
export async function openMarket({
  environment,
  rootDir,
  clock = systemClock,
  outbound = outboundFetch,
}: OpenMarketOptions): Promise<Market> {
  const config = readConfig(environment, rootDir);
  openDataFolder(config.dataDir);
  const { stamp } = await migrate({
    databaseUrl: config.databaseUrl,
    sqlitePath: config.sqlitePath,
    folder: join(rootDir, 'db', 'migrations'),
    now: clock.now(),
    stamp: config.demo ? 'demo' : 'real',
  });
  refuseWrongStamp(config, stamp);
  const log = createLog(config.logLevel);
  const store = openStore({
    databaseUrl: config.databaseUrl,
    sqlitePath: config.sqlitePath,
    connections: config.databaseConnections,
    strict: config.mode !== 'production',
    onConnectionError: (error) => log.warn({ err: error }, 'a database connection broke'),
  });
  const stops: Array<() => Promise<void> | void> = [];
  const context: Context = {
    config,
    store,
    clock,
    log,
    storage: openDiskStorage(join(config.dataDir, 'files')),
    jobs: createJobQueue(store, clock),
    outbound,
    mail: openMail(config),
    notifiers: [],
    simulated: stamp === 'demo' ? simulatedPlatformsIn(config.dataDir) : null,
    onClose: (stop) => stops.push(stop),
  };
  followReadiness(context);
  await seedReference(context);
  await seedFees(context);
  await seedMoneyRules(context);
  await keyPayoutReferences(context);
  await postMissingOverlaps(context);
  return {
    context,
    stamp,
    async close() {
      for (const stop of stops.reverse()) await stop();
      await store.close();
    },
  };
}

function refuseWrongStamp(config: Config, stamp: 'demo' | 'real'): void {
  if (config.demo === (stamp === 'demo')) return;
  const where = config.databaseUrl ? 'the database of DATABASE_URL' : config.sqlitePath;
  throw new WrongStamp(
    stamp === 'demo'
      ? `${where} holds a demo market and stays one. Choose another DATA_DIR or DATABASE_URL for the real market.`
      : `${where} holds a real market, so the demo is refused on it. Set DEMO=off, or choose another DATA_DIR.`,
  );
}
