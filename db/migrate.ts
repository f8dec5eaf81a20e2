import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migratePostgres } from './dialect/migrate-postgres.ts';
import { migrateSqlite } from './dialect/migrate-sqlite.ts';

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

/** A reason not to start that the operator must read. */
export class MigrationRefused extends Error {}

/**
 * Brings the database to the version of this code. Safe to call from several processes at once: one works, the
 * others wait and find nothing to do. All pending migrations commit together or not at all.
 */
export async function migrate(options: MigrateOptions): Promise<MigrateResult> {
  const engine = options.databaseUrl ? 'postgres' : 'sqlite';
  const migrations = readMigrations(join(options.folder, engine)).slice(0, options.count);
  return options.databaseUrl
    ? migratePostgres(options.databaseUrl, migrations, options)
    : migrateSqlite(options.sqlitePath, migrations, options);
}

/** The migrations of one engine in their order, from drizzle-kit's journal. */
export function readMigrations(folder: string): Migration[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as {
    entries: Array<{ tag: string }>;
  };
  return journal.entries.map(({ tag }) => {
    const text = readFileSync(join(folder, `${tag}.sql`), 'utf8');
    return {
      tag,
      hash: createHash('sha256').update(text).digest('hex'),
      statements: text
        .split('--> statement-breakpoint')
        .map((statement) => statement.trim())
        .filter(Boolean),
    };
  });
}

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
