import { join } from 'node:path';
import Database from 'better-sqlite3';
import { inArray } from 'drizzle-orm';
import pg from 'pg';
import { MOST_HITS } from '#app/domain/catalog/search-hits.server.ts';
import { findListings, searchProducts } from '#app/domain/catalog/search-products.server.ts';
import { readSearchWords } from '#app/domain/catalog/search-words.ts';
import { fold } from '#app/server/text/fold.ts';
import type { Engine } from '#db/store.ts';
import { type BenchMarket, benchMarket } from '#tests/bench/support/bench-market.ts';
import { fillListings, GOODS, PLACES, QUALITIES } from '#tests/bench/support/fill-listings.ts';
import { median, quantile, report, reportMost, reportRates } from '#tests/bench/support/report.ts';
import { randomFrom } from '#tests/factories/made-up-register.ts';

const LISTINGS = 20_000;
const QUERIES = 200;
const ROUNDS = 3;
const CONCURRENT = 4;
const MOST_P95_MS = { sqlite: 15, postgres: 25 };

const queries = fixedQueries();
const hitSets: Array<string[][]> = [];
for (const engine of ['sqlite', 'postgres'] as const) {
  const market = await benchMarket(engine);
  await fillListings(market.context, LISTINGS);
  await measure(engine, market);
  hitSets.push(await readHitSets(market));
  await market.close();
}
const [ofSqlite = [], ofPostgres = []] = hitSets;
const different = ofSqlite.filter((hits, at) => hits.join() !== ofPostgres[at]?.join()).length;
reportMost('searches whose hits differ between the engines', `of ${QUERIES}`, different, 0);

async function measure(engine: Engine, market: BenchMarket): Promise<void> {
  const raw = engine === 'sqlite' ? rawSqlite(market) : await rawPostgres(market);
  const search = (text: string) => searchProducts(market.context, { text, page: 1, adult: true });
  const took: number[] = [];
  const rates: number[] = [];
  const limits: number[] = [];
  await allAtOnce(search);
  await allAtOnce(raw.search);
  for (let round = 0; round < ROUNDS; round += 1) {
    limits.push(await allAtOnce(raw.search));
    rates.push(await allAtOnce(search, took));
  }
  await raw.close();
  reportRates(`searchProducts at ${LISTINGS} listings (${engine})`, '/s', median(rates), median(limits), 0.4);
  reportMost(
    `searchProducts p95, ${CONCURRENT} at once (${engine})`,
    'ms',
    quantile(took, 0.95),
    MOST_P95_MS[engine],
  );
  report({
    what: `searchProducts p50 (${engine})`,
    ours: `${median(took).toFixed(2)} ms`,
    ...{ limit: '', ratio: '', bar: '', isMet: null },
  });
}

/** All queries, four at a time; how many a second. */
async function allAtOnce(search: (text: string) => Promise<unknown>, took: number[] = []): Promise<number> {
  const startedAt = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < queries.length) {
      const text = queries[next] ?? '';
      next += 1;
      const begunAt = performance.now();
      await search(text);
      took.push(performance.now() - begunAt);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT }, worker));
  return (queries.length * 1000) / (performance.now() - startedAt);
}

/** The engine's own full text index, the same cap, nothing else. */
function rawSqlite({ dataDir }: BenchMarket) {
  const connection = new Database(join(dataDir, 'market.sqlite'), { readonly: true });
  const statement = connection.prepare(
    'select listing_id from listing_search where rowid in (select rowid from listing_fts_folded where listing_fts_folded match ? limit ?)',
  );
  return {
    search: async (text: string) => statement.all(ftsQuery(text), MOST_HITS),
    close: async () => void connection.close(),
  };
}

async function rawPostgres({ databaseUrl }: BenchMarket) {
  const pool = new pg.Pool({ connectionString: databaseUrl ?? '', max: CONCURRENT });
  const text = 'select listing_id from listing_search where folded_index @@ $1::tsquery limit $2';
  return {
    search: async (query: string) =>
      (await pool.query({ name: 'raw', text, values: [tsQuery(query), MOST_HITS] })).rows,
    close: () => pool.end(),
  };
}

function ftsQuery(text: string): string {
  const { folded = [], lastIsPrefix } = readSearchWords(text) ?? {};
  const words = folded.map((word, at) => `"${word}"${lastIsPrefix && at === folded.length - 1 ? ' *' : ''}`);
  return words.join(' AND ');
}

function tsQuery(text: string): string {
  const { folded = [], lastIsPrefix } = readSearchWords(text) ?? {};
  return folded
    .map((word, at) => `'${word}'${lastIsPrefix && at === folded.length - 1 ? ':*' : ''}`)
    .join(' & ');
}

/** Marked, unmarked, common pairs, prefixes, and words that nothing holds; the same in every run. */
function fixedQueries(): string[] {
  const random = randomFrom(3);
  const pick = (from: ReadonlyArray<string>) => from[Math.floor(random() * from.length)] ?? '';
  const kinds: Array<() => string> = [
    () => `${pick(GOODS)} ${pick(PLACES)}`,
    () => fold(`${pick(GOODS)} ${pick(PLACES)}`),
    () => `${pick(QUALITIES)} ${pick(PLACES)}`,
    () => fold(pick(GOODS)).slice(0, 5),
    () => `không có ${Math.floor(random() * 1e6)}zz`,
  ];
  return Array.from({ length: QUERIES }, (_, at) => (kinds[at % kinds.length] as () => string)());
}

/** The hits of each query as addresses, which are the same on both engines. */
async function readHitSets({ context }: BenchMarket): Promise<string[][]> {
  const { store } = context;
  const { listing } = store.tables;
  const sets: string[][] = [];
  for (const text of queries) {
    sets.push(
      await store.read(async (db) => {
        const { ids } = await findListings(db, store, text, true);
        if (ids.length === 0) return [];
        const rows = await db.select({ slug: listing.slug }).from(listing).where(inArray(listing.id, ids));
        return rows.map(({ slug }) => slug).sort();
      }),
    );
  }
  return sets;
}
