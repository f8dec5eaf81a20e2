import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { type Column, DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Note } from '#app/components/note.tsx';
import { Pill } from '#app/components/pill.tsx';
import { type ListedRefund, listRefunds } from '#app/domain/payments/refunds/list-refunds.server.ts';
import { cardFailureKey, cardMessages } from '#app/i18n/cards.ts';
import { formatDate, formatSmallest } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { refundMessages, refundReasonKey } from '#app/i18n/refunds.ts';
import { MoneyTabs } from '#app/routes/department/money-desk/money-tabs.tsx';
import { RefundProofLink } from '#app/routes/money/refund-proof-link.tsx';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { localDate } from '#app/server/local-date.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/department/refunds`: what was promised to buyers and not sent yet, and what was sent. */
export const loader = loaderFor('department', async ({ context, url, language }) => ({
  isDone: url.searchParams.get('done') === 'proven',
  waiting: await listRefunds(context, { producerId: null, isDone: false }),
  sent: await listRefunds(context, { producerId: null, isDone: true }),
  title: translate(payoutMessages, language)('refundsTitle'),
}));

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function WaitingRefunds() {
  const { waiting, sent, isDone } = useLoaderData<typeof loader>();
  const t = useT(payoutMessages);
  const columns = useColumns();
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('refundsTitle')}</h1>
        <p className="measure">{t('refundsLead')}</p>
      </header>
      <MoneyTabs />
      {isDone && <Note tone="success">{t('proven')}</Note>}
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
  const tWhy = useT(refundMessages);
  const tCards = useT(cardMessages);
  const language = useLanguage();
  const day = (at: number) => (
    <span className="whitespace-nowrap">{formatDate(language, localDate(at))}</span>
  );
  return [
    {
      key: 'order',
      header: t('colOrder'),
      heading: true,
      cell: ({ id, orderCode, method }) =>
        method === 'vietqr' ? (
          <Link
            to={`/department/refunds/${id}`}
            className="inline-flex min-h-11 items-center whitespace-nowrap"
          >
            {orderCode || t('noOrder')}
          </Link>
        ) : (
          orderCode || t('noOrder')
        ),
    },
    { key: 'producer', header: t('colProducer'), cell: ({ producerName }) => producerName },
    {
      key: 'amount',
      header: t('colAmount'),
      numeric: true,
      cell: ({ amount, currency }) => formatSmallest(language, amount, currency),
    },
    { key: 'reason', header: t('colReason'), cell: ({ reason }) => tWhy(refundReasonKey(reason)) },
    { key: 'by', header: t('colBy'), cell: ({ method }) => t(`by_${method}`) },
    {
      key: 'to',
      header: t('colWhereTo'),
      cell: ({ method, doneAt, isAccountSaid }) =>
        method === 'vietqr' &&
        doneAt === null && (
          <Pill tone={isAccountSaid ? 'green' : 'turmeric'}>
            {t(isAccountSaid ? 'whereTo_given' : 'whereTo_unsaid')}
          </Pill>
        ),
    },
    { key: 'asked', header: t('colAsked'), cell: ({ askedAt }) => day(askedAt) },
    { key: 'due', header: t('colDue'), cell: ({ dueAt }) => dueAt !== null && day(dueAt - 1) },
    {
      key: 'state',
      header: t('colState'),
      cell: ({ id, isLate, doneAt, failureCode, reference, hasProof }) => (
        <>
          {isLate && <Pill tone="red">{t('late')}</Pill>}
          {failureCode !== null && doneAt === null && (
            <span className="block text-red-deep">
              {t('failed', { why: tCards(cardFailureKey(failureCode), { code: failureCode }) })}
            </span>
          )}
          {doneAt !== null && day(doneAt)}
          {reference !== null && <span className="block break-all text-ink-soft">{reference}</span>}
          {hasProof && <RefundProofLink portal="department" refundId={id} />}
        </>
      ),
    },
  ];
}
