import { toSnakeCase } from 'drizzle-orm/casing';
import { getTableConfig, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { sqliteTables } from '#db/dialect/sqlite-tables.ts';

/**
 * SQLite reports a violated unique index by its columns ("variant.producer_id, variant.sku_key"), PostgreSQL by
 * its name. This maps the first to the second; a primary key is `<table>_pkey`, one of several columns
 * `<table>_<columns>_pk`, as they are called in PostgreSQL.
 */
export const uniqueIndexByColumns: ReadonlyMap<string, string> = new Map(
  Object.values(sqliteTables).flatMap((table) => {
    const { name, indexes, primaryKeys, columns } = getTableConfig(table);
    const written = (keys: SQLiteColumn[]) =>
      keys.map((key) => `${name}.${toSnakeCase(key.name)}`).join(', ');
    return [
      ...indexes
        .filter((index) => index.config.unique)
        .map((index) => [written(index.config.columns as SQLiteColumn[]), index.config.name] as const),
      ...primaryKeys.map((key) => {
        const names = key.columns.map((column) => toSnakeCase(column.name)).join('_');
        return [written(key.columns), `${name}_${names}_pk`] as const;
      }),
      ...columns
        .filter((column) => column.primary)
        .map((column) => [written([column]), `${name}_pkey`] as const),
    ];
  }),
);
