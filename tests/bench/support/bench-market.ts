import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fillDemo } from '#app/demo/fill-demo.server.ts';
import { systemClock } from '#app/server/clock.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Engine } from '#db/store.ts';
import { openTestContext } from '#tests/support/open-test-context.ts';
import { type PostgresCluster, startPostgresCluster } from '#tests/support/postgres-cluster.ts';
import { ownedFolder, sweepAbandonedFolders } from '#tests/support/scratch-folder.ts';
import { migrateAndSeed, onCluster } from '#tests/support/templates.ts';

export type BenchMarket = {
  context: Context;
  dataDir: string;
  databaseUrl: string | null;
  close(): Promise<void>;
};

/** As a server in production runs: without the checks that development and tests add to every write. */
const SETTINGS = { NODE_ENV: 'production' };

/**
 * A market on the real clock, in memory where the system has room, gone when closed.
 * @param isDurable on the disk, which every commit then waits for, as in a real market.
 */
export async function benchMarket(
  engine: Engine,
  { demo = false, isDurable = false } = {},
): Promise<BenchMarket> {
  sweepAbandonedFolders();
  const folder = ownedFolder('cho-phien-bench-', { isOnDisk: isDurable });
  const cluster: PostgresCluster | null =
    engine === 'postgres' ? await startPostgresCluster({ isDurable }) : null;
  if (cluster) await onCluster(cluster.url, (client) => client.query('CREATE DATABASE market'));
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  const place = { databaseUrl: cluster ? `${cluster.url}/market` : null, dataDir, clock: systemClock, demo };
  await migrateAndSeed(place);
  const { context, close } = openTestContext({ ...place, settings: SETTINGS });
  if (demo) await fillDemo(context);
  return {
    context,
    dataDir,
    databaseUrl: place.databaseUrl,
    async close() {
      await close();
      await cluster?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
