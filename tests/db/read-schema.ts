import type { EmptyDatabase } from '#tests/support/empty-database.ts';

/** A table as a database says it is, in words that hold for both engines. */
export type TableSchema = {
  /** Column name to "text", "number" or "boolean", with " not null". */
  columns: Record<string, string>;
  primaryKey: string[];
  /** Index name to its columns, whether it is unique, and its condition. */
  indexes: Record<string, string>;
  /** "column -> table.column", sorted. */
  foreignKeys: string[];
  checks: Record<string, string>;
};

/** The machinery of the engines, not ours: the list of migrations, and the search index beside listing_search. */
const NOT_COMPARED = /^(schema_migration|sqlite_.*|listing_fts.*)$/;
/** Generated columns in which PostgreSQL keeps its search index. */
const ONLY_FOR_SEARCH = /^(folded_index|marked_index|listing_search_folded|listing_search_marked)$/;

/** Of our tables, in the order of their bytes. */
export async function readTableNames({ engine, sql }: EmptyDatabase): Promise<string[]> {
  const tables = await sql<{ name: string }>(
    engine === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
      : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name COLLATE \"C\"",
  );
  return tables.map(({ name }) => name).filter((name) => !NOT_COMPARED.test(name));
}

export async function readSchema(database: EmptyDatabase): Promise<Record<string, TableSchema>> {
  return database.engine === 'sqlite' ? readSqlite(database) : readPostgres(database);
}

async function readSqlite({ sql }: EmptyDatabase): Promise<Record<string, TableSchema>> {
  const tables = await sql<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name",
  );
  const schema: Record<string, TableSchema> = {};
  for (const { name, sql: definition } of tables.filter((table) => !NOT_COMPARED.test(table.name))) {
    const columns = await sql<{ name: string; type: string; notnull: number; pk: number }>(
      `SELECT * FROM pragma_table_info('${name}')`,
    );
    const indexes = await sql<{ name: string; unique: number; sql: string }>(
      `SELECT i.name, i."unique", m.sql FROM pragma_index_list('${name}') i JOIN sqlite_master m ON m.name = i.name WHERE m.sql IS NOT NULL`,
    );
    const keys = await sql<{ from: string; table: string; to: string }>(
      `SELECT "from", "table", "to" FROM pragma_foreign_key_list('${name}')`,
    );
    schema[name] = {
      columns: Object.fromEntries(
        columns.map((column) => [
          column.name,
          `${column.type.toLowerCase() === 'text' ? 'text' : 'number'}${column.notnull || column.pk ? ' not null' : ''}`,
        ]),
      ),
      primaryKey: columns
        .filter(({ pk }) => pk > 0)
        .sort((a, b) => a.pk - b.pk)
        .map((column) => column.name),
      indexes: Object.fromEntries(indexes.map((index) => [index.name, plainIndex(index.sql)])),
      foreignKeys: keys.map(({ from, table, to }) => `${from} -> ${table}.${to}`).sort(),
      checks: Object.fromEntries(
        [...definition.matchAll(/CONSTRAINT [`"](\w+)[`"] CHECK ?\((.*)\)/gi)].map(
          ([, check = '', text = '']) => [check, plainCondition(text)],
        ),
      ),
    };
  }
  return schema;
}

/** Asked of all tables at once: table by table, the catalogue's views take longer than all that is read of the rows. */
async function readPostgres(database: EmptyDatabase): Promise<Record<string, TableSchema>> {
  const { sql } = database;
  const allColumns = await sql<{ table: string; name: string; type: string; nullable: string }>(
    "SELECT table_name AS table, column_name AS name, data_type AS type, is_nullable AS nullable FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position",
  );
  const allKeys = await sql<{ table: string; kind: string; name: string; definition: string }>(
    "SELECT t.relname AS table, contype AS kind, conname AS name, pg_get_constraintdef(c.oid) AS definition FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid WHERE t.relnamespace = 'public'::regnamespace",
  );
  const allIndexes = await sql<{ table: string; name: string; definition: string }>(
    "SELECT tablename AS table, indexname AS name, indexdef AS definition FROM pg_indexes WHERE schemaname = 'public'",
  );
  const [columnsOf, keysOf, indexesOf] = [byTable(allColumns), byTable(allKeys), byTable(allIndexes)];
  const schema: Record<string, TableSchema> = {};
  for (const name of await readTableNames(database)) {
    const columns = columnsOf.get(name) ?? [];
    const keys = keysOf.get(name) ?? [];
    const indexes = indexesOf.get(name) ?? [];
    const ofKind = (kind: string) => keys.filter((key) => key.kind === kind);
    schema[name] = {
      columns: Object.fromEntries(
        columns
          .filter((column) => !ONLY_FOR_SEARCH.test(column.name))
          .map(({ name: column, type, nullable }) => [
            column,
            `${type === 'text' ? 'text' : 'number'}${nullable === 'NO' ? ' not null' : ''}`,
          ]),
      ),
      primaryKey: namesIn(ofKind('p')[0]?.definition ?? ''),
      indexes: Object.fromEntries(
        indexes
          .filter((index) => index.name !== ofKind('p')[0]?.name && !ONLY_FOR_SEARCH.test(index.name))
          .map((index) => [index.name, plainIndex(index.definition)]),
      ),
      foreignKeys: ofKind('f')
        .map(({ definition }) =>
          definition.replace(/FOREIGN KEY \((\w+)\) REFERENCES (\w+)\((\w+)\).*/, '$1 -> $2.$3'),
        )
        .sort(),
      checks: Object.fromEntries(
        ofKind('c').map(({ name: check, definition }) => [
          check,
          plainCondition(definition.replace(/^CHECK /, '')),
        ]),
      ),
    };
  }
  return schema;
}

function byTable<Row extends { table: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const lists = new Map<string, Row[]>();
  for (const row of rows) lists.set(row.table, [...(lists.get(row.table) ?? []), row]);
  return lists;
}

function namesIn(definition: string): string[] {
  return (/\(([^)]*)\)/.exec(definition)?.[1] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

function plainIndex(definition: string): string {
  const unique = /CREATE UNIQUE/i.test(definition) ? 'unique ' : '';
  const plain = definition.replace(/[`"]/g, '').replace(/USING \w+ /i, '');
  const [, columns = '', condition = ''] = /ON [\w.]+ ?\(([^)]*)\)(?: WHERE (.*))?$/is.exec(plain) ?? [];
  return `${unique}(${columns
    .split(',')
    .map((name) => name.trim())
    .join(', ')})${condition ? ` where ${plainCondition(condition)}` : ''}`;
}

/** PostgreSQL rewrites `x in ('a', 'b')` and `x between 1 and 5`; both come out as the same words here. */
function plainCondition(text: string): string {
  return text
    .replace(/[`"]/g, '')
    .replace(/::\w+(\[\])?/g, '')
    .replace(/(\w+) = ANY \(\(?ARRAY\[([^\]]*)\]\)?\)/gi, '$1 in ($2)')
    .replace(/\(?\((\w+) >= (\d+)\) AND \(\1 <= (\d+)\)\)?/gi, '$1 between $2 and $3')
    .replace(/[()\s]+/g, ' ')
    .replace(/ ,/g, ',')
    .trim()
    .toLowerCase();
}
