import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { buttonClass, SubmitButton } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Note } from '#app/components/note.tsx';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { digitsOf, readablePhone } from '#app/routes/shop/contact-block.tsx';
import { DeliveryFacts } from '#app/routes/shop/order/delivery-facts.tsx';
import { MoneyBack, MoneyThatWaits } from '#app/routes/shop/order/money-back.tsx';
import { OrderLines } from '#app/routes/shop/order/order-lines.tsx';
import { StatePill } from '#app/routes/shop/order/state-pill.tsx';
import { Timeline } from '#app/routes/shop/order/timeline.tsx';
import { TransferPanel } from '#app/routes/shop/order/transfer-panel.tsx';

/** Whether an order could be paid by card, were it not together with one of a producer whom the market has paused. */
export function waitsForAnother(
  { payments }: BuyerPage,
  { id, state, isPaused }: BuyerPage['orders'][number],
): boolean {
  const isHeld = payments.some((one) => one.isPaused && one.orderIds.includes(id));
  return state === 'waiting' && !isPaused && isHeld;
}

/** One producer's part of a checkout: how it stands, how it is paid, what is in it. */
export function OrderCard({
  page,
  order,
  children,
}: {
  page: BuyerPage;
  order: BuyerPage['orders'][number];
  children?: ReactNode;
}) {
  const t = useT(orderPageMessages);
  const language = useLanguage();
  const own = page.payments.filter(({ orderIds }) => orderIds.includes(order.id));
  /** The payment is for this order and no other: so is money of it that belongs to no order. */
  const isAlone = (paymentId: string) =>
    own.some(({ id, orderIds }) => id === paymentId && orderIds.length === 1);
  const loose = page.loose.filter(({ paymentId }) => isAlone(paymentId));
  const transfer =
    order.state === 'waiting' ? own.find(({ isOpen, transfer: to }) => isOpen && to) : undefined;
  const isOver = order.state === 'expired' || (order.state === 'waiting' && order.payBy <= page.now);
  return (
    <article
      id={order.code}
      aria-labelledby={`title-${order.code}`}
      className="space-y-5 rounded-lg border border-line bg-white p-4 sm:p-6"
    >
      <header className="space-y-1">
        <p className="flex flex-wrap items-center justify-between gap-2 text-sm text-ink-soft">
          {t('orderOf', { code: order.code })}
          <StatePill state={order.buyerState} delivery={order.deliveryMethod} />
        </p>
        <h2 id={`title-${order.code}`} className="text-2xl">
          <Link to={localPath(language, `/producers/${order.producer.slug}`)}>{order.producer.name}</Link>
        </h2>
        <NextStep order={order} isLate={loose.length > 0} />
      </header>
      {transfer && (
        <TransferPanel code={page.code} producer={order.producer.name} payment={transfer} now={page.now} />
      )}
      {order.state === 'waiting' && order.isPaused && !isOver && (
        <Note tone="warning" title={t('pausedTitle')}>
          <p>{t('pausedText')}</p>
          {page.orders.some((other) => waitsForAnother(page, other)) && order.method === 'card' && (
            <Form method="post" className="mt-3 space-y-3">
              <p>{t('pausedRest')}</p>
              <input type="hidden" name="order" value={order.id} />
              <SubmitButton name="intent" value="leave-out" busyLabel={t('sending')}>
                {t('leaveOut', { code: order.code })}
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
          <p>{t(`dispute_${order.dispute}`)}</p>
        </Note>
      )}
      {order.state === 'paid' && !order.dispute && (
        <Note tone="success" title={t('greenTitle')}>
          <p>{t('greenText', { amount: formatVnd(language, order.totalAmount) })}</p>
        </Note>
      )}
      <section className="space-y-1">
        <h3 className="text-lg">{t('lines')}</h3>
        <OrderLines order={order} />
        <p className="text-sm text-ink-soft">{t('frozenNote')}</p>
      </section>
      <MoneyThatWaits loose={loose} />
      <MoneyBack
        refunds={page.refunds.filter(
          ({ orderId, paymentId }) => orderId === order.id || (orderId === null && isAlone(paymentId)),
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
      {children}
    </article>
  );
}

/** What happens next, and whose turn it is. */
function NextStep({
  order: { state, deliveryMethod, cost, dispute },
  isLate,
}: {
  order: BuyerPage['orders'][number];
  /** Money of it was seen that belongs to no order. */
  isLate: boolean;
}) {
  const t = useT(orderPageMessages);
  const isHere = state === 'paid' || state === 'accepted' || state === 'packed';
  const isOver = state === 'cancelled' || state === 'expired';
  if (state === 'waiting' || (dispute && isHere)) return null;
  if (isOver && cost.comesBack > 0) return <p>{t('next_moneyBack')}</p>;
  if (state === 'expired' && isLate) return <p>{t('next_late')}</p>;
  if (isOver && cost.sentBack > 0) return <p>{t('next_moneyWentBack')}</p>;
  return <p>{t(state === 'handed-over' ? `next_handed-over_${deliveryMethod}` : `next_${state}`)}</p>;
}
