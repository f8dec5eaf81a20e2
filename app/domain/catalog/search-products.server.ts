import { inArray } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { ListingCard } from '#app/domain/catalog/listing-card.ts';
import { PAGE_SIZE } from '#app/domain/catalog/product-filter.ts';
import { readCards } from '#app/domain/catalog/read-cards.server.ts';
import { readSearchWords, type SearchWords, spellingVariants } from '#app/domain/catalog/search-words.ts';
import type { Context } from '#app/server/context.ts';
import { fold, foldKeepingMarks } from '#app/server/text/fold.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * How many hits are ranked. More are never fetched: ranking thousands of hits of a common word would hold up every
 * other visitor.
 */
export const MOST_HITS = 240;

export type SearchAnswer = {
  cards: ListingCard[];
  /** At most MOST_HITS; `isCapped` says that there may be more. */
  total: number;
  isCapped: boolean;
  page: number;
  pages: number;
  /** The other spelling that gave these hits, where the one typed gave none. */
  readAs: string | null;
};

/** Searches the published products; see `findListings` for which match and in which order. */
export async function searchProducts(
  context: Context,
  { text, page: asked, adult }: { text: string; page: number; adult: boolean },
): Promise<SearchAnswer> {
  const { store, clock } = context;
  return store.read(async (db) => {
    const { ids, readAs } = await findListings(db, store, text, adult);
    const pages = Math.max(1, Math.ceil(ids.length / PAGE_SIZE));
    const page = Math.min(Math.max(1, asked), pages);
    const shown = ids.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    return {
      cards: await readCards(db, store.tables, shown, clock.now()),
      total: ids.length,
      isCapped: ids.length >= MOST_HITS,
      page,
      pages,
      readAs,
    };
  });
}

/**
 * Ids of the listings that hold every word, best first. With marks typed, hits with the same marks come first but
 * others follow ("chè" also finds "che" and, after it, "chế"); within both, hits in the title come before hits in the
 * text. Where nothing is found, other spellings of names are tried ("sapa", "Xi Ma Cai", "quí").
 */
export async function findListings(
  db: Db,
  store: Store,
  text: string,
  adult: boolean,
): Promise<{ ids: string[]; readAs: string | null }> {
  const words = readSearchWords(text);
  if (!words) return { ids: [], readAs: null };
  const exact = await rankedHits(db, store, words, adult);
  if (exact.length > 0) return { ids: exact, readAs: null };
  for (const variant of spellingVariants(words.folded)) {
    const other = readSearchWords(variant);
    const ids = other ? await rankedHits(db, store, other, adult) : [];
    if (ids.length > 0) return { ids, readAs: variant };
  }
  return { ids: [], readAs: null };
}

async function rankedHits(db: Db, store: Store, words: SearchWords, adult: boolean): Promise<string[]> {
  const { listing } = store.tables;
  const hits = await store.dialect.searchListings(db, { ...words, cap: MOST_HITS });
  if (hits.length === 0) return [];
  // By key alone: asked for the state as well, SQLite walks every published listing instead.
  const rows = await db
    .select({
      id: listing.id,
      titleVi: listing.titleVi,
      titleEn: listing.titleEn,
      state: listing.state,
      isAlcohol: listing.isAlcohol,
    })
    .from(listing)
    .where(inArray(listing.id, hits));
  const titles = rows.filter((row) => row.state === 'published' && (adult || !row.isAlcohol));
  const titleOf = new Map(titles.map((row) => [row.id, row]));
  return hits
    .flatMap((id, at) => {
      const title = titleOf.get(id);
      return title ? [{ id, at, score: titleScore(words, title.titleVi, title.titleEn) }] : [];
    })
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ id }) => id);
}

type FoldedTitle = { plain: string; marked: string };

/** Folding 240 titles costs more than finding them, and they are mostly those of the last search. */
const foldedTitles = new LRUCache<string, FoldedTitle>({ max: 30_000 });

function foldedTitle(title: string): FoldedTitle {
  const known = foldedTitles.get(title);
  if (known) return known;
  const folded = { plain: fold(title), marked: foldKeepingMarks(title) };
  foldedTitles.set(title, folded);
  return folded;
}

/** 3: the title begins with the words; 2: it holds them all; each plus a half where the marks agree as well. */
function titleScore({ folded, marked }: SearchWords, titleVi: string, titleEn: string | null): number {
  const plain =
    placeInTitle(folded, foldedTitle(titleVi).plain) ||
    placeInTitle(folded, titleEn ? foldedTitle(titleEn).plain : '');
  const exact = marked ? placeInTitle(marked, foldedTitle(titleVi).marked) : 0;
  return exact ? exact + 1.5 : plain;
}

function placeInTitle(words: ReadonlyArray<string>, title: string): number {
  const phrase = words.join(' ');
  if (title.startsWith(phrase)) return 3;
  if (` ${title}`.includes(` ${phrase}`)) return 2;
  const titleWords = title.split(' ');
  return words.every((word) => titleWords.some((one) => one.startsWith(word))) ? 1 : 0;
}
