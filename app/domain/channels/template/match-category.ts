import { readEntry } from '#app/domain/channels/template/read-categories.server.ts';
import { fold } from '#app/server/text/fold.ts';

/** What a file has for a category that it does not carry under its number: entries as the file writes them. */
export type CategoryMatch = {
  /** The only one with the same path; null when there is none, or several. */
  same: string | null;
  /** Those that may be meant, the likeliest first: for a person to choose from. */
  near: string[];
};

const mostNear = 3;

type Entry = { written: string; key: string; leaf: string };

/**
 * The categories of a file, to be held against a path of the platform's own tree. "Thực phẩm & Đồ uống > Mật ong" and
 * "Thực phẩm & Đồ uống/Mật ong (603065)" are the same: case, marks, separators and blanks do not tell categories apart,
 * and the numbers of a tree and of a file need not agree. Near is one whose last name is the same, or begins or ends with it.
 * @param entries of a column's list, or the names of sheets
 */
export function categoryMatcher(entries: readonly string[]): (path: string) => CategoryMatch {
  let read: Entry[] | undefined;
  const asked = new Map<string, CategoryMatch>();
  return (path) => {
    const before = asked.get(path);
    if (before) return before;
    read ??= entries.flatMap((written) => entryOf(written) ?? []);
    const match = matchIn(read, path);
    asked.set(path, match);
    return match;
  };
}

function matchIn(entries: readonly Entry[], path: string): CategoryMatch {
  const wanted = entryOf(path);
  if (!wanted) return { same: null, near: [] };
  const equal = entries.filter(({ key }) => key === wanted.key);
  const [only] = equal;
  if (only && equal.length === 1) return { same: only.written, near: [] };
  const words = new Set(wanted.key.split(' '));
  const near = entries
    .filter(({ leaf }) => isNear(leaf, wanted.leaf))
    .map((entry) => ({ entry, shared: sharedWords(entry.key, words) + (entry.leaf === wanted.leaf ? 1 : 0) }))
    .sort((a, b) => b.shared - a.shared || a.entry.key.length - b.entry.key.length);
  return { same: null, near: near.slice(0, mostNear).map(({ entry }) => entry.written) };
}

function entryOf(written: string): Entry | null {
  const path = readEntry(written)?.path;
  if (path === undefined) return null;
  const key = pathKey(path);
  return key === '' ? null : { written, key, leaf: pathKey(path.split(' > ').at(-1) ?? '') };
}

/** "Rau, củ & quả" and "Rau củ và quả" are one. */
function pathKey(path: string): string {
  return fold(path).replace(/(^| )va(?= )/g, '');
}

function isNear(one: string, other: string): boolean {
  if (one === '' || other === '') return false;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return ` ${long} `.startsWith(` ${short} `) || ` ${long} `.endsWith(` ${short} `);
}

function sharedWords(key: string, words: ReadonlySet<string>): number {
  return new Set(key.split(' ').filter((word) => words.has(word))).size / words.size;
}
