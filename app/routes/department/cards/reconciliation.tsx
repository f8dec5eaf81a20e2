import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Panel } from '#app/components/panel.tsx';
import { isAloneAtDesk } from '#app/domain/accounts/has-other-staff.server.ts';
import {
  countFailedRefunds,
  FAILED_PER_PAGE,
  listFailedRefunds,
} from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { openStripe } from '#app/domain/payments/card/open-stripe.server.ts';
import { readSettledRefund } from '#app/domain/payments/card/read-settled-refund.server.ts';
import {
  countOpenFindings,
  FINDINGS_PER_PAGE,
  listMendedFindings,
  listOpenFindings,
} from '#app/domain/payments/reconcile/list-findings.server.ts';
import {
  countSettledFindings,
  listSettledFindings,
  SETTLED_PER_PAGE,
} from '#app/domain/payments/reconcile/list-settled-findings.server.ts';
import { resolveFinding } from '#app/domain/payments/reconcile/resolve-finding.server.ts';
import { findingKinds } from '#app/domain/payments/reconcile/write-finding.server.ts';
import { cardMessages } from '#app/i18n/cards.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actOnClaim, claimActs, readClaimForm } from '#app/routes/department/cards/act-on-claim.server.ts';
import { controlOfClaim } from '#app/routes/department/cards/claim-forms.tsx';
import { FailedRefundCard, NOTHING_TYPED } from '#app/routes/department/cards/failed-refund-card.tsx';
import { FindingCard, NOTHING_SAID } from '#app/routes/department/cards/finding-card.tsx';
import { partsTyped, readResolve } from '#app/routes/department/cards/read-resolve.server.ts';
import {
  failedRefundActs,
  readFailedRefundForm,
  settleFailedRefund,
} from '#app/routes/department/cards/settle-failed-refund.server.ts';
import { SETTLED, SettledFindings } from '#app/routes/department/cards/settled-findings.tsx';
import { TypedInVain } from '#app/routes/department/cards/typed-in-vain.tsx';
import { MoneyTabs } from '#app/routes/department/money-desk/money-tabs.tsx';
import { readPageNumber } from '#app/routes/read-page-number.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { DomainError, isNotFound, NotFound } from '#app/server/domain-error.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const MENDED_SHOWN = 50;
const resolveActs = ['note', 'give-back', 'assign', 'claim'] as const;

/** `/department/reconciliation`: what the card provider's list and the market's books do not agree on, what was mended, and what staff
 * have settled (`?kind=` alone). */
export const loader = loaderFor('department', async ({ context, actor, url, language }) => {
  const kind = findingKinds.find((one) => one === url.searchParams.get('kind')) ?? null;
  const [openTotal, failedTotal, settledTotal] = await Promise.all([
    countOpenFindings(context),
    countFailedRefunds(context),
    countSettledFindings(context, kind),
  ]);
  const at = (name: string, total: number, perPage: number) => {
    const pages = Math.max(1, Math.ceil(total / perPage));
    return { page: Math.min(pages, readPageNumber(url.searchParams, name)), pages, total };
  };
  const open = at('open', openTotal, FINDINGS_PER_PAGE);
  const failing = at('page', failedTotal, FAILED_PER_PAGE);
  const settling = at(SETTLED, settledTotal, SETTLED_PER_PAGE);
  const [findings, mended, failed, settled, line, isAlone] = await Promise.all([
    listOpenFindings(context, open.page),
    listMendedFindings(context, MENDED_SHOWN),
    listFailedRefunds(context, failing.page),
    listSettledFindings(context, actor, { kind, page: settling.page }),
    openStripe(context),
    isAloneAtDesk(context, actor),
  ]);
  return {
    ...{ findings, open, mended, failed, failing, settled, settling, kind, kinds: findingKinds },
    reader: { personId: actor.personId, isAlone },
    account: context.config.marketAccount,
    provider:
      line === null ? ('none' as const) : line.isSimulated ? ('simulated' as const) : ('real' as const),
    done:
      [...resolveActs, ...claimActs, ...failedRefundActs].find(
        (act) => act === url.searchParams.get('done'),
      ) ?? null,
    title: translate(cardMessages, language)('reconcileTitle'),
  };
});

