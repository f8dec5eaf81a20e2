import { readSchema, readTableNames, type TableSchema } from '#tests/db/read-schema.ts';
import type { EmptyDatabase } from '#tests/support/empty-database.ts';

const ROWS = 2;

/**
 * Puts rows into every table that the database has, whatever its version: made from what the database itself says
 * about its columns, so that a table nobody thought of is filled too. Foreign keys point at rows that are there.
 */
export async function fillEveryTable(database: EmptyDatabase): Promise<string[]> {
  const schema = await readSchema(database);
  const filled: string[] = [];
  for (const [name, table] of inOrderOfReference(schema)) {
    for (let row = 1; row <= ROWS; row += 1) {
      const names = Object.keys(table.columns);
      const values = names.map((column) => valueFor(database, name, table, column, row));
      const columns = names.map((column) => `"${column}"`).join(', ');
      await database.sql(
        `INSERT INTO "${name}" (${columns}) VALUES (${names.map(() => '?').join(', ')})${
          name === 'database_stamp' ? ' ON CONFLICT DO NOTHING' : ''
        }`,
        values,
      );
    }
    filled.push(name);
  }
  return filled;
}

/** Every row of every table, in the order of its text. */
export async function readEveryRow(
  database: EmptyDatabase,
): Promise<Record<string, Array<Record<string, unknown>>>> {
  const rows: Record<string, Array<Record<string, unknown>>> = {};
  for (const name of await readTableNames(database)) {
    const found = await database.sql(`SELECT * FROM "${name}"`);
    rows[name] = found.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  return rows;
}

function inOrderOfReference(schema: Record<string, TableSchema>): Array<[string, TableSchema]> {
  const ordered: Array<[string, TableSchema]> = [];
  const place = (name: string, table: TableSchema) => {
    if (ordered.some(([placed]) => placed === name)) return;
    for (const key of table.foreignKeys) {
      const parent = referenceOf(key).table;
      const parentTable = schema[parent];
      if (parent !== name && parentTable) place(parent, parentTable);
    }
    ordered.push([name, table]);
  };
  for (const [name, table] of Object.entries(schema)) place(name, table);
  return ordered;
}

function referenceOf(key: string): { column: string; table: string; target: string } {
  const [, column = '', table = '', target = ''] = /^(\w+) -> (\w+)\.(\w+)$/.exec(key) ?? [];
  return { column, table, target };
}

function valueFor(
  database: EmptyDatabase,
  table: string,
  about: TableSchema,
  column: string,
  row: number,
): unknown {
  const reference = about.foreignKeys.map(referenceOf).find((one) => one.column === column);
  if (reference) return `${reference.table}.${reference.target}.${row}`;
  const allowed = Object.values(about.checks).find((check) => check.startsWith(`${column} `));
  if (allowed) return fromCheck(allowed, row);
  if (about.columns[column]?.startsWith('text')) return `${table}.${column}.${row}`;
  if (/^(is_|has_|.*_led$|divided$|verified$|confirmed$|passed_by_rule$|follows_|goes_|again$)/.test(column))
    return database.engine === 'postgres' ? row % 2 === 1 : row % 2;
  return row;
}

function fromCheck(check: string, row: number): unknown {
  const closedSet = [...check.matchAll(/'([^']*)'/g)].map(([, value]) => value);
  return closedSet.length > 0 ? closedSet[(row - 1) % closedSet.length] : row;
}
