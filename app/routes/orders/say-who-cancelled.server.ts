import { cancelledBy } from '#app/i18n/cancel-why.ts';
import type { Language } from '#app/i18n/language.ts';
import { DomainError, isDomainError } from '#app/server/domain-error.ts';

/**
 * Runs what cancels an order. That it was cancelled before is refused with who had done it and why, in the reader's language.
 * @throws DomainError cancelledBefore (who); else as `work`.
 */
export async function sayWhoCancelled<Result>(
  language: Language,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'cancelledBefore') throw error;
    const { byRole, reason, note } = error.params;
    const who = cancelledBy(language, { byRole: `${byRole}`, reason: `${reason}`, note: `${note}` });
    throw new DomainError('cancelledBefore', { params: { who }, cause: error });
  }
}
