import { type SQL, sql } from 'drizzle-orm';
import type { Db, SearchMatch } from '#db/store.ts';

type RawDb = { values<T>(query: SQL): Promise<T[]> };

/**
 * See `Dialect.searchListings`. Unranked and capped: bm25 over very common words blocks the event loop (quality notes,
 * 3.2).
 */
export async function searchListingsInSqlite(db: Db, query: SearchMatch): Promise<number[]> {
  const words = query.tokens.map((token, at) => {
    const word = `"${token.replaceAll('"', '')}"`;
    return query.lastIsPrefix && at === query.tokens.length - 1 ? `${word} *` : word;
  });
  if (words.length === 0) return [];
  const index = sql.raw(`listing_fts_${query.column}`);
  const rows = await (db as unknown as RawDb).values<[number]>(
    sql`select rowid from ${index} where ${index} match ${words.join(' AND ')} order by rowid desc limit ${query.cap}`,
  );
  return rows.map(([number]) => number);
}
