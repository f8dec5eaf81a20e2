import { holdsWord } from '#app/domain/catalog/holds-word.ts';
import type { ListingCard } from '#app/domain/catalog/listing-card.ts';
import { PAGE_SIZE } from '#app/domain/catalog/product-filter.ts';
import { readCards } from '#app/domain/catalog/read-cards.server.ts';
import { findHits, MOST_HITS, type SearchHit } from '#app/domain/catalog/search-hits.server.ts';
import { readSearchWords, type SearchWords, spellingVariants } from '#app/domain/catalog/search-words.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Store } from '#db/store.ts';

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
      cards: await readCards(db, store, shown, clock.now()),
      total: ids.length,
      isCapped: ids.length >= MOST_HITS,
      page,
      pages,
      readAs,
    };
  });
}

/**
 * Ids of the listings that hold every word, best first. With marks typed, hits with the same marks come first; words
 * with other marks are other words ("chè" finds "che", but "chế" only when there is neither); within both, hits in the
 * title come before hits in the text. Where nothing is found, other spellings of names are tried ("sapa", "Xi Ma Cai", "quí").
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
  const { hits, sameMarks } = await findHits(db, store, words);
  const hasOtherMarks = otherMarksIn(words);
  const shown: SearchHit[] = [];
  const meant: SearchHit[] = [];
  for (const [at, hit] of hits.entries()) {
    if (hit.isAlcohol && !adult) continue;
    shown.push(hit);
    if (at < sameMarks || !hasOtherMarks(hit)) meant.push(hit);
  }
  const folded = wantedInTitle(words.folded);
  const marked = words.marked && wantedInTitle(words.marked);
  const idsOf = new Map<number, string[]>();
  for (const hit of meant.length > 0 ? meant : shown) {
    const score = titleScore(folded, marked, hit);
    const ids = idsOf.get(score);
    if (ids) ids.push(hit.listingId);
    else idsOf.set(score, [hit.listingId]);
  }
  return [...idsOf].sort(([a], [b]) => b - a).flatMap(([, ids]) => ids);
}

/** What is looked for in the titles of all hits of a query, made once for all of them. */
type WantedInTitle = { words: ReadonlyArray<string>; phrase: string };

function wantedInTitle(words: ReadonlyArray<string>): WantedInTitle {
  return { words, phrase: words.join(' ') };
}

/** Tells the hits in which a word that was typed with marks stands with other marks only. */
function otherMarksIn({ folded, marked, lastIsPrefix }: SearchWords): (hit: SearchHit) => boolean {
  const starts = (marked ?? []).flatMap((word, at) => {
    const plain = folded[at] ?? word;
    const end = lastIsPrefix && at === folded.length - 1 ? '' : ' ';
    return word === plain ? [] : [[`${word}${end}`, `${plain}${end}`] as const];
  });
  return ({ marked: text }) =>
    starts.some(([same, plain]) => !holdsWord(text, same) && !holdsWord(text, plain));
}

/** 3: the title begins with the words; 2: it holds them all; each plus a half where the marks agree as well. */
function titleScore(folded: WantedInTitle, marked: WantedInTitle | null, hit: SearchHit): number {
  const exact = marked ? placeInTitle(marked, hit.titleViMarked) : 0;
  return exact ? exact + 1.5 : placeInTitle(folded, hit.titleVi) || placeInTitle(folded, hit.titleEn);
}

/** @param title with a space before its first word. */
function placeInTitle({ words, phrase }: WantedInTitle, title: string): number {
  if (!words.every((word) => holdsWord(title, word))) return 0;
  if (title.startsWith(phrase, 1)) return 3;
  return holdsWord(title, phrase) ? 2 : 1;
}
