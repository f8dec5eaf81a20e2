import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type Column, DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { Pill } from '#app/components/pill.tsx';
import { type ListedRefund, listRefunds } from '#app/domain/payments/refunds/list-refunds.server.ts';
import { proveRefund } from '#app/domain/payments/refunds/prove-refund.server.ts';
import { formatDate, formatSmallest } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { staffOfMoney } from '#app/routes/department/money/money-actor.ts';
import { MoneyTabs } from '#app/routes/department/money-desk/money-tabs.tsx';
import { ProveRefund } from '#app/routes/department/money-desk/prove-refund.tsx';
import { provenBy, readRefundProof } from '#app/routes/money/read-refund-proof.server.ts';
import { RefundProofLink } from '#app/routes/money/refund-proof-link.tsx';
import { refundReasonKey } from '#app/routes/refund-reason.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { uploadPlace } from '#app/server/uploads/upload-room.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/department/refunds`: what was promised to buyers and not sent yet, and what was sent. */
export const loader = loaderFor('department', async ({ context, url, language }) => ({
  isDone: url.searchParams.get('done') === 'proven',
  waiting: await listRefunds(context, { producerId: null, isDone: false }),
  sent: await listRefunds(context, { producerId: null, isDone: true }),
  title: translate(payoutMessages, language)('refundsTitle'),
}));

/** Staff record for a producer that the money has gone back. */
export const action = actionFor('department', async ({ context, actor, request }) => {
  const proof = await readRefundProof(request, uploadPlace(context, actor.personId));
  const { refundId, reference } = proof;
  return answerForm({ refundId, reference }, async () => {
    await proveRefund(context, staffOfMoney(actor), provenBy(proof));
    return redirect('/department/refunds?done=proven', 303);
  });
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function WaitingRefunds() {
  const { waiting, sent, isDone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(payoutMessages);
  const columns = useColumns();
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('refundsTitle')}</h1>
        <p className="measure">{t('refundsLead')}</p>
      </header>
      <MoneyTabs />
      <ErrorSummary errors={refused?.errors} />
      {!refused && isDone && <Note tone="success">{t('proven')}</Note>}
      <DataTable
        caption={t('refundsTitle')}
        hideCaption
        rows={waiting}
        rowKey={({ id }) => id}
        columns={columns}
        empty={
          <EmptyState title={t('refundsNone')}>
            <p>{t('refundsNoneText')}</p>
          </EmptyState>
        }
      />
      <ProveRefund waiting={waiting.filter(({ method }) => method === 'vietqr')} refused={refused} />
      {sent.length > 0 && (
        <DataTable
          caption={t('refundsSentTitle')}
          rows={sent}
          rowKey={({ id }) => id}
          columns={columns}
          empty={null}
        />
      )}
    </>
  );
}

function useColumns(): Column<ListedRefund>[] {
  const t = useT(payoutMessages);
  const language = useLanguage();
  const day = (at: number) => (
    <span className="whitespace-nowrap">{formatDate(language, localDate(at))}</span>
  );
  return [
    {
      key: 'order',
      header: t('colOrder'),
      heading: true,
      cell: ({ orderCode }) => orderCode || t('noOrder'),
    },
    { key: 'producer', header: t('colProducer'), cell: ({ producerName }) => producerName },
    {
      key: 'amount',
      header: t('colAmount'),
      numeric: true,
      cell: ({ amount, currency }) => formatSmallest(language, amount, currency),
    },
    { key: 'reason', header: t('colReason'), cell: ({ reason }) => t(refundReasonKey(reason)) },
    { key: 'by', header: t('colBy'), cell: ({ method }) => t(`by_${method}`) },
    { key: 'asked', header: t('colAsked'), cell: ({ askedAt }) => day(askedAt) },
    { key: 'due', header: t('colDue'), cell: ({ dueAt }) => dueAt !== null && day(dueAt - 1) },
    {
      key: 'state',
      header: t('colState'),
      cell: ({ id, isLate, doneAt, failureCode, reference, hasProof }) => (
        <>
          {isLate && <Pill tone="red">{t('late')}</Pill>}
          {failureCode !== null && <Pill tone="red">{t('failed', { code: failureCode })}</Pill>}
          {doneAt !== null && day(doneAt)}
          {reference !== null && <span className="block break-all text-ink-soft">{reference}</span>}
          {hasProof && <RefundProofLink portal="department" refundId={id} />}
        </>
      ),
    },
  ];
}
