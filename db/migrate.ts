import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migratePostgres } from '#db/dialect/migrate-postgres.ts';
import { migrateSqlite } from '#db/dialect/migrate-sqlite.ts';
import type { MigrateOptions, MigrateResult, Migration } from '#db/migration.ts';

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
