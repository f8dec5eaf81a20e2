import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Facts } from '#app/components/facts.tsx';
import type { FieldErrors } from '#app/components/field.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import type { BuyerContact } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { ClaimOfBuyer } from '#app/domain/orders/money-back/read-claims.server.ts';
import { contactReasons } from '#app/domain/reports/orders/contact-reasons.ts';
import { readWatchedOrder, showContact } from '#app/domain/reports/orders/read-watched-order.server.ts';
import { formatDateTime, formatVnd } from '#app/i18n/format.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { watchedOrderMessages } from '#app/i18n/watched-orders.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { refundPage } from '#app/routes/department/money-desk/refund-page.ts';
import { cancelInPlace } from '#app/routes/department/orders/cancel-in-place.server.ts';
import { CancelInPlace } from '#app/routes/department/orders/cancel-in-place.tsx';
import { OrderEvents, OrderMoney } from '#app/routes/orders/order-facts.tsx';
import { OrderLines } from '#app/routes/orders/order-lines.tsx';
import { orderStateName } from '#app/routes/orders/order-state-name.ts';
import { orderTones } from '#app/routes/orders/order-tones.ts';
import { useDeliveryFacts } from '#app/routes/orders/receiver-panel.tsx';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { newId } from '#app/server/ids.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('department', async ({ context, params, url, language }) => {
  const found = await readWatchedOrder(context, params.orderId ?? '');
  const title = translate(fulfilmentMessages, language)('orderTitle', { code: found.order.code });
  return { ...found, causeKey: newId(), isCancelled: url.searchParams.get('done') === 'cancelled', title };
});

