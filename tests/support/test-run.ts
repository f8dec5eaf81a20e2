import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type PostgresCluster, startPostgresCluster, sweepAbandonedClusters } from './postgres-cluster.ts';
import { scratchFolder } from './scratch-folder.ts';
import { preparePostgresTemplate, prepareSqliteTemplate } from './templates.ts';

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

type Running = { run: Promise<TestRun>; cluster: PostgresCluster | null; users: number };
/** Every project of a run calls the set-up in the same process: the first prepares, the last tidies. */
const runs = globalThis as typeof globalThis & { choPhienTestRun?: Running };

/**
 * Prepares what every test file shares: one migrated and seeded database of each engine, to be copied.
 * `TEST_ENGINES=sqlite` leaves PostgreSQL out, for a quick look while working.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  runs.choPhienTestRun ??= begin();
  const running = runs.choPhienTestRun;
  running.users += 1;
  project.provide('testRun', await running.run);
  return async () => {
    running.users -= 1;
    if (running.users > 0) return;
    runs.choPhienTestRun = undefined;
    await running.cluster?.stop();
    rmSync((await running.run).folder, { recursive: true, force: true });
  };
}

function begin(): Running {
  const running: Running = { run: prepare(), cluster: null, users: 0 };
  return running;

  async function prepare(): Promise<TestRun> {
    const folder = mkdtempSync(join(scratchFolder(), 'cho-phien-tests-'));
    const onlySqlite = process.env.TEST_ENGINES === 'sqlite';
    const [sqliteTemplate, cluster] = await Promise.all([
      prepareSqliteTemplate(folder),
      onlySqlite ? null : sweepAbandonedClusters().then(startPostgresCluster),
    ]);
    running.cluster = cluster;
    if (cluster) await preparePostgresTemplate(cluster.url, folder);
    return { folder, sqliteTemplate, postgresUrl: cluster?.url ?? null };
  }
}
