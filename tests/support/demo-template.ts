import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { fillDemo } from '#app/demo/fill-demo.server.ts';
import { pictureDemoListing } from '#app/demo/picture-demo-listing.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Engine } from '#db/store.ts';
import { openTestContext } from '#tests/support/open-test-context.ts';
import { migrateAndSeed, onCluster } from '#tests/support/templates.ts';
import { testStart } from '#tests/support/test-clock.ts';
import type { TestRun } from '#tests/support/test-run.ts';

export const DEMO_DATABASE = 'market_demo_template';
const LOOK_AGAIN_MS = 100;

/**
 * The filled demo market as a template of the run: whoever asks first fills it, everybody else waits and copies.
 * Returns its data folder (on PostgreSQL the rows are in database `DEMO_DATABASE`).
 */
export async function demoTemplate(run: TestRun, engine: Engine): Promise<string> {
  const dataDir = join(run.folder, `demo-${engine}`);
  const done = join(run.folder, `demo-${engine}.done`);
  if (isFirst(dataDir)) {
    try {
      await fill(run, engine, dataDir);
      writeFileSync(done, 'filled');
    } catch (error) {
      writeFileSync(done, `failed: ${error}`);
      throw error;
    }
  }
  while (!existsSync(done)) await delay(LOOK_AGAIN_MS);
  return dataDir;
}

async function fill(run: TestRun, engine: Engine, dataDir: string): Promise<void> {
  const databaseUrl = engine === 'postgres' ? `${run.postgresUrl}/${DEMO_DATABASE}` : null;
  if (databaseUrl)
    await onCluster(run.postgresUrl ?? '', (client) => client.query(`CREATE DATABASE ${DEMO_DATABASE}`));
  const now = testStart();
  const place = { databaseUrl, dataDir, clock: { now: () => now }, demo: true };
  await migrateAndSeed(place);
  const { context, close } = openTestContext(place);
  try {
    await fillDemo(context);
    await leavePicturesOut(context);
  } finally {
    await close();
  }
}

/** Drawing them takes minutes of a processor; a test that needs pictures has them drawn for its own listings. */
async function leavePicturesOut({ store }: Context): Promise<void> {
  const { job } = store.tables;
  await store.write((tx) => tx.delete(job).where(eq(job.kind, pictureDemoListing.kind)));
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
