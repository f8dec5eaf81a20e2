import { Link } from '@remix-run/react';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { StatePill } from '#app/routes/shop/order/state-pill.tsx';

/** Of a checkout with several sellers: what each costs and how it stands, so that nobody scrolls to see who is still unpaid. */
export function OrderParts({ orders }: Pick<BuyerPage, 'orders'>) {
  const t = useT(orderPageMessages);
  if (orders.length < 2) return null;
  return (
    <nav aria-label={t('partsLabel')} className="no-print">
      <ul className="divide-y divide-line rounded-lg border border-line bg-white px-4">
        {orders.map((order) => (
          <li key={order.id} className="flex flex-wrap items-center justify-between gap-x-3 py-1.5">
            <Link to={`#${order.code}`} className="inline-flex min-h-11 items-center font-bold">
              {order.producer.name}
            </Link>
            <span className="flex flex-wrap items-center gap-x-3">
              <Amount order={order} />
              <StatePill state={order.buyerState} delivery={order.deliveryMethod} />
            </span>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What is still to be paid for it, or what it has cost; nothing where nothing is asked for. */
function Amount({ order: { state, buyerState, toPay, cost } }: { order: BuyerPage['orders'][number] }) {
  const t = useT(orderPageMessages);
  const language = useLanguage();
  if (state === 'waiting' && toPay === 0) return null;
  const amount = formatVnd(language, state === 'waiting' ? toPay : cost.cost);
  return (
    <span className="whitespace-nowrap tabular-nums">
      {buyerState === 'partly-paid' ? t('missing', { amount }) : amount}
    </span>
  );
}
