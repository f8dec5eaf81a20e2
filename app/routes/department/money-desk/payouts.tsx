import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { Button, SubmitButton } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { DayField } from '#app/components/day-field.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import { readOwedNow } from '#app/domain/payments/ledger/read-owed-now.server.ts';
import { listOwed } from '#app/domain/payments/payouts/list-owed.server.ts';
import { makePayoutRun } from '#app/domain/payments/payouts/make-payout-run.server.ts';
import { listPayoutRuns } from '#app/domain/payments/payouts/read-payout-run.server.ts';
import { readRunCover } from '#app/domain/payments/payouts/read-run-cover.server.ts';
import { formatDate, formatDateTime, formatVnd } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { MoneyTabs } from '#app/routes/department/money-desk/money-tabs.tsx';
import {
  NotHandedOverNote,
  NotHandedOverPart,
} from '#app/routes/department/money-desk/not-handed-over-note.tsx';
import { RunCoverNote } from '#app/routes/department/money-desk/run-cover-note.tsx';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { typedDay } from '#app/routes/typed-day.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { isRowId, newId } from '#app/server/ids.server.ts';
import { endOfLocalDay, isLocalDate, localDate } from '#app/server/local-date.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/department/payouts?until=`: who is owed what by the end of a day, and the runs that were made. */
export const loader = loaderFor('department', async ({ context, actor, url, language }) => {
  const now = context.clock.now();
  const today = localDate(now);
  const typed = (url.searchParams.get('until') ?? '').trim();
  const asked = typedDay(typed);
  const until = isLocalDate(asked) && asked < today ? asked : today;
  const owed = await listOwed(context, actor, Math.min(endOfLocalDay(until) - 1, now));
  const toPay = owed.reduce((sum, { payable }) => sum + payable, 0);
  return {
    until,
    /** What was typed and is no day: nothing is paid out up to a day that nobody meant. */
    noDay: typed === '' || isLocalDate(asked) ? null : typed,
    owed,
    /** As the page of the books says it. */
    owedNow: await readOwedNow(context, actor),
    cover: await readRunCover(context, actor, { toPay }),
    runs: await listPayoutRuns(context, actor),
    runId: newId(),
    title: translate(payoutMessages, language)('payoutsTitle'),
  };
});

