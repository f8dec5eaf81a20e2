import type { MetaFunction, SerializeFrom } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { type Column, DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Note } from '#app/components/note.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Pill } from '#app/components/pill.tsx';
import {
  type ListedRefund,
  listRefunds,
  type RefundStanding,
} from '#app/domain/payments/refunds/list-refunds.server.ts';
import { cardMessages, whyRefundWaitsKey } from '#app/i18n/cards.ts';
import { formatDate, formatSmallest } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { refundMessages, refundReasonKey } from '#app/i18n/refunds.ts';
import { failedRefundActs } from '#app/routes/department/cards/settle-failed-refund.server.ts';
import { MoneyTabs } from '#app/routes/department/money-desk/money-tabs.tsx';
import { refundPage } from '#app/routes/department/money-desk/refund-page.ts';
import { readRefundPages, refundPagesHref } from '#app/routes/money/refund-pages.ts';
import { RefundProofLink } from '#app/routes/money/refund-proof-link.tsx';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { localDate } from '#app/server/local-date.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const outcomes = ['proven', 'waits-no-more'] as const;

/**
 * `/department/refunds`: what was promised to buyers and not sent yet, what was sent, and what is not sent because a card's
 * bank has given it to the buyer.
 */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const { page, sent, taken } = readRefundPages(url.searchParams);
  const list = (standing: RefundStanding, at: number) =>
    listRefunds(context, { producerId: null, standing, page: at });
  return {
    done: [...outcomes, ...failedRefundActs].find((one) => one === url.searchParams.get('done')) ?? null,
    waiting: await list('waiting', page),
    sent: await list('sent', sent),
    takenBack: await list('taken-back', taken),
    title: translate(payoutMessages, language)('refundsTitle'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function WaitingRefunds() {
  const { waiting, sent, takenBack, done } = useLoaderData<typeof loader>();
  const t = useT(payoutMessages);
  const inCards = useT(cardMessages);
  const columns = useColumns();
  const pages = { page: waiting.page, sent: sent.page, taken: takenBack.page };
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('refundsTitle')}</h1>
        <p className="measure">{t('refundsLead')}</p>
      </header>
      <MoneyTabs />
      {done === 'waits-no-more' && <Note>{t('refundWaitsNoMore')}</Note>}
      {done === 'proven' && <Note tone="success">{t('proven')}</Note>}
      {(done === 'retry' || done === 'transfer' || done === 'dispute' || done === 'keep') && (
        <Note tone="success">{inCards(`done_${done}`)}</Note>
      )}
      <section id="waiting" className="space-y-3">
        {waiting.total > 0 && <p>{t('refundsCount', { count: waiting.total })}</p>}
        <DataTable
          caption={t('refundsTitle')}
          hideCaption
          rows={waiting.refunds}
          rowKey={({ id }) => id}
          columns={columns}
          empty={
            <EmptyState title={t('refundsNone')}>
              <p>{t('refundsNoneText')}</p>
            </EmptyState>
          }
        />
        <Pagination {...waiting} hrefFor={(page) => refundPagesHref({ ...pages, page }, 'waiting')} />
      </section>
      <Finished
        id="sent"
        title={t('refundsSentTitle')}
        list={sent}
        hrefFor={(page) => refundPagesHref({ ...pages, sent: page }, 'sent')}
      />
      <Finished
        id="taken"
        title={t('refundsTakenTitle')}
        list={takenBack}
        hrefFor={(page) => refundPagesHref({ ...pages, taken: page }, 'taken')}
      />
    </>
  );
}

type Finished = {
  id: string;
  title: string;
  list: SerializeFrom<typeof loader>['sent'];
  hrefFor: (page: number) => string;
};

/** What needs nobody any more is told apart from what waits above it; none of it, and nothing is said. */
function Finished({ id, title, list, hrefFor }: Finished) {
  const columns = useColumns();
  if (list.total === 0) return null;
  return (
    <section id={id} className="space-y-3">
      <DataTable
        caption={<h2 className="border-t-2 border-line pt-6 text-xl text-ink">{title}</h2>}
        rows={list.refunds}
        rowKey={({ id }) => id}
        columns={columns}
        empty={null}
      />
      <Pagination {...list} hrefFor={hrefFor} />
    </section>
  );
}

function useColumns(): Column<ListedRefund>[] {
  const t = useT(payoutMessages);
  const tWhy = useT(refundMessages);
  const language = useLanguage();
  const day = (at: number) => (
    <span className="whitespace-nowrap">{formatDate(language, localDate(at))}</span>
  );
  return [
    {
      key: 'order',
      header: t('colOrder'),
      heading: true,
      cell: (refund) => {
        const to = refundPage(refund);
        const order = refund.orderCode || t('noOrder');
        return to === null ? (
          <span className="whitespace-nowrap">{order}</span>
        ) : (
          <Link to={to} className="inline-flex min-h-11 items-center whitespace-nowrap">
            {order}
          </Link>
        );
      },
    },
    { key: 'producer', header: t('colProducer'), cell: ({ producerName }) => producerName },
    {
      key: 'amount',
      header: t('colAmount'),
      numeric: true,
      cell: ({ amount, currency }) => formatSmallest(language, amount, currency),
    },
    { key: 'reason', header: t('colReason'), cell: ({ reason }) => tWhy(refundReasonKey(reason)) },
    { key: 'by', header: t('colBy'), cell: ({ method, settledBy }) => t(`by_${settledBy ?? method}`) },
    {
      key: 'to',
      header: t('colWhereTo'),
      cell: ({ isAccountAsked, isAccountSaid }) =>
        isAccountAsked && (
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
      cell: (refund) =>
        // Of one that just waits there is nothing to say.
        (refund.isLate || refund.failedAt !== null || refund.doneAt !== null) && (
          <>
            {refund.isLate && <Pill tone="red">{t('late')}</Pill>}
            <Failure refund={refund} />
            {refund.doneAt !== null && day(refund.doneAt)}
            {refund.reference !== null && (
              <span className="block break-all text-ink-soft">{refund.reference}</span>
            )}
            {refund.hasProof && <RefundProofLink portal="department" refundId={refund.id} />}
          </>
        ),
    },
  ];
}

/** Why a card did not take it, and where that is settled. */
function Failure({ refund }: { refund: ListedRefund }) {
  const t = useT(payoutMessages);
  const inCards = useT(cardMessages);
  const language = useLanguage();
  const to = refundPage(refund);
  if (refund.method !== 'card' || to === null) return null;
  const { isInDispute, isLost, isAccountAsked, isAccountSaid } = refund;
  const code = refund.failureCode ?? '';
  const key = whyRefundWaitsKey({
    ...{ failureCode: code, isInDispute, isLost },
    isAccountSaid: isAccountAsked && isAccountSaid,
  });
  return (
    <>
      <span className="block text-red-deep">{t('failed', { why: inCards(key, { code }) })}</span>
      <Link
        to={to}
        aria-label={t('settleFailedNamed', {
          amount: formatSmallest(language, refund.amount, refund.currency),
        })}
        className="no-print inline-flex min-h-11 items-center font-bold"
      >
        {t('settleFailed')}
      </Link>
    </>
  );
}
