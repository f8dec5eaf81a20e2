import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readMigrations } from '#db/migrate.ts';
import { MigrationRefused } from '#db/migration.ts';
import { fillEveryTable, readEveryRow } from '#tests/db/fill-every-table.ts';
import { readSchema } from '#tests/db/read-schema.ts';
import { startChild } from '#tests/support/child-process.ts';
import { emptyDatabase } from '#tests/support/empty-database.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { MIGRATIONS } from '#tests/support/templates.ts';
import { testStart } from '#tests/support/test-clock.ts';
import { testEngines } from '#tests/support/test-market.ts';

const PROCESSES = 4;
/** A release or two back, where markets are, and one in some between. */
const LATEST = 3;
const EVERY = 4;

/** Columns that have another name today; what they held is kept under it. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  register_import: { file_hash: 'file_key' },
};

type Row = Readonly<Record<string, unknown>>;

/** Tables that are gone: what they held stands in another. */
const MOVED: Readonly<Record<string, { to: string; as: (row: Row) => Row }>> = {
  payment_term: {
    to: 'legal_term',
    as: ({ code, days, valid_from, source }) => ({
      ...{ id: `${code} ${valid_from}`, kind: code, amount: days, unit: 'days' },
      ...{ valid_from, source },
    }),
  },
};

function renamed(table: string, row: Row): Record<string, unknown> {
  const names = RENAMED[table] ?? {};
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [names[column] ?? column, value]));
}

describe.each(testEngines())('migrating (%s)', (engine) => {
  const versions = readMigrations(join(MIGRATIONS, engine));

  const ways = versions
    .map(({ tag }, index) => [tag, index + 1] as const)
    .filter(
      ([, count]) =>
        IS_FULL || engine === 'sqlite' || count % EVERY === 1 || count > versions.length - LATEST,
    );
  test.each(ways)('a filled database at %s keeps every row on its way to today', async (_tag, count) => {
    const database = await emptyDatabase(engine);
    await database.migrate({ count });
    const filled = await fillEveryTable(database);
    expect(filled.length).toBeGreaterThan(30);
    const before = await readEveryRow(database);
    const { applied } = await database.migrate();
    expect(applied).toEqual(versions.slice(count).map(({ tag }) => tag));
    const after = await readEveryRow(database);
    for (const [table, rows] of Object.entries(before)) {
      expect(rows.length, table).toBeGreaterThan(0);
      const moved = MOVED[table];
      const kept = rows.map((row) => (moved ? moved.as(row) : renamed(table, row)));
      const today = after[moved?.to ?? table] ?? [];
      expect(today, table).toEqual(expect.arrayContaining(kept.map((row) => expect.objectContaining(row))));
      const added = Object.keys(before).filter((name) => MOVED[name]?.to === table);
      const more = added.reduce((sum, name) => sum + (before[name]?.length ?? 0), 0);
      if (!moved) expect(today.length, table).toBe(rows.length + more);
    }
  });

  test('is done once, by whichever of several processes comes first', async () => {
    const database = await emptyDatabase(engine);
    const told = {
      ...{ databaseUrl: database.databaseUrl, sqlitePath: database.sqlitePath },
      ...{ folder: MIGRATIONS, now: testStart(), stamp: 'real' },
    };
    const children = Array.from({ length: PROCESSES }, () => startChild('tests/db/programs/boot.ts', told));
    for (const child of children) await child.next();
    for (const child of children) child.send('go');
    const applied = await Promise.all(children.map((child) => child.next<string[]>()));
    expect(await Promise.all(children.map((child) => child.ended))).toEqual(children.map(() => 0));
    expect(applied.map((tags) => tags.length).sort()).toEqual([0, 0, 0, versions.length]);
    expect(await database.sql('SELECT kind FROM database_stamp')).toEqual([{ kind: 'real' }]);
  });

  test('stops at a database that a newer program has been at', async () => {
    const database = await emptyDatabase(engine);
    await database.migrate();
    await database.sql('INSERT INTO schema_migration VALUES (?, ?, ?)', ['9999_from_tomorrow', 'x', 1]);
    const refusal = await database.migrate().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(MigrationRefused);
    expect(String(refusal)).toContain('9999_from_tomorrow');
    expect(String(refusal)).toContain('newer than this program');
  });

  test('stops when a migration was changed after it had been applied', async () => {
    const database = await emptyDatabase(engine);
    await database.migrate();
    await database.sql('UPDATE schema_migration SET hash = ? WHERE tag = ?', ['other', versions[0]?.tag]);
    await expect(database.migrate()).rejects.toThrow(MigrationRefused);
  });

  test('keeps the stamp of the first time', async () => {
    const database = await emptyDatabase(engine);
    expect((await database.migrate({ stamp: 'demo' })).stamp).toBe('demo');
    expect((await database.migrate({ stamp: 'real' })).stamp).toBe('demo');
  });

  test('changes nothing when one statement of the new version fails', async () => {
    const database = await emptyDatabase(engine);
    await database.migrate();
    await fillEveryTable(database);
    const schema = await readSchema(database);
    const rows = await readEveryRow(database);
    const folder = withOneMore(
      engine,
      'CREATE TABLE tomorrow (id text);\n--> statement-breakpoint\nNONSENSE;',
    );
    await expect(database.migrate({ folder })).rejects.toThrow();
    expect(await readSchema(database)).toEqual(schema);
    expect(await readEveryRow(database)).toEqual(rows);
    expect((await database.migrate()).applied).toEqual([]);
  });

  test('refuses a version that would lose rows', async () => {
    const database = await emptyDatabase(engine);
    await database.migrate();
    await fillEveryTable(database);
    const folder = withOneMore(engine, "DELETE FROM rate_limit WHERE key <> 'nobody';");
    await expect(database.migrate({ folder })).rejects.toThrow(/"rate_limit" would lose 2 rows/);
    expect(await database.sql('SELECT key FROM rate_limit')).toHaveLength(2);
  });
});

