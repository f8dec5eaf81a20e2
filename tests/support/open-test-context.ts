import { join } from 'node:path';
import type { Clock } from '#app/server/clock.server.ts';
import { readConfig } from '#app/server/config.server.ts';
import type { Context } from '#app/server/context.ts';
import { createJobQueue } from '#app/server/jobs/create-job-queue.server.ts';
import { createLog } from '#app/server/log.server.ts';
import { openMail } from '#app/server/mail/open-mail.server.ts';
import type { SimulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import { openDiskStorage } from '#app/server/storage/disk-storage.server.ts';
import { openStore } from '#db/open-store.ts';
import { type FakeOutbound, fakeOutbound } from '#tests/fakes/fake-outbound.ts';

/** Tests and the programs that they start run in the project's folder. */
const ROOT = process.cwd();
/** Any 32 bytes; the same in every test so that a database can be opened again. */
export const TEST_SECRET = Buffer.alloc(32, 'cho phien tests').toString('base64');
const CONNECTIONS = 6;

export type OpenTestContext = {
  databaseUrl: string | null;
  dataDir: string;
  clock: Clock;
  demo: boolean;
  /** Settings of the market under test, over the usual ones of a test. */
  settings?: Record<string, string>;
  simulated?: SimulatedPlatforms | null;
};

/** A context over an existing database: everything real except the clock and the network. */
export function openTestContext({
  databaseUrl,
  dataDir,
  clock,
  demo,
  settings,
  simulated = null,
}: OpenTestContext): {
  context: Context & { outbound: FakeOutbound };
  close: () => Promise<void>;
} {
  const config = readConfig(
    {
      NODE_ENV: 'test',
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl ?? '',
      DEMO: demo ? 'on' : 'off',
      APP_SECRET: TEST_SECRET,
      LOG_LEVEL: 'silent',
      ...settings,
    },
    ROOT,
  );
  const store = openStore({
    databaseUrl: config.databaseUrl,
    sqlitePath: config.sqlitePath,
    connections: CONNECTIONS,
    strict: true,
    onConnectionError: () => undefined,
  });
  const stops: Array<() => Promise<void> | void> = [];
  const context = {
    config,
    store,
    clock,
    log: createLog(config.logLevel),
    storage: openDiskStorage(join(dataDir, 'files')),
    jobs: createJobQueue(store, clock),
    outbound: fakeOutbound(),
    simulated,
    mail: openMail(config),
    notifiers: [],
    onClose: (stop: () => Promise<void> | void) => void stops.push(stop),
  };
  return {
    context,
    async close() {
      for (const stop of stops.reverse()) await stop();
      await store.close();
    },
  };
}