export const action = actionFor('department', async ({ context, actor, request }) => {
  const form = await request.formData();
  const kept = {
    findingId: textOf(form, 'finding'),
    note: textOf(form, 'note'),
    orderId: textOf(form, 'order'),
    parts: partsTyped(form),
    refundId: textOf(form, 'refund'),
    ...readFailedRefundForm(form),
    ...readClaimForm(form),
  };
  const { findingId, note, refundId } = kept;
  const how = resolveActs.find((act) => act === textOf(form, 'how'));
  const claimAct = claimActs.find((act) => act === textOf(form, 'how'));
  return answerForm(
    kept,
    async () => {
      if (refundId !== '') {
        const act = await settleFailedRefund(context, actor, refundId, form).catch(async (error: unknown) => {
          const isSettled = isNotFound(error) && (await readSettledRefund(context, refundId)) !== null;
          throw isSettled ? new DomainError('settledMeanwhile') : error;
        });
        return redirect(`/department/reconciliation?done=${act}`, 303);
      }
      if (claimAct !== undefined) {
        await actOnClaim(context, actor, claimAct, { findingId, form });
        return redirect(`/department/reconciliation?done=${claimAct}`, 303);
      }
      if (how === undefined) throw new NotFound('no such act');
      const resolve = readResolve(how, { ...kept, shown: Number(textOf(form, 'toClaim')) });
      await resolveFinding(context, actor, { findingId, note, resolve });
      return redirect(`/department/reconciliation?done=${resolve.how}`, 303);
    },
    (field) => {
      if (field === '') return '';
      return claimAct === 'claim-paid'
        ? controlOfClaim(field, findingId, kept.way)
        : `${field}-${refundId || findingId}`;
    },
  );
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function Reconciliation() {
  const { findings, account, reader, open, failed, failing, settled, settling, kind, kinds, provider, done } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer && 'errors' in answer ? answer : null;
  const t = useT(cardMessages);
  const at = { open: open.page, page: failing.page, settled: settling.page, kind };
  /** Whether the form that was sent stands on the page no more. */
  const isGone = (of: { findingId: string; refundId: string }) =>
    ![...findings, ...failed, ...settled.filter((one) => one.kind === 'buyer-claim')].some(
      ({ id }) => id === (of.refundId || of.findingId),
    );
  return (
    <div className="space-y-6">
      <header>
        <h1 className="text-3xl">{t('reconcileTitle')}</h1>
        <p className="measure mt-2 text-ink-soft">{t('reconcileLead')}</p>
      </header>
      <MoneyTabs />
      <ErrorSummary errors={refused?.errors} />
      {refused && isGone(refused.kept) && <TypedInVain typed={typedOf(refused.kept)} />}
      {done && !refused && <Note tone="success">{t(`done_${done}`)}</Note>}
      {provider === 'none' && <Note>{t('noCards')}</Note>}
      {provider === 'simulated' && <Note>{t('simulatedDesk')}</Note>}
      <section id="open" className="space-y-4">
        <h2 className="text-xl">{t('openTitle')}</h2>
        {open.total > 0 && <p>{t('openCount', { count: open.total })}</p>}
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
              account={account}
              reader={reader}
              kept={isRefused ? refused.kept : NOTHING_SAID}
              errors={isRefused ? refused.errors : {}}
            />
          );
        })}
        <Pagination {...open} hrefFor={(page) => hrefOf({ ...at, open: page }, 'open')} />
      </section>
      <FailedRefunds />
      <SettledFindings
        findings={settled}
        kinds={kinds}
        chosen={kind}
        page={settling.page}
        pages={settling.pages}
        hrefFor={(page) => hrefOf({ ...at, settled: page }, SETTLED)}
        typedOf={(findingId) =>
          refused?.kept.findingId === findingId
            ? { kept: refused.kept, errors: refused.errors }
            : { kept: NOTHING_SAID, errors: {} }
        }
      />
      <Mended />
    </div>
  );
}

/** A payment on a claim is a transfer, too. */
function typedOf(kept: {
  note: string;
  reference: string;
  sentOn: string;
  claimReference: string;
  claimDay: string;
}) {
  const { note, reference, sentOn, claimReference, claimDay } = kept;
  return { note, reference: reference || claimReference, sentOn: sentOn || claimDay };
}

/** Which page of each list is shown, and of which kind the settled ones are. */
type Places = { open: number; page: number; settled: number; kind: string | null };

/** The address of these pages of the lists, with `anchor` at the one that is turned. */
function hrefOf({ open, page, settled, kind }: Places, anchor: string): string {
  const search = new URLSearchParams({ open: String(open), page: String(page), settled: String(settled) });
  if (kind !== null) search.set('kind', kind);
  return `?${search}#${anchor}`;
}

function FailedRefunds() {
  const { failed, open, failing, settling, kind } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer && 'errors' in answer ? answer : null;
  const t = useT(cardMessages);
  return (
    <section id="failed" className="space-y-4">
      <h2 className="text-xl">{t('failedTitle')}</h2>
      {failing.total === 0 ? <p>{t('failedNone')}</p> : <p className="measure">{t('failedLead')}</p>}
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
      <Pagination
        {...failing}
        hrefFor={(page) => hrefOf({ open: open.page, page, settled: settling.page, kind }, 'failed')}
      />
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
