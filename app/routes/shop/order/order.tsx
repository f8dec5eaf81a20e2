import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useEffect } from 'react';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { areAllUsedThere, isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import { unpaidWords } from '#app/domain/orders/money-back/refund-line.ts';
import { readTicketAnchor, TICKET_PARAM } from '#app/domain/orders/tickets/ticket-link.ts';
import { type BuyerPage, readBuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useLanguage } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { forgetPlaced } from '#app/routes/shop/checkout/keep-typed.tsx';
import { actOnOrder } from '#app/routes/shop/order/act-on-order.server.ts';
import { answerOrderAgain } from '#app/routes/shop/order/answer-order-again.server.ts';
import { CardPayments } from '#app/routes/shop/order/card-payments.tsx';
import { CheckNow } from '#app/routes/shop/order/check-now.tsx';
import { eachSellerWords } from '#app/routes/shop/order/each-seller.ts';
import { FindForm } from '#app/routes/shop/order/find-form.tsx';
import { groupNext, groupTones, isAskedBack } from '#app/routes/shop/order/group-next.ts';
import { MoneyBack, MoneyThatWaits, MoneyTwice, RefundLines } from '#app/routes/shop/order/money-back.tsx';
import { openedOrder, openedOrderOrNull } from '#app/routes/shop/order/order-access.server.ts';
import type { RefusedAct } from '#app/routes/shop/order/order-acts.tsx';
import { OrderAgain } from '#app/routes/shop/order/order-again.tsx';
import { OrderHead } from '#app/routes/shop/order/order-head.tsx';
import { Orders } from '#app/routes/shop/order/orders.tsx';
import { isCancelledUnpaid, nextToPay, waitsForAnother } from '#app/routes/shop/order/orders-in-turn.ts';
import { PayProgress } from '#app/routes/shop/order/pay-progress.tsx';
import { readOrderForm } from '#app/routes/shop/order/read-order-form.server.ts';
import { useNextInView } from '#app/routes/shop/order/use-next-in-view.ts';
import { useOrderWatch } from '#app/routes/shop/order/use-order-watch.ts';
import { WhereTo } from '#app/routes/shop/order/where-to.tsx';
import { YourData } from '#app/routes/shop/order/your-data.tsx';
import { uploadPlace } from '#app/server/uploads/upload-room.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/orders/:code`: a buyer's own page of a checkout. Whoever may not see it is asked for the phone number, whatever the code. */
export const loader = loaderFor('public', async (args) => {
  const { context, params, url, language } = args;
  const group = await openedOrderOrNull(args);
  const code = (group?.code ?? params.code ?? '').slice(0, 20);
  return {
    code,
    page: group && (await readBuyerPage(context, group)),
    done: url.searchParams.get('done') ?? '',
    /** Where a link of a mail leads to on it. */
    to: readTicketAnchor(url.searchParams.get(TICKET_PARAM)),
    /** Of this page, for its paper. */
    address: context.config.publicUrl + localPath(language, `/orders/${code}`),
    /** Id of the order that was just acted on. */
    acted: url.searchParams.get('order') ?? '',
    title: translate(orderPageMessages, language)(group ? 'title' : 'findTitle', { code }),
  };
});

export const action = actionFor('public', async (args) => {
  const { context, request, language } = args;
  const group = await openedOrder(args);
  const place = uploadPlace(context, group.buyerId);
  try {
    const { form, photos } = await readOrderForm(request, place);
    const typed: Record<string, string> = {};
    for (const [name, value] of form) if (typeof value === 'string') typed[name] = value.slice(0, 4000);
    const kept = { intent: textOf(form, 'intent'), order: textOf(form, 'order'), typed };
    return await answerForm(kept, () =>
      kept.intent === 'order-again'
        ? answerOrderAgain(args, group, kept.order)
        : actOnOrder(context, group, form, { language, photos }),
    );
  } finally {
    place.leave();
  }
});

/** Retry-After of a form that was sent too often. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
  { name: 'robots', content: 'noindex' },
];

export default function OrderPage() {
  const { code, page, done, to, acted, address } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (!page) return <FindForm code={code} to={to} />;
  return <OwnOrder page={page} done={done} acted={acted} address={address} refused={refused} />;
}

const doneKinds = [
  'cancelled',
  'lines-cancelled',
  'left-out',
  'received',
  'ticket',
  'review',
  'consent',
  'refund-account',
  'ordered-otherwise',
] as const;

const beforeSent = ['paid', 'accepted', 'packed'];

/** The order that is all of a checkout, where it was cancelled and no money of it was seen. One of several says it itself. */
const endedUnpaid = (page: BuyerPage) =>
  page.orders.length === 1 ? page.orders.filter((order) => isCancelledUnpaid(page, order)) : [];

function OwnOrder({
  page,
  done,
  acted,
  address,
  refused,
}: {
  page: BuyerPage;
  done: string;
  acted: string;
  address: string;
  refused: RefusedAct;
}) {
  const t = useServiceWords(orderPageMessages, areAllUsedThere(page.orders));
  const language = useLanguage();
  const isWaiting = page.state === 'waiting' || page.state === 'partly-paid';
  const isPaused =
    page.payments.some((payment) => payment.isPaused) && !page.payments.some(({ isOpen }) => isOpen);
  const isByTransfer = page.payments.some(({ isOpen, transfer }) => isOpen && transfer);
  const isAsked = page.whereTo !== null && page.whereTo.said === null;
  const isRestHeld = page.orders.some((order) => waitsForAnother(page, order));
  const isSomeTaken =
    page.state !== 'taken-back' && page.orders.some(({ buyerState }) => buyerState === 'taken-back');
  const isSomePaidBack =
    page.state !== 'paid-back' && page.orders.some(({ buyerState }) => buyerState === 'paid-back');
  const isSomeSuspended = isWaiting && page.orders.some(({ buyerState }) => buyerState === 'suspended');
  const services = isWaiting
    ? []
    : page.orders.filter(
        ({ state, buyerState, delivery }) =>
          beforeSent.includes(state) && buyerState !== 'paid-back' && isUsedThere(delivery),
      );
  const isEndTold = page.state === 'cancelled' && !isAsked;
  const eachSeller = eachSellerWords(language, page);
  const isDone = doneKinds.find((one) => one === done);
  const comesBack = page.refunds.filter(({ doneAt }) => doneAt === null);
  useEffect(forgetPlaced, []);
  useOrderWatch(page.code, page.version, isWaiting);
  const standing = useNextInView<HTMLParagraphElement>(nextToPay(page)?.id ?? null);
  return (
    <div className="page max-w-3xl space-y-6 py-6">
      <OrderHead page={page} isPaused={isWaiting && isPaused && !isRestHeld} />
      <ErrorSummary errors={refused?.errors} />
      {/* That the whole checkout is cancelled is said below already. */}
      {isDone && !refused && !(isDone === 'cancelled' && isEndTold) && (
        <Note tone={isDone === 'ordered-otherwise' ? 'warning' : 'success'}>
          <p>{t(`done_${isDone}`)}</p>
          {isDone === 'ordered-otherwise' && (
            <p>
              <Link to={localPath(language, '/cart')}>{t('toCart')}</Link>
            </p>
          )}
        </Note>
      )}
      <div role="status">
        <Note tone={isWaiting || isAsked || isAskedBack(page) ? 'warning' : groupTones[page.state]}>
          {eachSeller && <p className="mb-2 break-words">{eachSeller}</p>}
          {/* Brought into view when the next is to be paid: from here on its code fits a phone's screen. */}
          <p ref={standing} className="scroll-mt-4">
            {t(
              isWaiting && isPaused
                ? isRestHeld
                  ? 'groupNext_pausedRest'
                  : 'groupNext_paused'
                : isAsked && !isWaiting
                  ? 'groupNext_where'
                  : groupNext(page),
            )}
            {page.state === 'waiting' && isByTransfer && ` ${t('ownAccounts')}`}
            {services.length > 0 &&
              ` ${t(services.every(({ delivery }) => delivery.wishedDay) ? 'groupNext_spotDay' : 'groupNext_spot')}`}
            {isSomeTaken && ` ${t('groupNext_someTaken')}`}
            {isSomePaidBack && ` ${t('groupNext_somePaidBack')}`}
            {isSomeSuspended && ` ${t('groupNext_someSuspended')}`}
            {isAskedBack(page) && ` ${t('groupNext_claim')}`}
          </p>
          <RefundLines refunds={comesBack} />
          {endedUnpaid(page).map(({ id, method, producer }) => (
            <p key={id}>{unpaidWords(language, method, producer.name)}</p>
          ))}
          {page.orders.length > 1 && (page.state === 'expired' || page.state === 'cancelled') && (
            <OrderAgain orderId={null} />
          )}
        </Note>
      </div>
      {isWaiting && <PayProgress page={page} />}
      <WhereTo page={page} address={address} refused={refused} />
      <MoneyTwice page={page} />
      <MoneyOfSeveral page={page} />
      <Orders page={page} acted={acted} refused={refused}>
        <CardPayments page={page} />
      </Orders>
      {isWaiting && <CheckNow code={page.code} />}
      <Recipient page={page} />
      <YourData page={page} refused={refused} />
      {page.isDemo && <p className="text-sm text-ink-soft">{t('demoOrder')}</p>}
    </div>
  );
}

/** Card money that was for several orders and belongs to none of them. */
function MoneyOfSeveral({ page }: { page: BuyerPage }) {
  const isOfSeveral = (paymentId: string) =>
    page.payments.some(({ id, orderIds }) => id === paymentId && orderIds.length > 1);
  const loose = page.loose.filter(({ paymentId }) => isOfSeveral(paymentId));
  const refunds = page.refunds.filter(({ orderId, paymentId }) => orderId === null && isOfSeveral(paymentId));
  return (
    <>
      <MoneyThatWaits loose={loose} />
      <MoneyBack refunds={refunds} />
    </>
  );
}

function Recipient({ page: { contact, orders } }: { page: BuyerPage }) {
  const t = useServiceWords(orderPageMessages, areAllUsedThere(orders));
  return (
    <section className="space-y-1">
      <h2 className="text-xl">{t('buyer')}</h2>
      {contact ? (
        <p className="break-words">
          {contact.name}, {t('buyerPhone', { end: contact.phoneEnd })}
          {contact.note && (
            <span className="block whitespace-pre-line">
              {t('note')}: {contact.note}
            </span>
          )}
        </p>
      ) : (
        <p>{t('buyerErased')}</p>
      )}
    </section>
  );
}
