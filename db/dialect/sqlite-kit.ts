import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * The words in which every table is defined, as SQLite understands them. Its types are the types of the
 * whole application; the PostgreSQL kit is cast to them. Column names are the property names in snake_case
 * (drizzle's `casing`).
 */
export const sqliteKit = {
  table: sqliteTable,
  /** Text; compared and sorted by code point on both engines. */
  text: () => text(),
  /** Whole number up to 2^53: counts, VND, grams. */
  int: () => integer({ mode: 'number' }),
  bool: () => integer({ mode: 'boolean' }),
  /** A moment: milliseconds since 1970 in UTC. A local calendar day is `text`, 'YYYY-MM-DD'. */
  time: () => integer({ mode: 'number' }),
  /** JSON, validated by zod when read, never queried into. */
  json: <T>() => text({ mode: 'json' }).$type<T>(),
  index,
  uniqueIndex,
  check,
  primaryKey,
};

export type Kit = typeof sqliteKit;
