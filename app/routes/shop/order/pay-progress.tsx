import { ProgressBar } from '#app/components/progress-bar.tsx';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { nextToPay, paidCount } from '#app/routes/shop/order/orders-in-turn.ts';

/** How many sellers of several are paid, and who is next. */
export function PayProgress({ page }: { page: BuyerPage }) {
  const t = useT(orderPageMessages);
  const next = nextToPay(page);
  const { paid, all } = paidCount(page);
  if (all < 2) return null;
  return (
    <section aria-label={t('progressLabel')} className="space-y-2">
      <p role="status" className="flex flex-wrap items-baseline justify-between gap-x-4">
        <strong className="text-lg whitespace-nowrap">{t('progress', { paid, all })}</strong>
        {next && paid > 0 && <span>{t('progressNext', { producer: next.producer.name })}</span>}
      </p>
      <ProgressBar value={paid} max={all} tone="green" label={t('progress', { paid, all })} />
    </section>
  );
}
