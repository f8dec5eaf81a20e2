/** Money of the market for staff and producers: refunds that wait, payouts, tax, the state of the books. */
import { payouts as en } from '#app/i18n/en/payouts.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { payouts as vi } from '#app/i18n/vi/payouts.ts';

export const payoutMessages = joinMessages(vi, en);
