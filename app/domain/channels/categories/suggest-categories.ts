import { familyOf, stateOf } from '#app/domain/channels/categories/goods-families.ts';
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

/** What is known of the goods, ready to be held against each category. */
type Known = {
  ofTitle: ReadonlyMap<string, Phrase>;
  /** Of the product set: what such a category is called, and what stands above it. */
  words: readonly string[];
  under: readonly string[];
  /** Of the kind that the names tell within the set; null where they do not agree on one. */
  family: { told: string; words: readonly string[] } | null;
  state: 'fresh' | 'dried' | null;
  /** How much a folded word says: 0 where every category has it, 6 where one among sixty-four does. */
  rarity: (word: string) => number;
};

/**
 * Categories that are likely for the goods, best first, each with its reason: where a category's own name stands in the
 * goods' name, among the words for the kind that a word of the name tells, or among those for their product set. Marks
 * need not agree; where they do it counts a little more. Rare words of the tree count more than common ones, and what is
 * dried stands below for fresh goods, and the other way round.
 */
export function suggestCategories(leaves: readonly Leaf[], goods: Goods): Suggestion[] {
  const known: Known = {
    ofTitle: titlePhrases(goods.titles),
    ...wordsOf(goods.setCode),
    family: commonFamily(goods),
    state: commonState(goods),
    rarity: rarityIn(leaves),
  };
  const scored = leaves.flatMap((leaf) => {
    const found = score(leaf, known);
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
      ...(commonFamily(goods)?.words ?? []),
      ...wordsOf(goods.setCode).words,
    ]),
  ];
}

function wordsOf(setCode: string | null) {
  const { words = [], under = [] } = goodsWords[setCode ?? ''] ?? {};
  return { words: words.map(fold), under: under.map(fold) };
}

function commonFamily({ titles, setCode }: Goods): Known['family'] {
  const [first = null, ...others] = titles.map((title) => familyOf(title, setCode));
  return others.every((one) => one?.words === first?.words) ? first : null;
}

function commonState({ titles, setCode }: Goods): Known['state'] {
  const [first = null, ...others] = titles.map((title) => stateOf(title, setCode));
  return others.every((one) => one === first) ? first : null;
}

function rarityIn(leaves: readonly Leaf[]): Known['rarity'] {
  const holders = new Map<string, number>();
  for (const { path } of leaves) {
    for (const word of new Set(fold(path).split(' '))) holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  return (word) => Math.min(6, Math.log2(leaves.length / (holders.get(word) ?? leaves.length)));
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

function score({ path }: Leaf, known: Known): Found {
  const { ofTitle, words, under, family, rarity } = known;
  const cut = path.lastIndexOf(pathSeparator);
  const name = cut < 0 ? path : path.slice(cut + pathSeparator.length);
  const above = cut < 0 ? '' : ` ${fold(path.slice(0, cut))} `;
  let best: Found = { points: 0, because: { kind: 'set' } };
  for (const part of [...partsOf(name), name]) {
    const folded = fold(part);
    const title = titlePoints(folded, part, ofTitle, rarity);
    const kind = family === null ? 0 : wordPoints(folded, family.words, familyPoints);
    const set = wordPoints(folded, words, setPoints);
    const points = title.points + Math.max(kind, set);
    if (points <= best.points) continue;
    // A name's own word tells a person more than the set does.
    const told = title.words ?? (kind > set ? (family?.told ?? null) : null);
    best = { points, because: told === null ? { kind: 'set' } : { kind: 'title', words: told } };
  }
  if (best.points === 0) return best;
  const fits = (list: readonly string[]) => list.some((one) => above.includes(` ${one} `));
  const points = best.points + (fits(words) ? 4 : 0) + (fits(under) ? 4 : 0);
  return { ...best, points: points - (isOtherState(path, known.state) ? otherStatePoints : 0) };
}

/** Less for dried where the goods are fresh, and for fresh where they are dried. */
const otherStatePoints = 16;

function isOtherState(path: string, state: Known['state']): boolean {
  if (state === null) return false;
  const marked = ` ${foldKeepingMarks(path)} `;
  return state === 'fresh' ? / (?:khô|sấy|chế biến|giả) /u.test(marked) : / tươi /u.test(marked);
}

/** "Miến, bún & phở khô" names three goods. */
function partsOf(name: string): string[] {
  return name
    .split(/[,;&/()]| và /iu)
    .map((part) => part.trim())
    .filter(Boolean);
}

function titlePoints(
  folded: string,
  part: string,
  ofTitle: ReadonlyMap<string, Phrase>,
  rarity: Known['rarity'],
) {
  const whole = ofTitle.get(folded);
  if (whole) {
    const sameMarks = whole.marked === foldKeepingMarks(part) ? 3 : 0;
    return { points: 4 + 8 * whole.syllables + sameMarks, words: whole.written };
  }
  const padded = ` ${folded} `;
  let words: string | null = null;
  let points = 0;
  for (const phrase of ofTitle.values()) {
    if (!padded.includes(` ${phrase.folded} `)) continue;
    // One syllable among others is a hint at most, the more so the rarer it is; two are a word.
    const own = phrase.syllables < 2 ? rarity(phrase.folded) : 5 * phrase.syllables;
    if (own <= points) continue;
    points = own;
    if (phrase.syllables > 1) words = phrase.written;
  }
  return { points, words };
}

/** Points of a category's name for being one of the words (`step` less for each before it), beginning with one, holding one. */
type WordPoints = { is: number; begins: number; holds: number; step: number };
const familyPoints: WordPoints = { is: 30, begins: 22, holds: 14, step: 4 };
const setPoints: WordPoints = { is: 22, begins: 12, holds: 8, step: 1 };

/** What stands first among the words is what such goods are called most of all. */
function wordPoints(
  folded: string,
  words: readonly string[],
  { is, begins, holds, step }: WordPoints,
): number {
  const at = words.indexOf(folded);
  if (at >= 0) return is - step * Math.min(at, 5);
  const padded = ` ${folded} `;
  if (words.some((one) => padded.startsWith(` ${one} `))) return begins;
  return words.some((one) => padded.includes(` ${one} `)) ? holds : 0;
}
