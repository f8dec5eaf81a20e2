import { inArray } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import { holdsWord } from '#app/domain/catalog/holds-word.ts';
import type { SearchWords } from '#app/domain/catalog/search-words.ts';
import { fold, foldKeepingMarks } from '#app/server/text/fold.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * How many hits are ranked. More are never fetched: ranking thousands of hits of a common word would hold up every
 * other visitor.
 */
export const MOST_HITS = 240;
const MOST_KEPT_HITS = 20_000;

/** A findable listing with what it is ranked by, each word after a space. */
export type SearchHit = {
  listingId: string;
  isAlcohol: boolean;
  titleVi: string;
  titleViMarked: string;
  titleEn: string;
  /** All its words with their marks, with a space after the last one too. */
  marked: string;
};

/**
 * The newest hits; where marks were typed, those that have the same marks first, even if older: the first `sameMarks` of
 * them.
 */
export async function findHits(
  db: Db,
  store: Store,
  words: SearchWords,
  cap = MOST_HITS,
): Promise<{ hits: SearchHit[]; sameMarks: number }> {
  const { folded, marked, lastIsPrefix } = words;
  const match = async (column: 'folded' | 'marked', tokens: string[]) =>
    readHits(db, store, await store.dialect.searchListings(db, { column, tokens, lastIsPrefix, cap }));
  const hits = await match('folded', folded);
  if (marked === null) return { hits, sameMarks: 0 };
  const starts = marked.map((word, at) => (lastIsPrefix && at === marked.length - 1 ? word : `${word} `));
  const newestSame = hits.filter((hit) => starts.every((start) => holdsWord(hit.marked, start)));
  // The words with these marks are the same words without them. So where all the newest have the marks, these are the
  // newest that have them; and where nothing was left out, none is missing.
  if (newestSame.length === hits.length) return { hits, sameMarks: hits.length };
  const same = hits.length < cap ? newestSame : await match('marked', marked);
  return { hits: [...new Set([...same, ...hits])].slice(0, cap), sameMarks: same.length };
}

/**
 * What was read. Nothing in it goes stale: a listing whose words change gets another number, and none is used twice
 * (see put-in-search).
 */
const keptOf = new WeakMap<Store, LRUCache<number, SearchHit>>();

function keptHits(store: Store): LRUCache<number, SearchHit> {
  const known = keptOf.get(store) ?? new LRUCache<number, SearchHit>({ max: MOST_KEPT_HITS });
  keptOf.set(store, known);
  return known;
}

/** The hits with these numbers, in their order. */
async function readHits(db: Db, store: Store, numbers: ReadonlyArray<number>): Promise<SearchHit[]> {
  const kept = keptHits(store);
  const hits = numbers.map((number) => kept.get(number));
  const missing = numbers.filter((_, at) => !hits[at]);
  if (missing.length > 0) {
    const { listingSearch } = store.tables;
    const rows = await db.select().from(listingSearch).where(inArray(listingSearch.number, missing));
    const fresh = new Map<number, SearchHit>();
    for (const { number, listingId, isAlcohol, titleVi, titleEn, marked } of rows) {
      const hit = {
        listingId,
        isAlcohol,
        titleVi: ` ${fold(titleVi)}`,
        titleViMarked: ` ${foldKeepingMarks(titleVi)}`,
        titleEn: ` ${fold(titleEn ?? '')}`,
        marked: ` ${marked} `,
      };
      fresh.set(number, hit);
      kept.set(number, hit);
    }
    for (const [at, number] of numbers.entries()) hits[at] ??= fresh.get(number);
  }
  return hits.filter((hit) => hit !== undefined);
}
