import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { SubmitButton } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import { applyStatement } from '#app/domain/payments/statements/apply-statement.server.ts';
import { chooseColumns } from '#app/domain/payments/statements/choose-columns.server.ts';
import {
  type RowPlan,
  readStatementPlan,
} from '#app/domain/payments/statements/read-statement-plan.server.ts';
import { resumeStatement } from '#app/domain/payments/statements/resume-statement.server.ts';
import type { UnreadRows } from '#app/domain/payments/statements/unread-rows.ts';
import { formatDate, formatDateTime, formatNumber, formatVnd } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { columnsIn } from '#app/routes/seller/money/columns-in.ts';
import { StatementColumnsForm, useColumnLabels } from '#app/routes/seller/money/statement-columns-form.tsx';
import { useRefresh } from '#app/routes/use-refresh.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('seller', async ({ context, actor, params, language }) => ({
  plan: await readStatementPlan(context, actor, params.statementId ?? ''),
  title: translate(transferMessages, language)('statementPlanTitle'),
}));

export const action = actionFor('seller', async ({ context, actor, params, request }) => {
  const statementId = params.statementId ?? '';
  const form = await request.formData();
  const intent = textOf(form, 'intent');
  const columns = intent === 'columns' ? columnsIn(form) : null;
  return answerForm(columns, async () => {
    if (intent === 'resume') await resumeStatement(context, actor, statementId);
    else if (columns === null) await applyStatement(context, actor, statementId);
    else await chooseColumns(context, actor, statementId, columns);
    return redirect(`/seller/money/statements/${statementId}`, 303);
  });
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

/** While its rows are taken in. */
const REFRESH_SECONDS = 3;

const tones = { new: 'green', known: 'neutral', queued: 'turmeric' } as const;
const kinds = ['new', 'queued', 'known'] as const satisfies readonly RowPlan[];

/** What a statement would do, before it does anything; afterwards, that it has. */
export default function StatementPlan() {
  const { plan } = useLoaderData<typeof loader>();
  const t = useT(transferMessages);
  const language = useLanguage();
  const refused = useActionData<typeof action>();
  const { rows, skipped, unread, startedAt, appliedAt, resting, id, table } = plan;
  // A long list takes seconds to come back: the press shows at once, and what refuses it afterwards.
  const isTakenUp = useNavigation().formData?.get('intent') === 'resume';
  const stoppedAt = isTakenUp ? null : plan.stoppedAt;
  const isUnderWay = startedAt !== null && appliedAt === null && stoppedAt === null;
  useRefresh(isUnderWay ? REFRESH_SECONDS : null);
  const standing = appliedAt !== null ? 'Done' : startedAt !== null ? 'Begun' : 'Plan';
  const title = t(`statement${standing}Title`);
  const countOf = (kind: RowPlan) => rows.filter((row) => row.plan === kind).length;
  return (
    <>
      <Breadcrumb
        crumbs={[
          { to: '/seller/money', label: t('title') },
          { to: '/seller/money/statements', label: t('statementTitle') },
          { label: title },
        ]}
      />
      <h1 className="text-3xl">{title}</h1>
      <p>{t('statementFor', { bank: plan.bankName, end: plan.numberEnd })}</p>
      <ErrorSummary errors={refused?.errors} labels={useColumnLabels()} />
      {rows.length === 0 && <Note tone="warning">{t('columnsUnknown')}</Note>}
      {startedAt === null && plan.otherAccount !== null && (
        <OtherAccountNote named={plan.otherAccount} own={`…${plan.numberEnd}`} />
      )}
      {startedAt !== null && (
        <div aria-live="polite">
          {appliedAt !== null && (
            <Note tone="success">{t('statementApplied', { time: formatDateTime(language, appliedAt) })}</Note>
          )}
          {stoppedAt !== null && <StoppedNote at={stoppedAt} />}
          {isUnderWay && (
            <Note>
              <p className="mb-3">
                {t('statementApplying')}
                <noscript> {t('statementApplyingReload')}</noscript>
              </p>
              {resting && (
                <p className="mb-3">
                  {resting.goesOnAt === null
                    ? t('statementResting')
                    : t('statementGoesOn', { time: formatDateTime(language, resting.goesOnAt) })}
                </p>
              )}
              <LinkButton to={`/seller/money/statements/${id}`} look="secondary">
                {t('statementReload')}
              </LinkButton>
            </Note>
          )}
        </div>
      )}
      {rows.length > 0 && (
        <>
          <Panel>
            <p className="mb-3">{t(`statement${standing}Text`, { count: rows.length })}</p>
            <ul className="mb-4 flex flex-wrap gap-3">
              {kinds.map((kind) => (
                <li key={kind}>
                  <Pill tone={tones[kind]}>
                    {t(`plan_${kind}`)}: {formatNumber(language, countOf(kind))}
                  </Pill>
                </li>
              ))}
            </ul>
            {appliedAt !== null && countOf('queued') > 0 && (
              <LinkButton to="/seller/money">{t('statementToLookAt')}</LinkButton>
            )}
            {startedAt === null && (
              <Form method="post">
                <SubmitButton>{t('statementApply')}</SubmitButton>
              </Form>
            )}
          </Panel>
          <Panel>
            <DataTable
              caption={t('statementCaption')}
              hideCaption
              columns={[
                {
                  key: 'amount',
                  header: t('amount'),
                  heading: true,
                  cell: ({ amount }) => formatVnd(language, amount),
                },
                {
                  key: 'plan',
                  header: t('which'),
                  cell: ({ plan: kind, why }) => (
                    <>
                      <Pill tone={tones[kind]}>{t(`plan_${kind}`)}</Pill>
                      {why && <span className="block text-sm text-ink-soft">{t(`trouble_${why}`)}</span>}
                    </>
                  ),
                },
                {
                  key: 'when',
                  header: t('when'),
                  cell: ({ occurredAt }) => formatDate(language, occurredAt),
                },
                {
                  key: 'text',
                  header: t('statementRow'),
                  cell: ({ text, isCut }) => (
                    <>
                      <span lang="vi" className="break-words">
                        {text}
                      </span>
                      {isCut && <span className="block text-sm text-ink-soft">{t('statementTextCut')}</span>}
                    </>
                  ),
                },
              ]}
              rows={rows.map((row, index) => ({ ...row, index }))}
              rowKey={({ index }) => String(index)}
              empty={null}
            />
            {skipped > 0 && (
              <p className="mt-3 text-sm text-ink-soft">{t('statementSkipped', { count: skipped })}</p>
            )}
            {unread.count > 0 && <UnreadNote unread={unread} />}
          </Panel>
        </>
      )}
      {table && <StatementColumnsForm table={table} refused={refused} isRead={rows.length > 0} />}
    </>
  );
}

/** It will not go on by itself: what that means, and how it goes on. */
function StoppedNote({ at }: { at: number }) {
  const t = useT(transferMessages);
  const language = useLanguage();
  return (
    <Note tone="error" title={t('statementStopped', { time: formatDateTime(language, at) })}>
      <p className="mb-3">{t('statementStoppedText')}</p>
      <Form method="post" className="no-print">
        <SubmitButton name="intent" value="resume">
          {t('statementResume')}
        </SubmitButton>
      </Form>
    </Note>
  );
}

/** The file names another number than the account's: a wrong file, or the same account under a second number. */
function OtherAccountNote({ named, own }: { named: string; own: string }) {
  const t = useT(transferMessages);
  return (
    <Note tone="warning" title={t('statementOther')}>
      <p>{named === own ? t('statementOtherSameEnd', { own }) : t('statementOtherEnd', { named, own })}</p>
      <p className="mb-3">{t('statementOtherNext', { own })}</p>
      <LinkButton to="/seller/money/statements" look="secondary">
        {t('statementOtherFile')}
      </LinkButton>
    </Note>
  );
}

/** Rows that look like money that came in: which, and what of them cannot be read. */
function UnreadNote({ unread }: { unread: UnreadRows }) {
  const t = useT(transferMessages);
  const more = unread.count - unread.rows.length;
  return (
    <div className="mt-3">
      <Note tone="warning" title={t('statementUnread')}>
        <ul className="list-inside list-disc">
          {unread.rows.map(({ row, what, text }) => (
            <li key={row} className="break-words">
              {t(`statementUnread_${what}`, { row, text })}
            </li>
          ))}
        </ul>
        {more > 0 && <p>{t('statementUnreadMore', { count: more })}</p>}
        <p>{t('statementUnreadNext')}</p>
      </Note>
    </div>
  );
}
