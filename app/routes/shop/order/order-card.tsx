import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { buttonClass, SubmitButton } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Note } from '#app/components/note.tsx';
import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import { unpaidWords } from '#app/domain/orders/money-back/refund-line.ts';
import { hasNotLeft } from '#app/domain/orders/order-state.ts';
import { suspendedLines } from '#app/domain/orders/page/suspended-lines.ts';
import { holdsGoods } from '#app/domain/orders/why-not-go.ts';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { formatDate, formatVnd } from '#app/i18n/format.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { digitsOf, readablePhone } from '#app/routes/shop/contact-block.tsx';
import { DeliveryFacts } from '#app/routes/shop/order/delivery-facts.tsx';
import { Folded } from '#app/routes/shop/order/folded.tsx';
import { MoneyBack, MoneyThatWaits } from '#app/routes/shop/order/money-back.tsx';
import { OrderFold } from '#app/routes/shop/order/order-fold.tsx';
import { OrderLines } from '#app/routes/shop/order/order-lines.tsx';
import {
  isCancelledUnpaid,
  looseOf,
  ownPayments,
  waitsForAnother,
} from '#app/routes/shop/order/orders-in-turn.ts';
import { StatePill } from '#app/routes/shop/order/state-pill.tsx';
import { Timeline } from '#app/routes/shop/order/timeline.tsx';
import { TransferPanel } from '#app/routes/shop/order/transfer-panel.tsx';
import { unbroken } from '#app/routes/shop/order/unbroken.ts';

type CardProps = { page: BuyerPage; order: BuyerPage['orders'][number] };

/** The only order of a checkout: how it stands, how it is paid, what is in it. */
export function OrderCard({ page, order, children }: CardProps & { children?: ReactNode }) {
  const t = useT(orderPageMessages);
  return (
    <article
      id={order.code}
      aria-labelledby={`title-${order.code}`}
      className="space-y-5 rounded-lg border border-line bg-white p-4 sm:p-6"
    >
      <header className="space-y-1">
        <p className="flex flex-wrap items-center justify-between gap-2 text-sm text-ink-soft">
          {t('orderOf', { code: order.code })}
          <StatePill state={order.buyerState} way={order.wayTold} />
        </p>
        <h2 id={`title-${order.code}`} className="text-2xl">
          <ShopLink order={order} />
        </h2>
        <NextStep page={page} order={order} />
      </header>
      <HowPaid page={page} order={order} />
      <WhatIsIn page={page} order={order} />
      {children}
    </article>
  );
}

/**
 * The same of one of several, which folds to a line. What is in an unpaid one is folded once more: first comes how it is paid.
 */
export function OrderOfSeveral({
  page,
  order,
  isOpen,
  isActed,
  children,
}: CardProps & {
  isOpen: boolean;
  /** A form of it was just sent, or came back. */
  isActed: boolean;
  children?: ReactNode;
}) {
  const t = useServiceWords(orderPageMessages, isUsedThere(order.delivery));
  const isAsked = order.buyerState === 'waiting' || order.buyerState === 'partly-paid';
  const rest = (
    <>
      <p className="flex flex-wrap items-center justify-between gap-x-3 text-sm text-ink-soft">
        {t('orderOf', { code: order.code })}
        <span className="inline-flex min-h-11 items-center font-bold">
          <ShopLink order={order} label={t('toShop')} />
        </span>
      </p>
      <WhatIsIn page={page} order={order} />
      {children}
    </>
  );
  return (
    <OrderFold order={order} isOpen={isOpen}>
      <NextStep page={page} order={order} />
      <HowPaid page={page} order={order} isFramed />
      {isAsked ? (
        <Folded title={t('unpaidMore')} open={isActed} isPlain>
          {rest}
        </Folded>
      ) : (
        rest
      )}
    </OrderFold>
  );
}

function ShopLink({
  order: {
    producer: { slug, name },
  },
  label = name,
}: Pick<CardProps, 'order'> & { label?: string }) {
  return <Link to={localPath(useLanguage(), `/producers/${slug}`)}>{label}</Link>;
}

