import { DomainError } from '#app/server/domain-error.ts';
import { tidy } from '#app/server/text/fold.ts';

const LONGEST_NOTE = 300;

/**
 * What somebody has written of why an order, or a part of it, is cancelled: its buyer reads it in the mail and in the order's
 * history, so it holds nobody's name or number.
 * @returns tidied; undefined where nothing was written and nothing needs to be.
 * @throws DomainError required, tooLong (field note).
 */
export function cancelNote(typed: string, { isRequired }: { isRequired: boolean }): string | undefined {
  const note = tidy(typed);
  if (note === '' && isRequired) throw new DomainError('required', { field: 'note' });
  if ([...note].length > LONGEST_NOTE)
    throw new DomainError('tooLong', { field: 'note', params: { max: LONGEST_NOTE } });
  return note === '' ? undefined : note;
}
