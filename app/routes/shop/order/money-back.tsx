import { Note } from '#app/components/note.tsx';
import type { LooseMoney } from '#app/domain/payments/buyer-page/read-loose-money.server.ts';
import type { RefundOfPage } from '#app/domain/payments/buyer-page/read-refunds.server.ts';
import type { RefundReason } from '#app/domain/payments/refunds/promise-refund.server.ts';
import { formatDate, formatSmallest } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';

/** @returns how it stands with a refund, as its buyer reads it: which words, by what was made of it. */
export function refundWords({ settledBy, doneAt, failedAt, method, dueAt, reference }: RefundOfPage) {
  if (settledBy === 'dispute') return 'refundByDispute';
  if (doneAt !== null) return reference ? 'refundSentWith' : 'refundSent';
  if (method === 'card') return failedAt === null ? 'refundByCard' : 'refundByCardFailed';
  return dueAt === null ? 'refundByTransferOpen' : 'refundByTransfer';
}

/** What goes back to the buyer, and who has to send it. */
export function MoneyBack({ refunds }: { refunds: readonly RefundOfPage[] }) {
  const t = useT(orderPageMessages);
  const language = useLanguage();
  if (refunds.length === 0) return null;
  function words(refund: RefundOfPage): string {
    const { amount: sum, currency, doneAt, dueAt, reference, sentOn } = refund;
    const day = sentOn ?? doneAt ?? (dueAt === null ? null : dueAt - 1);
    return t(refundWords(refund), {
      amount: formatSmallest(language, sum, currency),
      day: day === null ? '' : formatDate(language, day),
      reference: reference ?? '',
    });
  }
  return (
    <section className="space-y-1">
      <h3 className="text-lg">{t('refunds')}</h3>
      <ul className="space-y-1">
        {refunds.map((refund) => {
          const why = looseReason(refund);
          return (
            <li key={refund.id}>
              {why && `${t(`refundOf_${why}`)}: `}
              {words(refund)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Of money that was for no order: why it came to be. */
const looseReasons = [
  'too-much',
  'too-little',
  'wrong-account',
  'unclear-order',
  'double',
  'late',
  'wrong-amount',
] as const satisfies RefundReason[];

/** As its buyer reads it: what came after they had cancelled is not late. */
export function looseReason({ reason, cancelledBy }: Pick<RefundOfPage, 'reason' | 'cancelledBy'>) {
  const why = looseReasons.find((one) => one === reason);
  if (why !== 'late' || cancelledBy === null) return why;
  return cancelledBy === 'buyer' ? 'after-own-cancel' : 'after-cancel';
}

/** Money that was seen and belongs to no order: that it is not lost, who decides, and what will stand here then. */
export function MoneyThatWaits({ loose }: { loose: readonly LooseMoney[] }) {
  const t = useT(orderPageMessages);
  const language = useLanguage();
  if (loose.length === 0) return null;
  return (
    <Note tone="warning" title={t('looseTitle')}>
      {loose.map(({ id, kind, amount, currency }) => (
        <p key={id}>{t(`loose_${kind}`, { amount: formatSmallest(language, amount, currency) })}</p>
      ))}
      <p>{t('looseNext')}</p>
    </Note>
  );
}
