import { fold, sortKey } from '#app/server/text/fold.ts';

/**
 * What `listing.titleKey` holds: the dictionary sort key, a blank, the folded title. The sort key has no blank, so
 * sorting sees it first and `titlePattern` can only match in the folded part.
 */
export function titleKey(title: string): string {
  return `${sortKey(title)} ${fold(title)}`;
}

/** LIKE pattern over `titleKey` for titles with these words in this order, the first at a word's beginning; null for no word. */
export function titlePattern(query: string): string | null {
  const words = fold(query);
  return words ? `% ${words.replace(/[\\%_]/g, '')}%` : null;
}
