import { Form, Link } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill, type PillTone } from '#app/components/pill.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { formatNumber } from '#app/i18n/format.ts';
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
export const outcomes = ['new', 'changed', 'unchanged', 'rejected'] as const;

/** The address of the same report, filtered or paged otherwise. */
export function hrefFor(report: ReportPage, change: { show?: ReportFilter; page?: number }): string {
  const search = new URLSearchParams();
  const show = change.show ?? report.filter;
  if (show !== 'all') search.set('show', show);
  if (report.query !== '') search.set('q', report.query);
  if (change.page !== undefined && change.page > 1) search.set('page', String(change.page));
  return `?${search}#rows`;
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
          cell: ({ outcome, isWaiting }) =>
            isWaiting ? (
              <Pill tone="turmeric">{t('outcomeWaiting')}</Pill>
            ) : (
              <Pill tone={tones[outcome]}>{t(`outcome_${outcome}`)}</Pill>
            ),
        },
        {
          key: 'what',
          header: t('colWhat'),
          cell: ({ lines, reading }) => (
            <>
              {lines.length > 0 && (
                <ul className="space-y-1">
                  {lines.map((line) => (
                    <li key={line} className="break-words">
                      {line}
                    </li>
                  ))}
                </ul>
              )}
              {reading && <p className="break-words text-ink-soft">{reading}</p>}
            </>
          ),
        },
      ]}
    />
  );
}