test('a SQLite table that is rebuilt keeps its rows and those of the tables that point at it', async () => {
  const database = await emptyDatabase('sqlite');
  await database.migrate();
  await fillEveryTable(database);
  const before = await readEveryRow(database);
  const [definition] = await database.sql<{ sql: string }>(
    "SELECT sql FROM sqlite_master WHERE name = 'listing'",
  );
  const rebuilt = (definition?.sql ?? '').replace(
    /CREATE TABLE [`"]?listing[`"]?/,
    'CREATE TABLE `__new_listing`',
  );
  const folder = withOneMore(
    'sqlite',
    [
      'PRAGMA foreign_keys=OFF;',
      rebuilt,
      'INSERT INTO `__new_listing` SELECT * FROM `listing`;',
      'DROP TABLE `listing`;',
      'ALTER TABLE `__new_listing` RENAME TO `listing`;',
      'PRAGMA foreign_keys=ON;',
    ].join('\n--> statement-breakpoint\n'),
  );
  await database.migrate({ folder });
  expect(await readEveryRow(database)).toEqual(before);
});

test('a SQLite version that leaves a row pointing nowhere is refused', async () => {
  const database = await emptyDatabase('sqlite');
  await database.migrate();
  await fillEveryTable(database);
  const folder = withOneMore('sqlite', "UPDATE listing_photo SET photo_id = 'nobody' WHERE position = 1;");
  await expect(database.migrate({ folder })).rejects.toThrow(
    /"listing_photo" points at a missing row of "photo"/,
  );
});

test.runIf(testEngines().length === 2)('the two engines end up with the same tables', async () => {
  const [sqlite, postgres] = await Promise.all([emptyDatabase('sqlite'), emptyDatabase('postgres')]);
  await Promise.all([sqlite.migrate(), postgres.migrate()]);
  const [ofSqlite, ofPostgres] = await Promise.all([readSchema(sqlite), readSchema(postgres)]);
  expect(Object.keys(ofSqlite).length).toBeGreaterThan(35);
  expect(ofPostgres).toEqual(ofSqlite);
});

/** A copy of the migrations of one engine with one more at the end. */
function withOneMore(engine: string, statements: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(MIGRATIONS, folder, { recursive: true });
  const journalFile = join(folder, engine, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: Array<{ tag: string }> };
  journal.entries.push({ tag: '9000_one_more' });
  writeFileSync(journalFile, JSON.stringify(journal));
  writeFileSync(join(folder, engine, '9000_one_more.sql'), statements);
  return folder;
}
