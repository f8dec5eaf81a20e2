import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { isSqliteBusy, openSqlite } from '#db/dialect/sqlite.ts';
import {
  type MigrateOptions,
  type MigrateResult,
  type Migration,
  MigrationRefused,
  pendingMigrations,
  refuseLostRows,
} from '#db/migration.ts';

const GIVE_UP_MS = 60_000;
const WAIT_MS = 20;

/** See `migrate`. Foreign keys are off before BEGIN, since a rebuilt table drops its old self first. */
export async function migrateSqlite(
  path: string,
  known: Migration[],
  options: MigrateOptions,
): Promise<MigrateResult> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const connection = await untilFree(() => openSqlite(path));
  try {
    connection.pragma('foreign_keys = OFF');
    await untilFree(() => connection.exec('BEGIN IMMEDIATE'));
    try {
      const result = migrateInTransaction(connection, known, options);
      connection.exec('COMMIT');
      return result;
    } catch (error) {
      connection.exec('ROLLBACK');
      throw error;
    }
  } finally {
    connection.close();
  }
}

function migrateInTransaction(
  connection: Database.Database,
  known: Migration[],
  options: MigrateOptions,
): MigrateResult {
  connection.exec(
    'CREATE TABLE IF NOT EXISTS schema_migration (tag text PRIMARY KEY, hash text NOT NULL, applied_at integer NOT NULL)',
  );
  const applied = connection.prepare('SELECT tag, hash FROM schema_migration ORDER BY tag').all() as Array<{
    tag: string;
    hash: string;
  }>;
  const pending = pendingMigrations(applied, known);
  const before = rowCounts(connection);
  for (const { tag, hash, statements } of pending) {
    for (const statement of statements) connection.exec(statement);
    connection.prepare('INSERT INTO schema_migration VALUES (?, ?, ?)').run(tag, hash, options.now);
  }
  if (pending.length > 0) {
    refuseLostRows(before, rowCounts(connection));
    const broken = connection.pragma('foreign_key_check') as Array<{ table: string; parent: string }>;
    if (broken[0]) {
      throw new MigrationRefused(
        `After the migration a row of "${broken[0].table}" points at a missing row of "${broken[0].parent}"; nothing was changed.`,
      );
    }
  }
  connection
    .prepare('INSERT INTO database_stamp (id, kind, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
    .run('market', options.stamp, options.now);
  const stamp = connection.prepare('SELECT kind FROM database_stamp').pluck().get() as 'demo' | 'real';
  return { applied: pending.map(({ tag }) => tag), stamp };
}

function rowCounts(connection: Database.Database): Map<string, number> {
  const tables = connection
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_fts%'",
    )
    .pluck()
    .all() as string[];
  return new Map(
    tables.map((name) => [
      name,
      connection.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number,
    ]),
  );
}

async function untilFree<T>(work: () => T): Promise<T> {
  const giveUpAt = performance.now() + GIVE_UP_MS;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isSqliteBusy(error) || performance.now() > giveUpAt) throw error;
      await delay(WAIT_MS);
    }
  }
}
