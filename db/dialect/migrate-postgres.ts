import pg from 'pg';
import {
  type MigrateOptions,
  type MigrateResult,
  type Migration,
  pendingMigrations,
  refuseLostRows,
} from '#db/migration.ts';

/** Any number, the same in every process of the market. */
const MIGRATION_LOCK = 720_511_205;

/** See `migrate`. PostgreSQL checks foreign keys itself, statement by statement. */
export async function migratePostgres(
  url: string,
  known: Migration[],
  options: MigrateOptions,
): Promise<MigrateResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const result = await migrateInTransaction(client, known, options);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

async function migrateInTransaction(
  client: pg.Client,
  known: Migration[],
  options: MigrateOptions,
): Promise<MigrateResult> {
  await client.query(
    'CREATE TABLE IF NOT EXISTS schema_migration (tag text COLLATE "C" PRIMARY KEY, hash text NOT NULL, applied_at bigint NOT NULL)',
  );
  const { rows: applied } = await client.query<{ tag: string; hash: string }>(
    'SELECT tag, hash FROM schema_migration ORDER BY tag',
  );
  const pending = pendingMigrations(applied, known);
  const before = pending.length > 0 ? await rowCounts(client) : new Map<string, number>();
  for (const { tag, hash, statements } of pending) {
    for (const statement of statements) await client.query(statement);
    await client.query('INSERT INTO schema_migration VALUES ($1, $2, $3)', [tag, hash, options.now]);
  }
  if (pending.length > 0) refuseLostRows(before, await rowCounts(client));
  await client.query(
    'INSERT INTO database_stamp (id, kind, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    ['market', options.stamp, options.now],
  );
  const { rows } = await client.query<{ kind: 'demo' | 'real' }>('SELECT kind FROM database_stamp');
  return { applied: pending.map(({ tag }) => tag), stamp: rows[0]?.kind ?? options.stamp };
}

async function rowCounts(client: pg.Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ tablename: string }>(
    'SELECT tablename FROM pg_tables WHERE schemaname = current_schema()',
  );
  const counts = new Map<string, number>();
  for (const { tablename } of rows) {
    const result = await client.query<{ count: string }>(`SELECT count(*) FROM "${tablename}"`);
    counts.set(tablename, Number(result.rows[0]?.count));
  }
  return counts;
}
