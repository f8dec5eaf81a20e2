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

/** What a card provider says where a dispute stood in the way of a refund. */
const refusedByDispute = ['charge_disputed', 'charge_for_pending_refund_disputed'];

/**
 * The text of why a refund waits for staff, by how its money stands now: once the card's bank has decided, nobody waits for it, and
 * once its buyer has named an account, nobody asks for one.
 */
export function whyRefundWaitsKey({
  failureCode,
  isInDispute,
  isLost,
  isAccountSaid,
}: {
  failureCode: string;
  /** The card's bank is still deciding about its payment. */
  isInDispute: boolean;
  /** The card's bank has given all of it to the buyer. */
  isLost: boolean;
  /** It goes to an account, which its buyer has named. */
  isAccountSaid: boolean;
}): 'fail_other' | 'fail_disputeLost' | 'failAfterDispute' {
  if (isLost) return 'fail_disputeLost';
  const key =
    !isInDispute && refusedByDispute.includes(failureCode) ? 'failAfterDispute' : cardFailureKey(failureCode);
  const said = `${key}_said`;
  return isAccountSaid && Object.hasOwn(vi, said) ? (said as 'failAfterDispute') : key;
}
