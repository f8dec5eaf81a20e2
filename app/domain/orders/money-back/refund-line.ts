import type { RefundOfBuyer } from '#app/domain/orders/money-back/read-refunds.server.ts';
import { formatDate, formatSmallest } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { refundMessages, refundReasonKey } from '#app/i18n/refunds.ts';

/** The last digits of the account that its buyer has given for it, where it is known and its card takes no more. */
type ToAccount = { readonly accountEnd?: string | null };

/** @returns how it stands with a refund, as its buyer reads it: which words, by what was made of it. */
export function refundWords({
  settledBy,
  doneAt,
  failedAt,
  method,
  dueAt,
  reference,
  isInDispute,
  isAfterDispute,
  accountEnd,
}: Pick<
  RefundOfBuyer,
  'settledBy' | 'doneAt' | 'failedAt' | 'method' | 'dueAt' | 'reference' | 'isInDispute' | 'isAfterDispute'
> &
  ToAccount) {
  if (settledBy === 'dispute') return 'refundByDispute';
  if (doneAt !== null && method === 'card' && settledBy === null) return 'refundSentCard';
  if (doneAt !== null) return reference ? 'refundSentWith' : 'refundSent';
  if (method === 'card' && isInDispute) return 'refundInDispute';
  if (method === 'card' && failedAt !== null) return accountEnd ? 'refundToAccount' : 'refundByCardFailed';
  if (method === 'card') return isAfterDispute ? 'refundAfterDispute' : 'refundByCard';
  return dueAt === null ? 'refundByTransferOpen' : 'refundByTransfer';
}

/** One refund in a sentence, on the order's page as in mails: why money goes back, who sends it and how, and how far it is. */
export function refundLine(language: Language, refund: RefundOfBuyer & ToAccount): string {
  const t = translate(refundMessages, language);
  const { amount, currency, doneAt, dueAt, reference, sentOn, payer, method, reason } = refund;
  const day = sentOn ?? doneAt ?? (dueAt === null ? null : dueAt - 1);
  const how = t(refundWords(refund), {
    amount: formatSmallest(language, amount, currency),
    day: day === null ? '' : formatDate(language, day),
    reference: reference ?? '',
    end: refund.accountEnd ?? '',
    payer: method === 'card' ? t('theMarket') : (payer ?? t('theProducer')),
  });
  return t('because', { why: t(refundReasonKey(reason)), how });
}

/**
 * What becomes of money for an order that was cancelled before any was seen: said by mail as on its page.
 * @param producer on whose account a transfer would come.
 */
export function unpaidWords(language: Language, method: 'vietqr' | 'card', producer: string): string {
  return translate(refundMessages, language)(`unpaid_${method}`, { payer: producer });
}
