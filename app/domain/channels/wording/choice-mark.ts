import { createHash } from 'node:crypto';

/**
 * A short mark of what is kept of some choices, by field. A form carries the mark of what it showed; where something else is
 * kept by now, another tab or person has saved it meanwhile. In whatever order they come, the same choices have the same mark.
 */
export function choiceMark(kept: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(kept).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url').slice(0, 16);
}

const wordingField = /^(?:title|titlePrefix|description|brand|priceAdd|priceStep|price:.+)$/;

/** Of the choices of a listing, or of all of a producer's, those that the forms of words and prices show. */
export function wordingOf(kept: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(kept).filter(([field]) => wordingField.test(field)));
}
