import { type SQL, sql } from 'drizzle-orm';
import type { Db, SearchQuery } from '../store.ts';

type RawDb = { all<T>(query: SQL): Promise<T[]> };

/**
 * Ids of published listings that hold every token, those that hold them with the same marks first.
 * Unranked and capped: bm25 over very common words blocks the event loop (quality notes, 3.2).
 */
export async function searchListingsInSqlite(db: Db, query: SearchQuery): Promise<string[]> {
  const marked = query.marked ? await match(db, 'marked', query.marked, query) : [];
  const folded = await match(db, 'folded', query.folded, query);
  return [...new Set([...marked, ...folded])].slice(0, query.cap);
}

async function match(
  db: Db,
  column: 'folded' | 'marked',
  tokens: string[],
  query: SearchQuery,
): Promise<string[]> {
  if (tokens.length === 0) return [];
  const words = tokens.map((token, at) => {
    const word = `"${token.replaceAll('"', '')}"`;
    return query.lastIsPrefix && at === tokens.length - 1 ? `${word} *` : word;
  });
  const rows = await (db as unknown as RawDb).all<{ listing_id: string }>(
    sql`select listing_id from listing_search where number in
      (select rowid from listing_fts where listing_fts match ${`${column} : (${words.join(' AND ')})`}
        order by rowid desc limit ${query.cap})
      order by number desc`,
  );
  return rows.map((row) => row.listing_id);
}
