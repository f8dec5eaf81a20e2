import { OperatorProblem } from '#db/operator-problem.ts';

export type Migration = { tag: string; hash: string; statements: string[] };

export type MigrateOptions = {
  databaseUrl: string | null;
  sqlitePath: string;
  /** Folder that holds `sqlite/` and `postgres/`. */
  folder: string;
  /** Milliseconds, UTC. */
  now: number;
  /** What a new database is stamped with; an old one keeps its stamp. */
  stamp: 'demo' | 'real';
  /** Only the first `count` migrations, to build an older database in tests. */
  count?: number;
};

export type MigrateResult = { applied: string[]; stamp: 'demo' | 'real' };

/** The database and this program do not go together. */
export class MigrationRefused extends OperatorProblem {}

/** Those not applied yet; refuses a database that is newer than this code or whose history differs. */
export function pendingMigrations(
  applied: ReadonlyArray<{ tag: string; hash: string }>,
  known: ReadonlyArray<Migration>,
): Migration[] {
  const unknown = applied.find(({ tag }) => !known.some((migration) => migration.tag === tag));
  if (unknown) {
    throw new MigrationRefused(
      `The database is newer than this program: it holds migration "${unknown.tag}", which this version does not know. Start the newer version, or restore a backup made before the upgrade.`,
    );
  }
  for (const { tag, hash } of applied) {
    const migration = known.find((one) => one.tag === tag);
    if (migration && migration.hash !== hash) {
      throw new MigrationRefused(
        `Migration "${tag}" was changed after it had been applied to this database. Restore its file from version control.`,
      );
    }
  }
  const done = new Set(applied.map(({ tag }) => tag));
  return known.filter(({ tag }) => !done.has(tag));
}

/** Refuses a table that lost rows: drizzle-kit rebuilds tables, and a rebuild must never drop data unseen. */
export function refuseLostRows(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): void {
  for (const [table, rows] of before) {
    const now = after.get(table);
    if (now !== undefined && now < rows) {
      throw new MigrationRefused(
        `Table "${table}" would lose ${rows - now} rows in this migration; nothing was changed.`,
      );
    }
  }
}
