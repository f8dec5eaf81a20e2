import { fold, foldKeepingMarks, hasMarks } from '#app/server/text/fold.ts';

/** Longer queries are cut: nobody types more, and each word costs an index look-up. */
const MOST_WORDS = 8;
const LONGEST_WORD = 40;

export type SearchWords = {
  /** Without marks, [a-z0-9]. */
  folded: string[];
  /** The same words with their marks; null where the person typed none. */
  marked: string[] | null;
  /** The last word may be unfinished. */
  lastIsPrefix: boolean;
};

/** Words that say nothing about goods (domain reference, section 9). Only left out where others remain. */
const fillers = new Set(['cua', 'va', 'loai', 'cac', 'nhung', 'the', 'of', 'and']);

/** The words of a query, or null when there is none. */
export function readSearchWords(text: string): SearchWords | null {
  const tidy = text.normalize('NFC').slice(0, 200);
  const pairs = foldKeepingMarks(tidy)
    .split(' ')
    .map((marked) => ({ marked, folded: fold(marked).replace(/[^a-z0-9]/g, '') }))
    .filter(({ folded }) => folded !== '' && folded.length <= LONGEST_WORD);
  const telling = pairs.filter(({ folded }) => !fillers.has(folded));
  const chosen = (telling.length > 0 ? telling : pairs).slice(0, MOST_WORDS);
  if (chosen.length === 0) return null;
  return {
    folded: chosen.map(({ folded }) => folded),
    marked: hasMarks(tidy) ? chosen.map(({ marked }) => marked) : null,
    lastIsPrefix: !/\s$/.test(text),
  };
}

/** Names that are written in more than one way; both sides folded (domain reference, section 9.5). */
const otherNames: ReadonlyArray<readonly [string, string]> = [
  ['sapa', 'sa pa'],
  ['simacai', 'si ma cai'],
  ['xi ma cai', 'si ma cai'],
  ['bacha', 'bac ha'],
  ['laocai', 'lao cai'],
  ['lao kay', 'lao cai'],
  ['hmong', 'mong'],
  ['h mong', 'mong'],
  ['plum', 'man'],
  ['tea', 'che'],
  ['tra', 'che'],
  ['che', 'tra'],
];

/** Other ways to write a query, likeliest first: names known under two spellings, then i for y and y for i. */
export function spellingVariants(folded: ReadonlyArray<string>): string[] {
  const phrase = ` ${folded.join(' ')} `;
  const named = otherNames
    .filter(([from]) => phrase.includes(` ${from} `))
    .map(([from, to]) => phrase.replace(` ${from} `, ` ${to} `).trim());
  const swapped = folded.map((word) => word.replace(/[iy]$/, (end) => (end === 'i' ? 'y' : 'i'))).join(' ');
  return [...new Set([...named, swapped])].filter((variant) => variant !== phrase.trim());
}
