import { type SQL, sql } from 'drizzle-orm';
import type { Db, SearchQuery } from '../store.ts';

type RawDb = { execute<T>(query: SQL): Promise<{ rows: T[] }> };

/** The same hits in the same two groups as on SQLite. */
export async function searchListingsInPostgres(db: Db, query: SearchQuery): Promise<string[]> {
  const marked = query.marked ? await match(db, sql`marked_index`, query.marked, query) : [];
  const folded = await match(db, sql`folded_index`, query.folded, query);
  return [...new Set([...marked, ...folded])].slice(0, query.cap);
}

async function match(db: Db, index: SQL, tokens: string[], query: SearchQuery): Promise<string[]> {
  if (tokens.length === 0) return [];
  const words = tokens.map((token, at) => {
    const word = `'${token.replaceAll("'", '').replaceAll('\\', '')}'`;
    return query.lastIsPrefix && at === tokens.length - 1 ? `${word}:*` : word;
  });
  const { rows } = await (db as unknown as RawDb).execute<{ listing_id: string }>(
    sql`select listing_id from listing_search where ${index} @@ ${words.join(' & ')}::tsquery
      order by number desc limit ${query.cap}`,
  );
  return rows.map((row) => row.listing_id);
}
