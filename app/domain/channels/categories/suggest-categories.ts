import {
  familyOf,
  type GoodsState,
  holdsOne,
  setsOfKinds,
  stateOf,
  wordsOfOthers,
} from '#app/domain/channels/categories/goods-families.ts';
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
  state: GoodsState | null;
  /** How much a folded word says: 0 where every category has it, 6 where one among sixty-four does. */
  rarity: (word: string) => number;
};

/**
 * Categories that are likely for the goods, best first, each with its reason: where a category's own name stands in the
 * goods' name, among the words for the kind that a word of the name tells, or among those for their product set. Marks
 * need not agree; where they do it counts a little more. Rare words of the tree count more than common ones. What is dried
 * is never proposed for fresh goods, nor the other way round: better nothing.
 * @param rarity of a folded word in the whole tree, where `leaves` are a part of it only
 */
export function suggestCategories(
  leaves: readonly Leaf[],
  goods: Goods,
  rarity: Known['rarity'] = rarityIn(leaves),
): Suggestion[] {
  const known = knownOf(goods, rarity);
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

function knownOf(goods: Goods, rarity: Known['rarity']): Known {
  const family = commonFamily(goods);
  const { words, under } = wordsOf(goods.setCode);
  return {
    ofTitle: titlePhrases(goods.titles),
    words: family === null ? words : ofKind(words, goods.setCode, family),
    under,
    family,
    state: commonState(goods),
    rarity,
  };
}

/** Words of a set without those that name others of its kinds only. */
function ofKind(
  words: readonly string[],
  setCode: string | null,
  family: NonNullable<Known['family']>,
): readonly string[] {
  if (!setsOfKinds.has(setCode ?? '')) return words;
  const others = wordsOfOthers(setCode, family);
  return words.filter((word) => !others.has(word));
}

/** Whether a category is none for one of these goods at least: dried for fresh ones, of another kind of their set. */
export function isAgainst(leaf: Leaf, { titles, setCode }: Goods): boolean {
  return titles.some((title) => {
    const known = knownOf({ titles: [title], setCode }, () => 1);
    if (isOtherState(leaf.path, known.state)) return true;
    const isOfKind = known.family !== null && setsOfKinds.has(setCode ?? '');
    return isOfKind && score(leaf, known).points < fewestPoints;
  });
}

/** Whether the reason for a category holds for a name by itself. */
export function reasonHolds(because: Suggestion['because'], title: string): boolean {
  return because.kind !== 'title' || ` ${fold(title)} `.includes(` ${fold(because.words)} `);
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
  const states = new Set(titles.map((title) => stateOf(title, setCode)));
  if (states.size === 2 && states.has('dried') && states.has('likelyDried')) return 'likelyDried';
  const [first = null] = states;
  return states.size === 1 ? first : null;
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
  const { ofTitle, words, under, family, rarity, state } = known;
  const cut = path.lastIndexOf(pathSeparator);
  const name = cut < 0 ? path : path.slice(cut + pathSeparator.length);
  const above = cut < 0 ? '' : ` ${fold(path.slice(0, cut))} `;
  let best: Found = { points: 0, because: { kind: 'set' } };
  if (isOtherState(path, state)) return best;
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
  return { ...best, points: best.points + (fits(words) ? 4 : 0) + (fits(under) ? 4 : 0) };
}

/** By the category's own name; where it tells neither, by what stands above it. */
function isOtherState(path: string, state: Known['state']): boolean {
  if (state === null) return false;
  const names = path.split(pathSeparator).reverse();
  for (const name of state === 'likelyDried' ? names.slice(0, 1) : names) {
    const isDried = holdsOne(name, ['khô', 'sấy', 'chế biến', 'giả']);
    const isFresh = holdsOne(name, ['tươi']);
    if (isDried || isFresh) return state === 'fresh' ? !isFresh : !isDried;
  }
  return false;
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
