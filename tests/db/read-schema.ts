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

async function readPostgres({ sql }: EmptyDatabase): Promise<Record<string, TableSchema>> {
  const tables = await sql<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name COLLATE \"C\"",
  );
  const schema: Record<string, TableSchema> = {};
  for (const { name } of tables.filter((table) => !NOT_COMPARED.test(table.name))) {
    const columns = await sql<{ name: string; type: string; nullable: string }>(
      'SELECT column_name AS name, data_type AS type, is_nullable AS nullable FROM information_schema.columns WHERE table_name = ? ORDER BY ordinal_position',
      [name],
    );
    const keys = await sql<{ kind: string; name: string; definition: string }>(
      'SELECT contype AS kind, conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = ?::regclass',
      [`public.${name}`],
    );
    const indexes = await sql<{ name: string; definition: string }>(
      "SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE schemaname = 'public' AND tablename = ?",
      [name],
    );
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
