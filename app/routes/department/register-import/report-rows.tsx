import { Form, Link } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill, type PillTone } from '#app/components/pill.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { formatDate, formatNumber } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { registerMessages } from '#app/i18n/register.ts';
import type {
  ReportFilter,
  ReportPage,
  ReportRow,
} from '#app/routes/department/register-import/report-page.server.ts';

const tones: Record<ReportRow['outcome'], PillTone> = {
  new: 'green',
  changed: 'indigo',
  unchanged: 'neutral',
  rejected: 'red',
};
const outcomes = ['new', 'changed', 'unchanged', 'rejected'] as const;

function hrefFor(report: ReportPage, change: { show?: ReportFilter; page?: number }): string {
  const search = new URLSearchParams();
  const show = change.show ?? report.filter;
  if (show !== 'all') search.set('show', show);
  if (report.query !== '') search.set('q', report.query);
  if (change.page !== undefined && change.page > 1) search.set('page', String(change.page));
  return `?${search}#rows`;
}

/** The four counts, each leading to its rows. */
export function ReportTiles({ report }: { report: ReportPage }) {
  const t = useT(registerMessages);
  const language = useLanguage();
  const words = {
    new: 'summaryNew',
    changed: 'summaryChanged',
    unchanged: 'summaryUnchanged',
    rejected: 'summaryRejected',
  } as const;
  return (
    <Panel title={t('summaryRows', { count: report.summary.rows, asOf: formatDate(language, report.asOf) })}>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {outcomes.map((outcome) => (
          <li key={outcome}>
            <Link
              to={hrefFor({ ...report, query: '' }, { show: outcome })}
              className="flex min-h-20 flex-col justify-center rounded-md border border-line bg-paper px-4 py-3 no-underline hover:border-indigo"
            >
              <span
                className={`text-3xl font-bold tabular-nums ${outcome === 'rejected' && report.summary.rejected > 0 ? 'text-red-deep' : 'text-indigo'}`}
              >
                {formatNumber(language, report.summary[outcome])}
              </span>
              <span className="text-ink">{t(words[outcome])}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What a person should know before writing: open questions, an older file, rows that were not read, entries not named. */
export function ReportNotes({ report, importId }: { report: ReportPage; importId: string }) {
  const t = useT(registerMessages);
  const language = useLanguage();
  const { skipped, missing } = report;
  const skippedParts = (['sections', 'totals', 'headings', 'notes', 'hidden'] as const)
    .filter((part) => skipped[part] > 0)
    .map((part) => t(`skipped_${part}`, { count: skipped[part] }));
  return (
    <>
      {report.questions > 0 && (
        <Note tone="warning" title={t('openQuestions', { count: report.questions })}>
          <p className="mt-3">
            <LinkButton to={`/department/register/import/${importId}/questions`}>
              {t('answerThem')}
            </LinkButton>
          </p>
        </Note>
      )}
      {report.newerImport && (
        <Note tone="warning">{t('olderFile', { day: formatDate(language, report.newerImport) })}</Note>
      )}
      {skippedParts.length > 0 && (
        <details className="rounded-md border border-line bg-white p-4">
          <summary className="min-h-8 cursor-pointer">
            {t('skippedRows', { parts: skippedParts.join(', ') })}
          </summary>
          <ul className="mt-3 columns-1 gap-8 text-sm text-ink-soft md:columns-2">
            {skipped.texts.map(({ row, text }) => (
              <li key={row} className="break-inside-avoid py-0.5">
                {t('questionRows', { rows: String(row) })}: {text}
              </li>
            ))}
          </ul>
        </details>
      )}
      {missing.count > 0 && (
        <details className="rounded-md border border-line bg-white p-4">
          <summary className="min-h-8 cursor-pointer font-bold">
            {t('missingTitle', { count: missing.count })}
          </summary>
          <p className="mt-2 text-ink-soft">{t('missingText')}</p>
          <ul className="mt-3 columns-1 gap-8 text-sm md:columns-2">
            {missing.items.map((entry) => (
              <li key={entry.code} className="break-inside-avoid py-0.5">
                {entry.name} <span className="text-ink-soft">· {entry.producer}</span>
              </li>
            ))}
            {missing.count > missing.items.length && (
              <li>{t('missingSome', { count: missing.count - missing.items.length })}</li>
            )}
          </ul>
        </details>
      )}
    </>
  );
}

/** The rows, by outcome, found by name or number, a hundred at a time. */
export function ReportRows({ report }: { report: ReportPage }) {
  const t = useT(registerMessages);
  const language = useLanguage();
  const filters: Array<{ show: ReportFilter; label: string; count: number }> = [
    { show: 'all', label: t('tabAll'), count: report.summary.rows },
    ...outcomes.map((outcome) => ({
      show: outcome,
      label: t(`outcome_${outcome}`),
      count: report.summary[outcome],
    })),
    { show: 'remarks', label: t('withRemarks'), count: report.remarks },
  ];
  return (
    <Panel id="rows">
      <nav aria-label={t('filterLabel')} className="no-print mb-4 flex flex-wrap gap-2">
        {filters.map(({ show, label, count }) => (
          <Link
            key={show}
            to={hrefFor(report, { show })}
            aria-current={show === report.filter ? 'true' : undefined}
            className={`inline-flex min-h-12 items-center gap-2 rounded-full border-2 px-4 font-bold no-underline ${
              show === report.filter
                ? 'border-indigo bg-indigo text-white'
                : 'border-line-strong bg-white text-ink hover:border-indigo'
            }`}
          >
            {label} <span className="font-normal tabular-nums">{formatNumber(language, count)}</span>
          </Link>
        ))}
      </nav>
      <Form method="get" action="#rows" className="no-print mb-4 flex flex-wrap items-end gap-3">
        {report.filter !== 'all' && <input type="hidden" name="show" value={report.filter} />}
        <div className="min-w-0 grow sm:max-w-md">
          <TextField name="q" label={t('searchLabel')} defaultValue={report.query} />
        </div>
        <Button type="submit" look="secondary">
          {t('searchButton')}
        </Button>
      </Form>
      <RowTable rows={report.rows} />
      <div className="mt-4">
        <Pagination page={report.page} pages={report.pages} hrefFor={(page) => hrefFor(report, { page })} />
      </div>
    </Panel>
  );
}

export function RowTable({ rows }: { rows: ReadonlyArray<ReportRow> }) {
  const t = useT(registerMessages);
  return (
    <DataTable
      caption={t('rowsCaption')}
      hideCaption
      rows={rows}
      rowKey={({ row }) => String(row)}
      empty={
        <EmptyState title={t('noRows')}>
          <p>{t('noRowsText')}</p>
        </EmptyState>
      }
      columns={[
        { key: 'row', header: t('colRow'), numeric: true, cell: ({ row }) => row },
        { key: 'product', header: t('colProduct'), heading: true, cell: ({ product }) => product || '—' },
        { key: 'producer', header: t('colProducer'), cell: ({ producer }) => producer },
        {
          key: 'outcome',
          header: t('colOutcome'),
          cell: ({ outcome }) => <Pill tone={tones[outcome]}>{t(`outcome_${outcome}`)}</Pill>,
        },
        {
          key: 'what',
          header: t('colWhat'),
          cell: ({ lines }) =>
            lines.length > 0 && (
              <ul className="space-y-1">
                {lines.map((line) => (
                  <li key={line} className="break-words">
                    {line}
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}
