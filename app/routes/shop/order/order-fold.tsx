import type { ReactNode } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { useOpenByLink } from '#app/components/use-open-by-link.ts';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { StatePill } from '#app/routes/shop/order/state-pill.tsx';

const paidStates = ['paid', 'accepted', 'packed', 'handed-over', 'delivered'];

/** One order of several as a line: whose, how much, how it stands. The rest unfolds, with or without JavaScript. */
export function OrderFold({
  order,
  isOpen,
  children,
}: {
  order: BuyerPage['orders'][number];
  isOpen: boolean;
  children: ReactNode;
}) {
  const box = useOpenByLink();
  const { code, producer, buyerState, wayTold } = order;
  const isPaid = paidStates.includes(buyerState);
  return (
    <article aria-labelledby={`title-${code}`}>
      <details
        ref={box}
        open={isOpen}
        className={`group print-open rounded-lg border bg-white ${isPaid ? 'border-green' : 'border-line open:border-indigo'}`}
      >
        <summary
          className={`flex min-h-14 cursor-pointer items-center gap-3 rounded-lg px-4 py-2.5 group-open:rounded-b-none sm:px-6 ${isPaid ? 'bg-green-tint' : ''}`}
        >
          {isPaid && (
            <span className="grid size-7 shrink-0 place-items-center rounded-full bg-green text-white">
              <Icon name="check" className="size-4.5" />
            </span>
          )}
          <span className="min-w-0 flex-1 space-y-0.5">
            <h2 id={`title-${code}`} className="text-lg leading-snug break-words">
              {producer.name}
            </h2>
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Amount order={order} />
              <StatePill state={buyerState} way={wayTold} />
            </span>
          </span>
          <Icon name="down" className="size-5 shrink-0 text-indigo group-open:rotate-180 print:hidden" />
        </summary>
        <div id={code} className="scroll-mt-24 space-y-5 p-4 pt-3 sm:px-6 sm:pb-6">
          {children}
        </div>
      </details>
    </article>
  );
}

/** What is still to be paid for it, what it has cost; where it has ended, in words that say so: what it was for, or cost. */
function Amount({ order }: { order: BuyerPage['orders'][number] }) {
  const { state, buyerState, toPay, paidAt, orderedTotal, cost } = order;
  const t = useT(orderPageMessages);
  const language = useLanguage();
  if (state === 'waiting' && toPay === 0) return null;
  const cameTo = paidAt === null ? orderedTotal : cost.cost;
  const amount = formatVnd(language, state === 'waiting' ? toPay : cameTo);
  if (state === 'cancelled' || state === 'expired')
    return (
      <span className="text-ink-soft tabular-nums">
        {t(paidAt === null ? 'foldWas' : 'foldCost', { amount })}
      </span>
    );
  return (
    <span className="font-bold whitespace-nowrap tabular-nums">
      {buyerState === 'partly-paid' ? t('missing', { amount }) : amount}
    </span>
  );
}
