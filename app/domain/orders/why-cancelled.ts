import type { CancelWords } from '#app/domain/orders/cancel-words.ts';
import type { Language } from '#app/i18n/language.ts';
import { refundMessages } from '#app/i18n/refunds.ts';
import { serviceWords } from '#app/i18n/service-words.ts';

/** Why a producer cancels, as far as what they chose says something to the buyer. */
const told = ['outOfStock', 'damaged', 'cannotDeliver', 'buyerAsked'] as const;

/** Both null where there is nothing to say, as of what the buyer cancelled themselves. */
type WhyCancelled = {
  /** In the market's words: what the producer chose; or what staff have written. */
  readonly said: string | null;
  /**
   * What the producer has written. It is only shown as a quotation that names its author, with `sellerWordsCare` under it:
   * rules about its shape (`contactInNote`) can be got round, and a buyer who waits for money believes what the market says.
   */
  readonly sellerWords: string | null;
};

/**
 * Why something of a buyer's order was cancelled, as they read it in its history and by mail.
 * @param byRole of who cancelled.
 * @param isService nothing of it was to be sent (`isUsedThere`).
 */
export function whyCancelled(
  language: Language,
  { byRole, why, isService }: { byRole: string; why: CancelWords | null; isService: boolean },
): WhyCancelled {
  const note = why?.note || null;
  if (byRole !== 'producer') return { said: note, sellerWords: null };
  const chosen = told.find((one) => one === why?.reason);
  return {
    said: chosen ? serviceWords(refundMessages, language, isService)(`cancel_${chosen}`) : null,
    sellerWords: note,
  };
}
