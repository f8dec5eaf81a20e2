import { goodsWords } from '#app/domain/channels/categories/goods-words.ts';
import { pathSeparator } from '#app/domain/channels/categories/paths-of.ts';
import { fold, foldKeepingMarks } from '#app/server/text/fold.ts';

export type Leaf = { id: string; path: string };

/** Goods that look for their category: one listing, or several that are to have the same one. */
export type Goods = {
  titles: readonly string[];
  /** OCOP product set; null when none was chosen. */
  setCode: string | null;
};

export type Suggestion = Leaf & {
  /** Why: words of the name as they are written there, or the product set. */
  because: { kind: 'title'; words: string } | { kind: 'set' };
};

/** A phrase of one to three syllables, folded, as written and with its marks. */
type Phrase = { folded: string; written: string; marked: string; syllables: number };

const mostSyllables = 3;
const mostSuggestions = 5;
/** Fewer points: more likely chance than kinship. */
const fewestPoints = 10;

/** Say nothing about goods when they stand alone: sizes, praise, places of the province; folded. */
const fillers = new Set(
  (
    'kg g gam gram ml lit hop tui goi chai lo loai mot hai ba so va cua cac tu nhung the san pham hang dac san huu co ' +
    'sach ngon cao cap truyen thong tuoi kho moi vu nguyen chat vung nui rung ban xa huyen tinh lao cai sa pa bac ha yen ' +
    'bai ocop sao'
  ).split(' '),
);

/**
 * Categories that are likely for the goods, best first, each with its reason: where a category's own name stands in the
 * goods' name or among the words for their product set. Marks need not agree; where they do it counts a little more.
 */
export function suggestCategories(leaves: readonly Leaf[], goods: Goods): Suggestion[] {
  const ofTitle = titlePhrases(goods.titles);
  const { words, under } = wordsOf(goods.setCode);
  const scored = leaves.flatMap((leaf) => {
    const found = score(leaf, ofTitle, words, under);
    return found.points < fewestPoints ? [] : [{ leaf, ...found }];
  });
  scored.sort(
    (a, b) =>
      b.points - a.points || a.leaf.path.length - b.leaf.path.length || (a.leaf.path < b.leaf.path ? -1 : 1),
  );
  return scored.slice(0, mostSuggestions).map(({ leaf: { id, path }, because }) => ({ id, path, because }));
}

/** Folded words of which one at least stands in the path of every category that could be suggested. */
export function telltales(goods: Goods): string[] {
  const titles = [...titlePhrases(goods.titles).values()];
  return [
    ...new Set([
      ...titles.filter(({ syllables }) => syllables === 1).map(({ folded }) => folded),
      ...wordsOf(goods.setCode).words,
    ]),
  ];
}

function wordsOf(setCode: string | null) {
  const { words = [], under = [] } = goodsWords[setCode ?? ''] ?? {};
  return { words: words.map(fold), under: under.map(fold) };
}

/** Phrases that at least half of the titles hold, by their folded form. */
function titlePhrases(titles: readonly string[]): Map<string, Phrase> {
  const phrases = new Map<string, Phrase>();
  const holders = new Map<string, number>();
  for (const title of titles) {
    const written = title
      .normalize('NFC')
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
    const seen = new Set<string>();
    for (let from = 0; from < written.length; from += 1) {
      for (let count = 1; count <= mostSyllables && from + count <= written.length; count += 1) {
        const text = written.slice(from, from + count).join(' ');
        const folded = fold(text);
        if (seen.has(folded) || folded.split(' ').every((word) => fillers.has(word) || /^\d/.test(word))) {
          continue;
        }
        seen.add(folded);
        holders.set(folded, (holders.get(folded) ?? 0) + 1);
        if (!phrases.has(folded)) {
          phrases.set(folded, { folded, written: text, marked: foldKeepingMarks(text), syllables: count });
        }
      }
    }
  }
  for (const [folded, count] of holders) if (count * 2 < titles.length) phrases.delete(folded);
  return phrases;
}

type Found = { points: number; because: Suggestion['because'] };

function score(
  { path }: Leaf,
  ofTitle: ReadonlyMap<string, Phrase>,
  words: readonly string[],
  under: readonly string[],
): Found {
  const cut = path.lastIndexOf(pathSeparator);
  const name = cut < 0 ? path : path.slice(cut + pathSeparator.length);
  const above = cut < 0 ? '' : ` ${fold(path.slice(0, cut))} `;
  let best: Found = { points: 0, because: { kind: 'set' } };
  for (const part of partsOf(name)) {
    const folded = fold(part);
    const title = titlePoints(folded, part, ofTitle);
    const set = setPoints(folded, words);
    const points = title.points + set;
    if (points <= best.points) continue;
    // A name's own word tells a person more than the set does.
    best = {
      points,
      because: title.words === null ? { kind: 'set' } : { kind: 'title', words: title.words },
    };
  }
  if (best.points === 0) return best;
  const fits = (list: readonly string[]) => list.some((one) => above.includes(` ${one} `));
  return { ...best, points: best.points + (fits(words) ? 4 : 0) + (fits(under) ? 4 : 0) };
}

/** "Miến, bún & phở khô" names three goods. */
function partsOf(name: string): string[] {
  return name
    .split(/[,;&/()]| và /iu)
    .map((part) => part.trim())
    .filter(Boolean);
}

function titlePoints(folded: string, part: string, ofTitle: ReadonlyMap<string, Phrase>) {
  const whole = ofTitle.get(folded);
  if (whole) {
    const sameMarks = whole.marked === foldKeepingMarks(part) ? 3 : 0;
    return { points: 4 + 8 * whole.syllables + sameMarks, words: whole.written };
  }
  const padded = ` ${folded} `;
  let words: string | null = null;
  let points = 0;
  for (const phrase of ofTitle.values()) {
    if (phrase.syllables < 2 || !padded.includes(` ${phrase.folded} `)) continue;
    const own = 5 * phrase.syllables;
    if (own > points) [points, words] = [own, phrase.written];
  }
  return { points, words };
}

function setPoints(folded: string, words: readonly string[]): number {
  const at = words.indexOf(folded);
  // What stands first is what such goods are called most of all.
  if (at >= 0) return 22 - Math.min(at, 5);
  const padded = ` ${folded} `;
  return words.some((one) => padded.includes(` ${one} `)) ? 8 : 0;
}
