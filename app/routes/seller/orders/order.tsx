import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Icon } from '#app/components/icon.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Pill } from '#app/components/pill.tsx';
import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import { readOwnOrder } from '#app/domain/orders/fulfil/read-own-order.server.ts';
import { listOrderTickets } from '#app/domain/orders/tickets/list-tickets.server.ts';
import { collectInvoice } from '#app/domain/payments/invoice/collect-invoice.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import { OrderEvents, OrderMoney } from '#app/routes/orders/order-facts.tsx';
import { OrderLines } from '#app/routes/orders/order-lines.tsx';
import { orderStateName } from '#app/routes/orders/order-state-name.ts';
import { orderTones } from '#app/routes/orders/order-tones.ts';
import { ReceiverPanel } from '#app/routes/orders/receiver-panel.tsx';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { actOnOrder, isOrderAct } from '#app/routes/seller/orders/act-on-order.server.ts';
import { CancelPanel } from '#app/routes/seller/orders/cancel-panel.tsx';
import { NextStep } from '#app/routes/seller/orders/next-step.tsx';
import { PrintOrder } from '#app/routes/seller/orders/print-order.tsx';
import { actOnTicket } from '#app/routes/tickets/act-on-ticket.server.ts';
import { TicketCards } from '#app/routes/tickets/ticket-cards.tsx';
import { newId } from '#app/server/ids.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const ticketTexts = ['answered', 'received'] as const;
const doneTexts = ['pack', 'hand-over', 'goods-arrived', 'deliver', 'undo', 'tracking', 'cancel'] as const;

export const loader = loaderFor('seller', async ({ context, actor, params, url, language }) => {
  const orderId = params.orderId ?? '';
  const found = await readOwnOrder(context, actor, orderId);
  const t = translate(fulfilmentMessages, language);
  return {
    ...found,
    gaps: (await collectInvoice(context, actor, orderId))?.gaps ?? null,
    tickets: await listOrderTickets(context, actor, orderId),
    ticketDone: ticketTexts.find((one) => one === url.searchParams.get('done')) ?? null,
    causeKey: newId(),
    done: doneTexts.find((one) => one === url.searchParams.get('done')) ?? null,
    isAccepted: url.searchParams.get('done') === 'accept',
    title: t('orderTitle', { code: found.order.code }),
  };
});

export const action = actionFor('seller', async ({ context, actor, params, request, language }) => {
  const orderId = params.orderId ?? '';
  const form = await request.formData();
  if (form.has('ticket')) {
    const { personId, producerId } = actor;
    const side = { role: 'producer', personId, producerId } as const;
    return actOnTicket(context, form, side, `/seller/orders/${orderId}`);
  }
  const answer = await actOnOrder(context, actor, { orderId, form, language });
  if (!isOrderAct(answer)) return answer;
  return redirect(`/seller/orders/${orderId}?done=${answer}`, 303);
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function SellerOrder() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isService = isUsedThere(page.delivery);
  const t = useServiceWords(fulfilmentMessages, isService);
  const inTickets = useServiceWords(ticketMessages, isService);
  const inPayouts = useT(payoutMessages);
  const language = useLanguage();
  const came = answer && 'errors' in answer ? answer : null;
  const refused = came && 'act' in came.kept ? { ...came, kept: came.kept } : null;
  const refusedTicket = came && 'ticketId' in came.kept ? { ...came, kept: came.kept } : undefined;
  const { order, state, done, isAccepted, tickets, ticketDone } = page;
  return (
    <>
      <header className="space-y-2">
        <Link to="/seller/orders" className="inline-flex min-h-12 items-center gap-1">
          <Icon name="left" />
          {t('back')}
        </Link>
        <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-3xl">
          {t('orderTitle', { code: order.code })}
          {page.whyNotGo ? (
            <Pill tone="red">
              {t(page.whyNotGo === 'back' ? 'moneyBackShort' : `disputeShort_${page.whyNotGo}`)}
            </Pill>
          ) : (
            <Pill tone={orderTones[state]}>{orderStateName(language, state, page.wayLeft)}</Pill>
          )}
          {page.isDemo && <Pill tone="open">{t('demoOrder')}</Pill>}
        </h1>
      </header>
      {!answer && done && (
        <Note tone="success">
          {t(done === 'cancel' && state !== 'cancelled' ? 'done_cancel-some' : `done_${done}`)}
        </Note>
      )}
      {!answer && isAccepted && <Note tone="success">{t('done_accept', { count: 1 })}</Note>}
      {!answer && ticketDone && <Note tone="success">{inTickets(`done_${ticketDone}`)}</Note>}
      <ErrorSummary errors={came?.errors} />
      <NextStep page={page} refused={refused} isAsked={tickets.some(({ settledAt }) => settledAt === null)} />
      {page.cost.comesBack > 0 && order.method === 'vietqr' && (
        <Note tone="warning">
          <p>
            {t('costComesBack')}: <strong>{formatVnd(language, page.cost.comesBack)}</strong>
          </p>
          <p className="mt-2">
            <LinkButton to="/seller/refunds">{inPayouts('sendNow')}</LinkButton>
          </p>
        </Note>
      )}
      {tickets.length > 0 && (
        <section aria-labelledby="tickets" className="space-y-3">
          <h2 id="tickets" className="text-2xl">
            {inTickets('section')}
          </h2>
          <TicketCards tickets={tickets} reader="producer" refused={refusedTicket} isOnOrder />
        </section>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <OrderLines lines={page.lines} isService={isService} isStopped={page.whyNotGo !== null} />
        <ReceiverPanel page={page} />
        {page.receiver && (
          <PrintOrder orderId={order.id} isToSend={!page.whyNotGo && !isService} gaps={page.gaps} />
        )}
        <OrderMoney page={page} />
        <OrderEvents events={page.events} isService={isService} />
        <CancelPanel page={page} refused={refused} />
      </div>
    </>
  );
}