/** How it is paid while it waits for its money; and what stands in the way of that, or of the goods. */
function HowPaid({ page, order, isFramed = false }: CardProps & { isFramed?: boolean }) {
  const t = useServiceWords(orderPageMessages, isUsedThere(order.delivery));
  const language = useLanguage();
  const transfer =
    order.state === 'waiting'
      ? ownPayments(page, order).find(({ isOpen, transfer: to }) => isOpen && to)
      : undefined;
  const isOver = order.state === 'expired' || (order.state === 'waiting' && order.payBy <= page.now);
  const disputedSums = {
    amount: formatVnd(language, order.disputed?.amount ?? 0),
    left: formatVnd(language, order.disputed?.left ?? 0),
    twice: formatVnd(language, order.disputed?.twice ?? 0),
  };
  return (
    <>
      <MoneyThatWaits loose={looseOf(page, order)} order={order} />
      {transfer && (
        <TransferPanel
          code={page.code}
          producer={order.producer.name}
          payment={transfer}
          now={page.now}
          isFramed={isFramed}
          isService={isUsedThere(order.delivery)}
        />
      )}
      {order.state === 'waiting' && order.isPaused && !isOver && (
        <Note tone="warning" title={t('pausedTitle')}>
          <p>{t('pausedText')}</p>
          {page.orders.some((other) => waitsForAnother(page, other)) && order.method === 'card' && (
            <Form method="post" className="mt-3 space-y-3">
              <p>{t('pausedRest')}</p>
              <input type="hidden" name="order" value={order.id} />
              <SubmitButton name="intent" value="leave-out" busyLabel={t('sending')}>
                {t('leaveOut', { code: unbroken(order.code) })}
              </SubmitButton>
            </Form>
          )}
        </Note>
      )}
      {isOver && (
        <Note tone="warning" title={t('payOver')}>
          <p>{t('payOverText')}</p>
        </Note>
      )}
      {order.dispute && (
        <Note tone="warning" title={t(`dispute_${order.dispute}Title`)}>
          <p>{t(`dispute_${order.dispute}`, disputedSums)}</p>
          {holdsGoods(order.dispute) && !!order.disputed?.amount && (
            <p>{t(`dispute_${order.dispute}Sum`, disputedSums)}</p>
          )}
          {!!order.disputed?.ofPayment && (
            <p>{t('dispute_openAll', { amount: formatVnd(language, order.disputed.ofPayment) })}</p>
          )}
          {order.dispute !== 'twice' && !!order.disputed?.twice && (
            <p>{t(order.dispute === 'open' ? 'dispute_openTwice' : 'dispute_takenTwice', disputedSums)}</p>
          )}
          {order.dispute === 'open' && isStillHere(order) && <p>{t('dispute_openHeld')}</p>}
          {order.dispute === 'part' && order.cancelledAt === null && (
            <p>{t(order.state === 'delivered' ? 'dispute_partStays' : 'dispute_partRest', disputedSums)}</p>
          )}
        </Note>
      )}
      {order.buyerState === 'paid-back' && (
        <Note tone="warning" title={t('paidBackTitle')}>
          <p>{t('paidBackText')}</p>
        </Note>
      )}
      {order.state === 'paid' && !order.dispute && !order.isAllBack && (
        <Note tone="success" title={t('greenTitle')}>
          <p>{t('greenText', { amount: formatVnd(language, order.totalAmount) })}</p>
        </Note>
      )}
      {order.buyerState === 'suspended' && (
        <Note tone="warning" title={t('pausedTitle')}>
          {suspendedLines(language, order).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Note>
      )}
    </>
  );
}

/** What was bought, what of its money comes back, how it comes, and what has happened. */
function WhatIsIn({ page, order }: CardProps) {
  const t = useServiceWords(orderPageMessages, isUsedThere(order.delivery));
  const isOwn = (paymentId: string) =>
    ownPayments(page, order).some(({ id, orderIds }) => id === paymentId && orderIds.length === 1);
  return (
    <>
      <section className="space-y-1">
        <h3 className="text-lg">{t('lines')}</h3>
        <OrderLines order={order} />
        <p className="text-sm text-ink-soft">{t('frozenNote')}</p>
      </section>
      <MoneyBack
        refunds={page.refunds.filter(
          ({ orderId, paymentId }) => orderId === order.id || (orderId === null && isOwn(paymentId)),
        )}
      />
      <DeliveryFacts order={order} contact={page.contact} />
      <section className="space-y-2">
        <h3 className="text-lg">{t('timeline')}</h3>
        <Timeline order={order} />
      </section>
      {order.producer.phone && (
        <a
          href={`tel:${digitsOf(order.producer.phone)}`}
          className={`${buttonClass('secondary')} no-print w-full sm:w-auto`}
        >
          <Icon name="phone" />
          {/* A number is not torn apart at the end of a line. */}
          {t('callSeller', { phone: readablePhone(order.producer.phone).replaceAll(' ', '\u00a0') })}
        </a>
      )}
    </>
  );
}

/** What stands in the way of the goods says itself what is next. */
const toldApart: ReadonlyArray<CardProps['order']['buyerState']> = [
  'disputed',
  'taken-back',
  'paid-back',
  'suspended',
];

/** Its goods are with the producer, also where they are ready to be fetched: these a dispute holds. */
const isStillHere = ({ state, deliveryMethod }: CardProps['order']) =>
  hasNotLeft(state) || (state === 'handed-over' && deliveryMethod === 'pickup');

/** What happens next, and whose turn it is. */
function NextStep({ page, order }: CardProps) {
  const t = useServiceWords(orderPageMessages, isUsedThere(order.delivery));
  const language = useLanguage();
  const { state, buyerState, cost } = order;
  const isOver = state === 'cancelled' || state === 'expired';
  if (state === 'waiting' || toldApart.includes(buyerState)) return null;
  if (holdsGoods(order.dispute) && isStillHere(order)) return null;
  if (isOver && cost.comesBack > 0) return <p>{t('next_moneyBack')}</p>;
  if (state === 'expired' && looseOf(page, order).some(({ astray }) => !astray))
    return <p>{t('next_late')}</p>;
  if (isOver && cost.sentBack > 0) return <p>{t('next_moneyWentBack')}</p>;
  // What was seen of its money says what there is to do.
  if (state === 'cancelled' && looseOf(page, order).length > 0) return null;
  if (isCancelledUnpaid(page, order)) {
    // Of an order that is alone it stands at the top.
    if (page.orders.length === 1) return null;
    return <p>{unpaidWords(language, order.method, order.producer.name)}</p>;
  }
  // What is to be pressed, and when, stands beside its buttons.
  if (state === 'handed-over' && order.isVisitToCome) return null;
  const { wayTold } = order;
  if (wayTold === 'both') return <p>{t('next_delivered_both')}</p>;
  if (state !== 'handed-over') return <p>{t(`next_${state}`)}</p>;
  if (wayTold !== 'over') return <p>{t(`next_handed-over_${wayTold}`)}</p>;
  return <p>{t('next_handed-over_over', { day: formatDate(language, order.delivery.wishedDay ?? '') })}</p>;
}
