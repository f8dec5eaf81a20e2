/** Why money goes back to a buyer and who sends it: the same words on the order's page, in mails, and for who sends it. */
import { refunds as en } from '#app/i18n/en/refunds.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { refunds as vi } from '#app/i18n/vi/refunds.ts';

export const refundMessages = joinMessages(vi, en);

/** The text of why money goes back; a reason that has none yet is another reason. */
export function refundReasonKey(reason: string): 'reason_other' {
  const key = `reason_${reason}`;
  return (Object.hasOwn(vi, key) ? key : 'reason_other') as 'reason_other';
}
