import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { migrate } from '#db/migrate.ts';
import type { MigrateOptions, MigrateResult } from '#db/migration.ts';
import type { Engine } from '#db/store.ts';
import { MIGRATIONS, onCluster } from './templates.ts';
import { testStart } from './test-clock.ts';

/** A database with nothing in it, and a way to look into it without the code under test. */
export type EmptyDatabase = {
  engine: Engine;
  databaseUrl: string | null;
  sqlitePath: string;
  migrate(more?: Partial<MigrateOptions>): Promise<MigrateResult>;
  /** One raw statement; `?` stands for a value on both engines. */
  sql<Row = Record<string, unknown>>(text: string, values?: ReadonlyArray<unknown>): Promise<Row[]>;
};

let counter = 0;

/** Goes by itself after the test. */
export async function emptyDatabase(engine: Engine): Promise<EmptyDatabase> {
  const run = inject('testRun');
  counter += 1;
  const name = `empty_${process.pid}_${counter}`;
  const folder = join(run.folder, name);
  mkdirSync(folder);
  const sqlitePath = join(folder, 'market.sqlite');
  const clusterUrl = run.postgresUrl ?? '';
  const databaseUrl = engine === 'postgres' ? `${clusterUrl}/${name}` : null;
  if (databaseUrl) {
    await onCluster(clusterUrl, (client) => client.query(`CREATE DATABASE ${name} STRATEGY FILE_COPY`));
    onTestFinished(() =>
      onCluster(clusterUrl, async (client) => {
        await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
      }),
    );
  }
  return {
    engine,
    databaseUrl,
    sqlitePath,
    migrate: (more) =>
      migrate({ databaseUrl, sqlitePath, folder: MIGRATIONS, now: testStart(), stamp: 'real', ...more }),
    sql: async (text, values = []) =>
      databaseUrl ? inPostgres(databaseUrl, text, values) : inSqlite(sqlitePath, text, values),
  };
}

async function inPostgres<Row>(url: string, text: string, values: ReadonlyArray<unknown>): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let position = 0;
    const numbered = text.replace(/\?/g, () => {
      position += 1;
      return `$${position}`;
    });
    return (await client.query(numbered, [...values])).rows as Row[];
  } finally {
    await client.end();
  }
}

function inSqlite<Row>(path: string, text: string, values: ReadonlyArray<unknown>): Row[] {
  const connection = new Database(path);
  try {
    const statement = connection.prepare(text);
    if (statement.reader) return statement.all(...values) as Row[];
    statement.run(...values);
    return [];
  } finally {
    connection.close();
  }
}
