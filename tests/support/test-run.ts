import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { startPostgresCluster } from '#tests/support/postgres-cluster.ts';
import { ownedFolder, sweepAbandonedFolders } from '#tests/support/scratch-folder.ts';
import { preparePostgresTemplate, prepareSqliteTemplate, programsOf } from '#tests/support/templates.ts';

export type TestRun = {
  /** Folder of this run; everything in it goes when the run ends. */
  folder: string;
  sqliteTemplate: string;
  /** Address of the cluster without a database name; null where only SQLite is asked for. */
  postgresUrl: string | null;
};

declare module 'vitest' {
  interface ProvidedContext {
    testRun: TestRun;
  }
}

const FOLDER_PREFIX = 'cho-phien-tests-';

type Prepared = { run: TestRun; tidy: () => Promise<void> };
/** Every project of a run calls the set-up in the same process: the first prepares, the last tidies. */
const runs = globalThis as typeof globalThis & {
  choPhienTestRun?: { prepared: Promise<Prepared>; users: number };
};

/**
 * Prepares what every test file shares: one migrated and seeded database of each engine, to be copied.
 * `TEST_ENGINES=sqlite` leaves PostgreSQL out, for a quick look while working.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  runs.choPhienTestRun ??= { prepared: prepare(), users: 0 };
  const shared = runs.choPhienTestRun;
  shared.users += 1;
  const { run, tidy } = await shared.prepared;
  project.provide('testRun', run);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    runs.choPhienTestRun = undefined;
    await tidy();
  };
}

async function prepare(): Promise<Prepared> {
  sweepAbandonedFolders();
  const folder = ownedFolder(FOLDER_PREFIX);
  const cluster = process.env.TEST_ENGINES === 'sqlite' ? null : await startPostgresCluster();
  async function tidy() {
    await cluster?.stop();
    for (const done of [folder, programsOf({ folder })]) rmSync(done, { recursive: true, force: true });
  }
  try {
    const sqliteTemplate = await prepareSqliteTemplate(folder);
    if (cluster) await preparePostgresTemplate(cluster.url, folder);
    return { run: { folder, sqliteTemplate, postgresUrl: cluster?.url ?? null }, tidy };
  } catch (error) {
    await tidy();
    throw error;
  }
}
