import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Note } from '#app/components/note.tsx';
import { Pill } from '#app/components/pill.tsx';
import { readOwnOrder } from '#app/domain/orders/fulfil/read-own-order.server.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { OrderEvents, OrderMoney } from '#app/routes/orders/order-facts.tsx';
import { OrderLines } from '#app/routes/orders/order-lines.tsx';
import { orderTones } from '#app/routes/orders/order-tones.ts';
import { ReceiverPanel } from '#app/routes/orders/receiver-panel.tsx';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { actOnOrder, isOrderAct } from '#app/routes/seller/orders/act-on-order.server.ts';
import { CancelPanel } from '#app/routes/seller/orders/cancel-panel.tsx';
import { NextStep } from '#app/routes/seller/orders/next-step.tsx';
import { PrintOrder } from '#app/routes/seller/orders/print-order.tsx';
import { newId } from '#app/server/ids.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const doneTexts = ['pack', 'hand-over', 'deliver', 'undo', 'tracking', 'cancel'] as const;

export const loader = loaderFor('seller', async ({ context, actor, params, url, language }) => {
  const found = await readOwnOrder(context, actor, params.orderId ?? '');
  const t = translate(fulfilmentMessages, language);
  return {
    ...found,
    causeKey: newId(),
    done: doneTexts.find((one) => one === url.searchParams.get('done')) ?? null,
    isAccepted: url.searchParams.get('done') === 'accept',
    title: t('orderTitle', { code: found.order.code }),
  };
});

export const action = actionFor('seller', async ({ context, actor, params, request }) => {
  const orderId = params.orderId ?? '';
  const form = await request.formData();
  const answer = await actOnOrder(context, actor, orderId, form);
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
  const t = useT(fulfilmentMessages);
  const refused = answer && 'errors' in answer ? answer : null;
  const { order, state, done, isAccepted } = page;
  return (
    <>
      <header className="space-y-2">
        <Link to="/seller/orders" className="inline-flex min-h-12 items-center gap-1">
          <Icon name="left" />
          {t('back')}
        </Link>
        <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-3xl">
          {t('orderTitle', { code: order.code })}
          <Pill tone={orderTones[state]}>{t(`state_${state}`)}</Pill>
          {page.isDemo && <Pill tone="open">{t('demoOrder')}</Pill>}
        </h1>
      </header>
      {!answer && done && <Note tone="success">{t(`done_${done}`)}</Note>}
      {!answer && isAccepted && <Note tone="success">{t('done_accept', { count: 1 })}</Note>}
      <ErrorSummary errors={refused?.errors} />
      <NextStep page={page} refused={refused} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <OrderLines lines={page.lines} />
        <ReceiverPanel page={page} />
        {page.isReceiverShown && <PrintOrder orderId={order.id} />}
        <OrderMoney page={page} />
        <OrderEvents events={page.events} />
        <CancelPanel page={page} refused={refused} />
      </div>
    </>
  );
}
