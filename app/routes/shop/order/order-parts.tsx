import { Link } from '@remix-run/react';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { StatePill } from '#app/routes/shop/order/state-pill.tsx';

/** Of a checkout with several sellers: what each costs and how it stands, so that nobody scrolls to see who is still unpaid. */
export function OrderParts({ orders }: Pick<BuyerPage, 'orders'>) {
  const t = useT(orderPageMessages);
  const language = useLanguage();
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
              <span className="whitespace-nowrap tabular-nums">
                {formatVnd(language, order.state === 'waiting' ? order.totalAmount : order.cost.cost)}
              </span>
              <StatePill state={order.state} delivery={order.deliveryMethod} />
            </span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
