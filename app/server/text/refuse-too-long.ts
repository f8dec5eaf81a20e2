import { DomainError } from '#app/server/domain-error.ts';

/**
 * What somebody wrote is kept whole or not at all, never cut without a word.
 * @param text as it would be kept. @param max characters as a person counts them.
 * @throws DomainError tooLongBy of the field, which says how long it is.
 */
export function refuseTooLong(text: string, { field, max }: { field: string; max: number }): void {
  const typed = [...text].length;
  if (typed > max) throw new DomainError('tooLongBy', { field, params: { typed, max } });
}
