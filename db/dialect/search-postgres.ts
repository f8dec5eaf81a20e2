import { type SQL, sql } from 'drizzle-orm';
import { PLANNED_EACH_TIME } from '#db/dialect/named-statements.ts';
import type { Db, SearchMatch } from '#db/store.ts';

type RawDb = { execute<T>(query: SQL): Promise<{ rows: T[] }> };

/**
 * See `Dialect.searchListings`: the same hits in the same order as on SQLite. The newest of words that stand everywhere are
 * the first that are met on the way back from the newest listing; all others the index finds. PostgreSQL knows from its
 * statistics which it is, once it knows the words: planned for any, it goes the whole way back for a word that nothing holds.
 */
export async function searchListingsInPostgres(db: Db, query: SearchMatch): Promise<number[]> {
  const words = query.tokens.map((token, at) => {
    const word = `'${token.replaceAll("'", '').replaceAll('\\', '')}'`;
    return query.lastIsPrefix && at === query.tokens.length - 1 ? `${word}:*` : word;
  });
  if (words.length === 0) return [];
  const index = sql.raw(`${query.column}_index`);
  // As one text: a row for each number costs both sides of the wire more than the number is worth.
  const { rows } = await (db as unknown as RawDb).execute<{ numbers: string }>(
    sql`${sql.raw(PLANNED_EACH_TIME)} select array_to_string(array(
      select number from listing_search where ${index} @@ ${words.join(' & ')}::tsquery
      order by number desc limit ${query.cap}), ' ') as numbers`,
  );
  const numbers = rows[0]?.numbers ?? '';
  return numbers === '' ? [] : numbers.split(' ').map(Number);
}
