import type { RefundOfPage } from '#app/domain/payments/buyer-page/read-refunds.server.ts';
import { formatDate, formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';

/** What goes back to the buyer, and who has to send it. */
export function MoneyBack({ refunds }: { refunds: readonly RefundOfPage[] }) {
  const t = useT(orderPageMessages);
  const language = useLanguage();
  if (refunds.length === 0) return null;
  function words({ amount: vnd, doneAt, dueAt, method, reference }: RefundOfPage): string {
    const amount = formatVnd(language, vnd);
    if (doneAt !== null) {
      const day = formatDate(language, doneAt);
      return reference ? t('refundSentWith', { amount, day, reference }) : t('refundSent', { amount, day });
    }
    if (method === 'card') return t('refundByCard', { amount });
    return dueAt === null
      ? t('refundByTransferOpen', { amount })
      : t('refundByTransfer', { amount, day: formatDate(language, dueAt - 1) });
  }
  return (
    <section className="space-y-1">
      <h3 className="text-lg">{t('refunds')}</h3>
      <ul className="space-y-1">
        {refunds.map((refund) => (
          <li key={refund.id}>{words(refund)}</li>
        ))}
      </ul>
    </section>
  );
}
