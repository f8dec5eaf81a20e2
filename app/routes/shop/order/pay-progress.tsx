import { useEffect, useRef } from 'react';
import { ProgressBar } from '#app/components/progress-bar.tsx';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { nextToPay, paidCount } from '#app/routes/shop/order/orders-in-turn.ts';

/**
 * How many sellers are paid, and who is next. When the next one's turn comes it is brought into view: whoever comes back from
 * their bank's app sees first that the money is here, and below it the code that follows.
 */
export function PayProgress({ page }: { page: BuyerPage }) {
  const t = useT(orderPageMessages);
  const box = useRef<HTMLElement>(null);
  const next = nextToPay(page);
  const nextId = next?.id ?? null;
  const shown = useRef(nextId);
  useEffect(() => {
    if (shown.current !== null && shown.current !== nextId) box.current?.scrollIntoView({ block: 'start' });
    shown.current = nextId;
  }, [nextId]);
  const { paid, all } = paidCount(page);
  if (all < 2) return null;
  return (
    <section ref={box} aria-label={t('progressLabel')} className="scroll-mt-24 space-y-2">
      <p role="status" className="flex flex-wrap items-baseline justify-between gap-x-4">
        <strong className="text-lg whitespace-nowrap">{t('progress', { paid, all })}</strong>
        {next && paid > 0 && <span>{t('progressNext', { producer: next.producer.name })}</span>}
      </p>
      <ProgressBar value={paid} max={all} tone="green" label={t('progress', { paid, all })} />
    </section>
  );
}
