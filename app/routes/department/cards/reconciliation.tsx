import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { openStripe } from '#app/domain/payments/card/open-stripe.server.ts';
import { retryCardRefund } from '#app/domain/payments/card/retry-card-refund.server.ts';
import { listMendedFindings, listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { type Resolve, resolveFinding } from '#app/domain/payments/reconcile/resolve-finding.server.ts';
import { cardMessages } from '#app/i18n/cards.ts';
import { formatDateTime, formatSmallest } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { FindingCard } from '#app/routes/department/cards/finding-card.tsx';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const MENDED_SHOWN = 50;
const doneActs = ['note', 'give-back', 'assign', 'retry'] as const;

/** `/department/reconciliation`: what the card provider's list and the market's books do not agree on, and what was mended. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const [findings, mended, failed, line] = await Promise.all([
    listOpenFindings(context),
    listMendedFindings(context, MENDED_SHOWN),
    listFailedRefunds(context),
    openStripe(context),
  ]);
  return {
    ...{ findings, mended, failed },
    provider:
      line === null ? ('none' as const) : line.isSimulated ? ('simulated' as const) : ('real' as const),
    done: doneActs.find((act) => act === url.searchParams.get('done')) ?? null,
    title: translate(cardMessages, language)('reconcileTitle'),
  };
});

export const action = actionFor('department', async ({ context, actor, request }) => {
  const form = await request.formData();
  const refundId = textOf(form, 'refund');
  if (refundId !== '') {
    await retryCardRefund(context, actor, refundId);
    return redirect('/department/reconciliation?done=retry', 303);
  }
  const findingId = textOf(form, 'finding');
  const note = textOf(form, 'note');
  const orderId = textOf(form, 'order');
  const how = textOf(form, 'how');
  const resolve: Resolve =
    how === 'assign' ? { how, orderId } : { how: how === 'give-back' ? 'give-back' : 'note' };
  return answerForm(
    { findingId, note, orderId },
    async () => {
      await resolveFinding(context, actor, { findingId, note, resolve });
      return redirect(`/department/reconciliation?done=${resolve.how}`, 303);
    },
    (field) => (field === 'note' || field === 'order' ? `${field}-${findingId}` : field),
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
  const { failed } = useLoaderData<typeof loader>();
  const t = useT(cardMessages);
  const language = useLanguage();
  return (
    <Panel title={t('failedTitle')}>
      <DataTable
        caption={t('failedCaption')}
        hideCaption
        rows={failed}
        rowKey={({ id }) => id}
        empty={<p>{t('failedNone')}</p>}
        columns={[
          {
            key: 'order',
            header: t('col_order'),
            heading: true,
            cell: ({ order }) =>
              order ? <Link to={`/department/orders/${order.id}`}>{order.code}</Link> : t('noOrder'),
          },
          {
            key: 'amount',
            header: t('col_amount'),
            numeric: true,
            cell: ({ amount, currency }) => formatSmallest(language, amount, currency),
          },
          { key: 'reason', header: t('col_reason'), cell: ({ failureCode }) => failureText(t, failureCode) },
          { key: 'when', header: t('col_when'), cell: ({ failedAt }) => formatDateTime(language, failedAt) },
          {
            key: 'retry',
            header: t('col_retry'),
            hideHeader: true,
            noPrint: true,
            cell: ({ id, amount, currency }) => (
              <Form method="post">
                <input type="hidden" name="refund" value={id} />
                <SubmitButton
                  look="secondary"
                  size="sm"
                  busyLabel={t('sending')}
                  aria-label={t('retryNamed', { amount: formatSmallest(language, amount, currency) })}
                >
                  {t('retry')}
                </SubmitButton>
              </Form>
            ),
          },
        ]}
      />
    </Panel>
  );
}

const failures = [
  'balance_insufficient',
  'charge_already_refunded',
  'charge_disputed',
  'expired_or_canceled_card',
  'lost_or_stolen_card',
  'no_card_money',
] as const;

function failureText(t: ReturnType<typeof useT<(typeof cardMessages)['vi']>>, code: string): string {
  const known = failures.find((one) => one === code);
  return known ? t(`fail_${known}`) : t('fail_other', { code });
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
