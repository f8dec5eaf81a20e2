import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Panel } from '#app/components/panel.tsx';
import {
  countFailedRefunds,
  FAILED_PER_PAGE,
  listFailedRefunds,
} from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { openStripe } from '#app/domain/payments/card/open-stripe.server.ts';
import { listMendedFindings, listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { type Resolve, resolveFinding } from '#app/domain/payments/reconcile/resolve-finding.server.ts';
import { cardMessages } from '#app/i18n/cards.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { FailedRefundCard, NOTHING_TYPED } from '#app/routes/department/cards/failed-refund-card.tsx';
import { FindingCard } from '#app/routes/department/cards/finding-card.tsx';
import {
  failedRefundActs,
  readFailedRefundForm,
  settleFailedRefund,
} from '#app/routes/department/cards/settle-failed-refund.server.ts';
import { MoneyTabs } from '#app/routes/department/money-desk/money-tabs.tsx';
import { readPageNumber } from '#app/routes/read-page-number.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const MENDED_SHOWN = 50;
const resolveActs = ['note', 'give-back', 'assign'] as const;

/** `/department/reconciliation`: what the card provider's list and the market's books do not agree on, and what was mended. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const page = readPageNumber(url.searchParams);
  const [findings, mended, failed, failedTotal, line] = await Promise.all([
    listOpenFindings(context),
    listMendedFindings(context, MENDED_SHOWN),
    listFailedRefunds(context, page),
    countFailedRefunds(context),
    openStripe(context),
  ]);
  return {
    ...{ findings, mended, failed, page },
    pages: Math.ceil(failedTotal / FAILED_PER_PAGE),
    provider:
      line === null ? ('none' as const) : line.isSimulated ? ('simulated' as const) : ('real' as const),
    done: [...resolveActs, ...failedRefundActs].find((act) => act === url.searchParams.get('done')) ?? null,
    title: translate(cardMessages, language)('reconcileTitle'),
  };
});

export const action = actionFor('department', async ({ context, actor, request }) => {
  const form = await request.formData();
  const kept = {
    findingId: textOf(form, 'finding'),
    note: textOf(form, 'note'),
    orderId: textOf(form, 'order'),
    refundId: textOf(form, 'refund'),
    ...readFailedRefundForm(form),
  };
  const { findingId, note, orderId, refundId } = kept;
  const how = textOf(form, 'how');
  return answerForm(
    kept,
    async () => {
      if (refundId !== '') {
        const act = await settleFailedRefund(context, actor, refundId, form);
        return redirect(`/department/reconciliation?done=${act}`, 303);
      }
      const resolve: Resolve =
        how === 'assign' ? { how, orderId } : { how: how === 'give-back' ? 'give-back' : 'note' };
      await resolveFinding(context, actor, { findingId, note, resolve });
      return redirect(`/department/reconciliation?done=${resolve.how}`, 303);
    },
    (field) => (field === '' ? '' : `${field}-${refundId || findingId}`),
  );
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function Reconciliation() {
  const { findings, provider, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer && 'errors' in answer ? answer : null;
  const t = useT(cardMessages);
  return (
    <div className="space-y-6">
      <header>
        <h1 className="text-3xl">{t('reconcileTitle')}</h1>
        <p className="measure mt-2 text-ink-soft">{t('reconcileLead')}</p>
      </header>
      <MoneyTabs />
      <ErrorSummary errors={refused?.errors} />
      {done && !refused && <Note tone="success">{t(`done_${done}`)}</Note>}
      {provider === 'none' && <Note>{t('noCards')}</Note>}
      {provider === 'simulated' && <Note>{t('simulatedDesk')}</Note>}
      <section className="space-y-4">
        <h2 className="text-xl">{t('openTitle')}</h2>
        {findings.length === 0 && (
          <EmptyState title={t('openNone')}>
            <p>{t('openNoneText')}</p>
          </EmptyState>
        )}
        {findings.map((finding) => {
          const isRefused = refused?.kept.findingId === finding.id;
          return (
            <FindingCard
              key={finding.id}
              finding={finding}
              kept={isRefused ? refused.kept : { note: '', orderId: '' }}
              errors={isRefused ? refused.errors : {}}
            />
          );
        })}
      </section>
      <FailedRefunds />
      <Mended />
    </div>
  );
}

function FailedRefunds() {
  const { failed, page, pages } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer && 'errors' in answer ? answer : null;
  const t = useT(cardMessages);
  return (
    <section className="space-y-4">
      <h2 className="text-xl">{t('failedTitle')}</h2>
      {pages === 0 ? <p>{t('failedNone')}</p> : <p className="measure">{t('failedLead')}</p>}
      {failed.map((refund) => {
        const isRefused = refused?.kept.refundId === refund.id;
        return (
          <FailedRefundCard
            key={refund.id}
            refund={refund}
            kept={isRefused ? refused.kept : NOTHING_TYPED}
            errors={isRefused ? refused.errors : {}}
          />
        );
      })}
      <Pagination page={page} pages={pages} hrefFor={(number) => `?page=${number}`} />
    </section>
  );
}

function Mended() {
  const { mended } = useLoaderData<typeof loader>();
  const t = useT(cardMessages);
  const language = useLanguage();
  return (
    <Panel title={t('mendedTitle')}>
      <DataTable
        caption={t('mendedCaption')}
        hideCaption
        rows={mended}
        rowKey={({ id }) => id}
        empty={<p>{t('mendedNone')}</p>}
        columns={[
          { key: 'what', header: t('col_what'), heading: true, cell: ({ kind }) => t(`kind_${kind}`) },
          {
            key: 'subject',
            header: t('col_subject'),
            cell: ({ subject }) => <code className="break-all text-sm">{subject}</code>,
          },
          { key: 'when', header: t('col_when'), cell: ({ mendedAt }) => formatDateTime(language, mendedAt) },
        ]}
      />
    </Panel>
  );
}
