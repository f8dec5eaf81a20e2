import { createHash } from 'node:crypto';
import { Column, is, SQL } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

type Values = Record<string, unknown>;
type Preparable<T> = {
  toSQL(): { sql: string };
  prepare(name: string): Prepared<T>;
};

type Decode = ((value: unknown) => unknown) | null;
/** What drizzle's prepared queries of both engines keep of a selection, and where they let another read the rows. */
type Prepared<T> = {
  execute(values: Values): PromiseLike<T>;
  fields?: ReadonlyArray<{ path: readonly string[]; field: unknown }>;
  customResultMapper?: (rows: ReadonlyArray<readonly unknown[]>) => unknown;
};

/**
 * Compiles a query whose values are `sql.placeholder`s, to be run many times on the handle that it was built on. For
 * queries of a fixed text only: PostgreSQL keeps each one on its connection, under a name made from that text.
 */
export function prepare<T>(query: PromiseLike<T>): (values: Values) => Promise<T> {
  const preparable = query as unknown as Preparable<T>;
  const name = createHash('sha256').update(preparable.toSQL().sql).digest('hex').slice(0, 32);
  const prepared = preparable.prepare(name);
  if (prepared.fields?.every(isPlain)) prepared.customResultMapper = readerOf(prepared.fields);
  return async (values) => prepared.execute(values);
}

/**
 * The same for queries that belong to a place in the code: built when they are first asked on a handle, kept for as long as
 * that handle is.
 */
export function preparedOnce<Built>(build: (db: Db, store: Store) => Built): (db: Db, store: Store) => Built {
  const built = new WeakMap<Db, Built>();
  return (db, store) => {
    const known = built.get(db) ?? build(db, store);
    built.set(db, known);
    return known;
  };
}

type Fields = NonNullable<Prepared<unknown>['fields']>;

/** Others, as a whole table in a join that may find none, are left to drizzle. */
function isPlain({ path, field }: Fields[number]): boolean {
  return path.length === 1 && (is(field, Column) || is(field, SQL) || is(field, SQL.Aliased));
}

/**
 * Reads the rows of a flat selection. drizzle finds out anew for each value of each row where it belongs and how it is
 * read, which takes longer than SQLite takes to find the rows; here that is settled once.
 */
function readerOf(fields: Fields) {
  const columns = fields.map(({ path, field }) => ({ key: path[0] ?? '', decode: decoderOf(field) }));
  // A copy has its final shape at once; an empty object would grow with every value.
  const blank: Values = Object.fromEntries(columns.map(({ key }) => [key, null]));
  return (rows: ReadonlyArray<readonly unknown[]>) =>
    rows.map((row) => {
      const result = { ...blank };
      let at = 0;
      for (const { key, decode } of columns) {
        const value = row[at];
        result[key] = value === null || decode === null ? value : decode(value);
        at += 1;
      }
      return result;
    });
}

/** Null where the driver's value is the value. */
function decoderOf(field: unknown): Decode {
  if (is(field, SQL.Aliased)) return decoderOf(field.sql);
  const decoder = is(field, Column) ? field : (field as { decoder: Column }).decoder;
  return decoder.mapFromDriverValue === Column.prototype.mapFromDriverValue
    ? null
    : (value) => decoder.mapFromDriverValue(value);
}
