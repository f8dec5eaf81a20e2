import { type SQL, sql } from 'drizzle-orm';
import type { Db, SearchMatch } from '#db/store.ts';

type RawDb = { execute<T>(query: SQL): Promise<{ rows: T[] }> };

/** See `Dialect.searchListings`: the same hits in the same order as on SQLite. */
export async function searchListingsInPostgres(db: Db, query: SearchMatch): Promise<number[]> {
  const words = query.tokens.map((token, at) => {
    const word = `'${token.replaceAll("'", '').replaceAll('\\', '')}'`;
    return query.lastIsPrefix && at === query.tokens.length - 1 ? `${word}:*` : word;
  });
  if (words.length === 0) return [];
  const index = sql.raw(`${query.column}_index`);
  // As one text: a row for each number costs both sides of the wire more than the number is worth.
  const { rows } = await (db as unknown as RawDb).execute<{ numbers: string }>(
    sql`select array_to_string(array(
      select number from listing_search where ${index} @@ ${words.join(' & ')}::tsquery
      order by number desc limit ${query.cap}), ' ') as numbers`,
  );
  const numbers = rows[0]?.numbers ?? '';
  return numbers === '' ? [] : numbers.split(' ').map(Number);
}
