import { Pill } from '#app/components/pill.tsx';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { formatDateTime, formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { isInSeveralSteps, wayOfAll } from '#app/routes/shop/order/group-next.ts';
import { isBack } from '#app/routes/shop/order/money-facts.tsx';
import { StatePill } from '#app/routes/shop/order/state-pill.tsx';

/**
 * A checkout in three lines: which, how it stands, and its money. What has been paid and come back stands apart from what is
 * still to be paid.
 */
export function OrderHead({
  page,
  isPaused,
}: {
  page: BuyerPage;
  /** Nothing of it may be paid now. */
  isPaused: boolean;
}) {
  const t = useT(orderPageMessages);
  const language = useLanguage();
  const { code, state, placedAt, orders, cost, total, orderedTotal, toPay, contact, copy } = page;
  const sums = isBack(cost)
    ? ([
        ['costPaid', cost.paid],
        ['costLeft', cost.cost],
      ] as const)
    : // Nothing is asked for what ended unpaid, and a sum of nothing says nothing.
      state === 'cancelled' || state === 'expired'
      ? ([[`groupWas_${state}`, orderedTotal]] as const)
      : ([['groupTotal', total]] as const);
  const isShort = state === 'waiting' && orders.some(({ buyerState }) => buyerState === 'partly-paid');
  const isApart = toPay > 0 && (isBack(cost) || toPay < total);
  return (
    <header className="space-y-2">
      <h1 className="text-3xl">{t('title', { code })}</h1>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {isInSeveralSteps(page) ? (
          <Pill tone="indigo">{t('state_differs')}</Pill>
        ) : (
          <StatePill state={isPaused ? 'paused' : isShort ? 'partly-paid' : state} way={wayOfAll(orders)} />
        )}
        <span className="text-ink-soft">{t('placedAt', { when: formatDateTime(language, placedAt) })}</span>
      </p>
      <p className="flex flex-wrap gap-x-3">
        <span>{t('ordersCount', { count: orders.length })}</span>
        {[...sums, ...(isApart ? [['groupToPay', toPay] as const] : [])].map(([name, amount]) => (
          <span key={name}>
            {t(name)}: <strong className="whitespace-nowrap">{formatVnd(language, amount)}</strong>
          </span>
        ))}
      </p>
      <p className="measure text-ink-soft">
        {t('keepCode', { code })}
        {contact?.hasEmail && copy && ` ${t(`copy_${copy}`)}`}
      </p>
    </header>
  );
}