export const action = actionFor('department', async ({ context, actor, request }) => {
  const form = await request.formData();
  const until = typedDay(textOf(form, 'until').trim());
  const given = textOf(form, 'runId');
  return answerForm(
    { until },
    async () => {
      if (!isLocalDate(until)) throw new DomainError('notADate', { field: 'until' });
      const now = context.clock.now();
      // The day of today is not over: what is owed now is paid.
      const isToday = until === localDate(now);
      const cutoffAt = isToday ? now : endOfLocalDay(until) - 1;
      const runId = await makePayoutRun(context, actor, {
        runId: isRowId(given) ? given : newId(),
        cutoffAt,
      });
      return redirect(`/department/payouts/${runId}?done=made`, 303);
    },
    (field) => (field === 'cutoff' ? 'until' : field),
  );
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

const waitTexts = {
  'no-account': 'waitsNoAccount',
  'gone-since': 'waitsGone',
  'gone-there': 'waitsThere',
} as const;

export default function Payouts() {
  const { until, noDay, runId, owed, owedNow, cover, runs } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(payoutMessages);
  const language = useLanguage();
  const money = (amount: number) => <span className="whitespace-nowrap">{formatVnd(language, amount)}</span>;
  const owedThen = owed.reduce((sum, one) => sum + Math.max(0, one.owed), 0);
  const owing = owed.reduce((sum, one) => sum + Math.max(0, -one.owed), 0);
  const column = (key: string, header: string, of: (row: (typeof owed)[number]) => number) => ({
    key,
    header,
    numeric: true,
    cell: (row: (typeof owed)[number]) => money(of(row)),
  });
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <header className="space-y-2">
        <h1 className="text-3xl">{t('payoutsTitle')}</h1>
        <p className="measure">{t('payoutsLead')}</p>
      </header>
      <MoneyTabs />
      <Form method="get" className="no-print flex flex-wrap items-end gap-3">
        <DayField
          key={noDay ?? until}
          name="until"
          label={t('cutoff')}
          defaultValue={noDay ?? until}
          errors={noDay === null ? refused?.errors.until : { code: 'notADate', params: {} }}
        />
        <Button type="submit" look="secondary">
          {t('look')}
        </Button>
      </Form>
      <DataTable
        caption={t('payoutsTitle')}
        hideCaption
        rows={owed}
        rowKey={({ producerId }) => producerId}
        empty={
          <EmptyState title={t('owedNone')}>
            <p>{t('owedNoneText')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'producer',
            header: t('colProducer'),
            heading: true,
            cell: ({ producerName }) => producerName,
          },
          column('sold', t('colSold'), ({ sold }) => sold),
          column('refunded', t('colRefunded'), ({ refunded }) => refunded),
          column('disputed', t('colDisputed'), ({ disputed }) => disputed),
          column('withheld', t('colWithheld'), ({ withheld, commission }) => withheld + commission),
          column('paidOut', t('colPaidOut'), ({ paidOut }) => paidOut),
          column('owed', t('colOwed'), (row) => row.owed),
          column('promised', t('colPromised'), ({ promised }) => promised),
          {
            key: 'payable',
            header: t('colPayable'),
            numeric: true,
            cell: ({ payable, hasAccount, notHandedOver, waits }) => (
              <>
                {hasAccount ? (
                  <strong>{money(payable)}</strong>
                ) : (
                  <Pill tone="turmeric">{t('noAccount')}</Pill>
                )}
                <NotHandedOverPart of={notHandedOver} />
                {waits && (
                  <span className="block text-sm text-ink-soft">
                    {t(waitTexts[waits.why], { amount: formatVnd(language, waits.amount) })}{' '}
                    {waits.why === 'gone-there' && (
                      <Link to="/department/reconciliation" className="underline">
                        {t('waitsThereLink')}
                      </Link>
                    )}
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
      {owed.length > 0 && (
        <p className="measure">
          {t('owedNow', { amount: formatVnd(language, owedNow) })}{' '}
          {owedThen !== owedNow &&
            t('owedByDay', { day: formatDate(language, until), amount: formatVnd(language, owedThen) })}{' '}
          {owing > 0 && t('owingProducers', { amount: formatVnd(language, owing) })}{' '}
          <Link to="/department/books" className="underline">
            {t('toBooks')}
          </Link>
        </p>
      )}
      {cover.needed > 0 && <RunCoverNote cover={cover} />}
      <NotHandedOverNote each={owed.map(({ notHandedOver }) => notHandedOver)} />
      {noDay === null && owed.some(({ payable }) => payable > 0) && (
        <Form method="post" className="no-print">
          <input type="hidden" name="runId" value={runId} />
          <input type="hidden" name="until" value={until} />
          <SubmitButton>{t('make')}</SubmitButton>
        </Form>
      )}
      <Panel title={t('runsTitle')}>
        <DataTable
          caption={t('runsTitle')}
          hideCaption
          rows={runs}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title={t('runsNone')}>
              <p>{t('runsNoneText')}</p>
            </EmptyState>
          }
          columns={[
            {
              key: 'run',
              header: t('colRun'),
              heading: true,
              cell: ({ id, number }) => (
                <Link to={`/department/payouts/${id}`}>{t('runName', { number: String(number) })}</Link>
              ),
            },
            {
              key: 'made',
              header: t('colMade'),
              cell: ({ createdAt }) => formatDateTime(language, createdAt),
            },
            {
              key: 'cutoff',
              header: t('colCutoff'),
              cell: ({ cutoffAt }) => formatDate(language, localDate(cutoffAt)),
            },
            { key: 'count', header: t('colCount'), numeric: true, cell: ({ payouts }) => payouts },
            { key: 'unpaid', header: t('colUnpaid'), numeric: true, cell: ({ unpaid }) => unpaid },
            {
              key: 'amount',
              header: t('colAmount'),
              numeric: true,
              cell: ({ totalAmount }) => money(totalAmount),
            },
          ]}
        />
      </Panel>
    </>
  );
}
