import type { CancelWords } from '#app/domain/orders/cancel-words.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { refundMessages } from '#app/i18n/refunds.ts';

/** Why a producer cancels, as far as what they chose says something to the buyer. */
const told = ['outOfStock', 'damaged', 'cannotDeliver', 'buyerAsked'] as const;

/**
 * Why something of a buyer's order was cancelled, as they read it in its history and by mail: what the producer chose, and what
 * producer or staff have written.
 * @param byRole of who cancelled. @returns null where there is nothing to say, as of what the buyer cancelled themselves.
 */
export function cancelReasonLine(
  language: Language,
  { byRole, why }: { byRole: string; why: CancelWords | null },
): string | null {
  const chosen = told.find((one) => byRole === 'producer' && one === why?.reason);
  const said = chosen && translate(refundMessages, language)(`cancel_${chosen}`);
  const words = [said, why?.note].filter((one) => typeof one === 'string' && one !== '');
  return words.length > 0 ? words.join(': ') : null;
}
