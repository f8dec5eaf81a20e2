import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { migrate } from '#db/migrate.ts';
import type { MigrateOptions, MigrateResult } from '#db/migration.ts';
import type { Engine } from '#db/store.ts';
import { MIGRATIONS, onCluster } from '#tests/support/templates.ts';
import { testStart } from '#tests/support/test-clock.ts';

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
  if (databaseUrl)
    await onCluster(clusterUrl, (client) => client.query(`CREATE DATABASE ${name} STRATEGY FILE_COPY`));
  const look = databaseUrl ? lookIntoPostgres(databaseUrl) : lookIntoSqlite(sqlitePath);
  onTestFinished(async () => {
    await look.close();
    if (databaseUrl)
      await onCluster(clusterUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    engine,
    databaseUrl,
    sqlitePath,
    migrate: (more) =>
      migrate({ databaseUrl, sqlitePath, folder: MIGRATIONS, now: testStart(), stamp: 'real', ...more }),
    sql: (text, values = []) => look.sql(text, values) as Promise<never[]>,
  };
}

type Look = { sql(text: string, values: ReadonlyArray<unknown>): Promise<unknown[]>; close(): Promise<void> };

function lookIntoPostgres(url: string): Look {
  let client: pg.Client | undefined;
  return {
    async sql(text, values) {
      if (!client) {
        client = new pg.Client({ connectionString: url });
        await client.connect();
      }
      let position = 0;
      const numbered = text.replace(/\?/g, () => {
        position += 1;
        return `$${position}`;
      });
      return (await client.query(numbered, [...values])).rows;
    },
    async close() {
      await client?.end();
    },
  };
}

function lookIntoSqlite(path: string): Look {
  let connection: Database.Database | undefined;
  return {
    async sql(text, values) {
      connection ??= new Database(path);
      const statement = connection.prepare(text);
      if (statement.reader) return statement.all(...values);
      statement.run(...values);
      return [];
    },
    async close() {
      connection?.close();
    },
  };
}
