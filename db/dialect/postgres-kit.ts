import {
  bigint,
  boolean,
  check,
  customType,
  index,
  pgTable,
  primaryKey,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Kit } from '#db/dialect/sqlite-kit.ts';

/** The C collation sorts by code point as SQLite does, whatever the locale of the cluster. */
const textByCodePoint = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

/** JSON as text: PostgreSQL's own types would reorder keys (jsonb) or be parsed twice. */
const jsonAsText = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (text) => JSON.parse(text),
});

/** The same words as `sqliteKit`, as PostgreSQL understands them. */
export const postgresKit = {
  table: pgTable,
  text: () => textByCodePoint(),
  int: () => bigint({ mode: 'number' }),
  bool: () => boolean(),
  time: () => bigint({ mode: 'number' }),
  json: () => jsonAsText(),
  index,
  uniqueIndex,
  check,
  primaryKey,
} as unknown as Kit;
