/** Texts of paying by card, of what the card provider's list and ours do not agree on, and of disputes. */
import { cards as en } from '#app/i18n/en/cards.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { cards as vi } from '#app/i18n/vi/cards.ts';

export const cardMessages = joinMessages(vi, en);

/** The text of why a refund did not get to its card: Stripe's reasons (docs.stripe.com/refunds#failed-refunds) and our own. */
export function cardFailureKey(code: string): 'fail_other' {
  const key = `fail_${code}`;
  return (Object.hasOwn(vi, key) ? key : 'fail_other') as 'fail_other';
}