/** Cancels in the producer's place; or shows who bought it, once, in the answer to the form that says why: no address holds it. */
export const action = actionFor('department', async ({ context, actor, params, request, language }) => {
  const orderId = params.orderId ?? '';
  const form = await request.formData();
  if (textOf(form, 'act') === 'cancel') return cancelInPlace(context, actor, { orderId, form, language });
  const reason = textOf(form, 'reason');
  return answerForm({ reason }, async () => ({
    contact: await showContact(context, actor, { orderId, reason }),
  }));
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function WatchedOrder() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isService = isUsedThere(page.delivery);
  const t = useServiceWords(watchedOrderMessages, isService);
  const inOrders = useServiceWords(fulfilmentMessages, isService);
  const language = useLanguage();
  const refused = answer && 'errors' in answer ? answer : null;
  const refusedCancel =
    answer && 'errors' in answer && 'note' in answer.kept ? { ...answer, kept: answer.kept } : null;
  const { order, state, risks, producer, disputed } = page;
  const askedOf = () => {
    if (disputed?.kind !== 'open') return null;
    const { amount, ofPayment } = disputed;
    if (amount) return inOrders('next_disputeSum_open', { amount: formatVnd(language, amount) });
    // Of a payment of several orders nobody knows yet how much is of which.
    return ofPayment ? inOrders('next_disputeAll', { amount: formatVnd(language, ofPayment) }) : null;
  };
  const askedBack = askedOf();
  return (
    <>
      <header className="space-y-2">
        <Link to="/department/orders" className="inline-flex min-h-11 items-center gap-1">
          <Icon name="left" />
          {t('back')}
        </Link>
        <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-3xl">
          {inOrders('orderTitle', { code: order.code })}
          <Pill tone={orderTones[state]}>{orderStateName(language, state, page.wayLeft)}</Pill>
          {risks.map((risk) => (
            <Pill key={risk} tone="red">
              {t(`risk_${risk}`)}
            </Pill>
          ))}
          {page.isDemo && <Pill tone="open">{inOrders('demoOrder')}</Pill>}
        </h1>
      </header>
      {!answer && page.isCancelled && <Note tone="success">{t('done_cancelled')}</Note>}
      <ErrorSummary errors={refused?.errors} />
      {askedBack && <Note tone="warning">{askedBack}</Note>}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title={t('producerTitle')}>
          <p>
            <Link to={`/department/producers/${producer.code}`} lang="vi" className="font-bold">
              {producer.name}
            </Link>
            {producer.isSuspended && <span className="text-red-deep"> ({t('suspended')})</span>}
          </p>
          <Facts
            facts={[
              { term: t('producerPhone'), value: producer.phone?.replace(/^\+84/, '0') },
              ...useDeliveryFacts(page),
            ]}
          />
        </Panel>
        <BuyerPanel
          contact={answer && 'contact' in answer ? answer.contact : undefined}
          errors={refused?.errors.reason}
        />
        <OrderLines lines={page.lines} isService={isService} isStopped={risks.includes('money-back')} />
        <OrderMoney page={page} reader="staff" />
        <Refunds refunds={page.refunds} />
        <Claims claims={page.claims} />
        <OrderEvents events={page.events} reader="staff" isService={isService} />
        {page.mayCancel && (
          <CancelInPlace
            causeKey={page.causeKey}
            lines={page.lines}
            isOfVisit={page.isOfVisit}
            refused={refusedCancel}
            isSuspended={producer.isSuspended}
            isLate={risks.includes('unaccepted') || risks.includes('unshipped')}
            paidBy={order.paidAt === null ? null : order.method}
            disputed={page.disputed}
          />
        )}
      </div>
    </>
  );
}

/** What its buyer has twice, with what of it is open, and where that is seen to. */
function Claims({ claims }: { claims: readonly ClaimOfBuyer[] }) {
  const t = useT(watchedOrderMessages);
  const language = useLanguage();
  if (claims.length === 0) return null;
  return (
    <Panel title={t('claims')}>
      <ul className="space-y-1">
        {claims.map(({ id, amount, open }) => (
          <li key={id}>
            {t(open > 0 ? 'claimOpen' : open < 0 ? 'claimOwed' : 'claimClosed', {
              amount: formatVnd(language, amount),
              open: formatVnd(language, Math.abs(open)),
            })}
          </li>
        ))}
      </ul>
      <Link to="/department/reconciliation" className="inline-flex min-h-11 items-center">
        {t('claimsSee')}
      </Link>
    </Panel>
  );
}

/** @param contact undefined: not asked for; null: erased. */
function BuyerPanel({ contact, errors }: { contact: BuyerContact | null | undefined; errors: FieldErrors }) {
  const t = useT(watchedOrderMessages);
  const inOrders = useT(fulfilmentMessages);
  if (contact) {
    const { name, phone, email, address, hotel } = contact;
    return (
      <Panel title={t('contactTitle')}>
        <Facts
          facts={[
            { term: inOrders('name'), value: name },
            { term: inOrders('phone'), value: phone.replace(/^\+84/, '0') },
            { term: t('email'), value: email },
            { term: inOrders('address'), value: address && `${address.line}, ${address.communeText}` },
            { term: inOrders('hotel'), value: hotel && `${hotel.name} ${hotel.room}` },
          ]}
        />
        <p className="mt-2 text-sm text-ink-soft">{t('contactShown')}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t('contactTitle')}>
      {contact === null ? (
        <p>{t('contactErased')}</p>
      ) : (
        <Form method="post" noValidate className="space-y-4">
          <p>{t('contactMasked')}</p>
          <SelectField
            name="reason"
            label={t('contactReason')}
            placeholder="—"
            options={contactReasons.map((reason) => ({ value: reason, label: t(`reason_${reason}`) }))}
            errors={errors}
          />
          <SubmitButton look="secondary">{t('contactShow')}</SubmitButton>
        </Form>
      )}
    </Panel>
  );
}

function Refunds({ refunds }: { refunds: ReturnType<typeof useLoaderData<typeof loader>>['refunds'] }) {
  const t = useT(watchedOrderMessages);
  const language = useLanguage();
  if (refunds.length === 0) return null;
  const stateText = ({ doneAt, failedAt, dueAt, settledBy }: (typeof refunds)[number]) => {
    if (doneAt !== null && settledBy === 'dispute')
      return t('refundTaken', { when: formatDateTime(language, doneAt) });
    if (doneAt !== null) return t('refundDone', { when: formatDateTime(language, doneAt) });
    if (failedAt !== null) return t('refundFailed');
    return dueAt === null ? t('refundWaits') : t('refundDue', { when: formatDateTime(language, dueAt) });
  };
  return (
    <Panel title={t('refundsTitle')}>
      <ul className="divide-y divide-line">
        {refunds.map((refund) => {
          const to = refundPage(refund);
          return (
            <li key={refund.id} className="flex flex-wrap justify-between gap-x-4 py-2">
              {to === null ? (
                <span>{stateText(refund)}</span>
              ) : (
                <Link to={to} className="inline-flex min-h-11 items-center">
                  {stateText(refund)}
                </Link>
              )}
              <strong className="tabular-nums">{formatVnd(language, refund.amount)}</strong>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
