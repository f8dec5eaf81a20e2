import { Link } from '@remix-run/react';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { formatDate, formatNumber } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { registerMessages } from '#app/i18n/register.ts';
import type { ReportPage } from '#app/routes/department/register-import/report-page.server.ts';
import { hrefFor, outcomes } from '#app/routes/department/register-import/report-rows.tsx';

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
              className="flex h-full min-h-20 flex-col rounded-md border border-line bg-paper px-3 py-3 no-underline sm:px-4 hover:border-indigo"
            >
              <span
                className={`text-3xl font-bold tabular-nums ${outcome === 'rejected' && report.summary.rejected > report.waiting ? 'text-red-deep' : 'text-indigo'}`}
              >
                {formatNumber(language, report.summary[outcome])}
              </span>
              <span className="text-ink">
                {t(words[outcome])}
                {outcome === 'rejected' && report.waiting > 0 && (
                  <span className="block text-sm">{t('summaryWaiting', { count: report.waiting })}</span>
                )}
              </span>
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
  const skippedParts = [
    ...skipped.counts.map(({ kind, count }) => t(`skipped_${kind}`, { count })),
    ...(skipped.hidden > 0 ? [t('skipped_hidden', { count: skipped.hidden })] : []),
  ];
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
      {report.placeless > 0 && <PlacelessNote report={report} importId={importId} />}
      {report.dateless > 0 && <DatelessNote report={report} importId={importId} />}
      {skippedParts.length > 0 && (
        <details className="rounded-md border border-line bg-white p-4">
          <summary className="min-h-8 cursor-pointer">
            {t('skippedRows', { parts: skippedParts.join(', ') })}
          </summary>
          <p className="mt-2 text-ink-soft">{t('skippedText')}</p>
          <ul className="mt-3 divide-y divide-line text-sm">
            {skipped.rows.map(({ row, kind, text }) => (
              <li key={row} className="grid gap-x-4 py-2 sm:grid-cols-[6rem_12rem_minmax(0,1fr)]">
                <span className="font-bold tabular-nums">{t('skippedRow', { row: String(row) })}</span>
                <span className="text-ink-soft">{t(`skippedWhy_${kind}`)}</span>
                <span className="break-words">{text}</span>
              </li>
            ))}
            {skipped.more > 0 && <li className="py-2">{t('skippedMore', { count: skipped.more })}</li>}
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

/** A star counts for 36 months from its decision: without that day none is written, and the person hears it before. */
function DatelessNote({ report, importId }: { report: ReportPage; importId: string }) {
  const t = useT(registerMessages);
  return (
    <Note tone="warning" title={t('datelessTitle', { count: report.dateless })}>
      <p className="mt-1">{t('datelessHow')}</p>
      <p className="mt-3 flex flex-wrap gap-3">
        <LinkButton look="secondary" to={`/department/register/import/${importId}/columns#columns`}>
          {t('backToColumns')}
        </LinkButton>
        <LinkButton look="secondary" to={hrefFor({ ...report, query: '' }, { show: 'remarks' })}>
          {t('datelessShow')}
        </LinkButton>
      </p>
    </Note>
  );
}

/** Nothing is made up for rows that name no commune: the person hears it, and how a column is named by hand. */
function PlacelessNote({ report, importId }: { report: ReportPage; importId: string }) {
  const t = useT(registerMessages);
  const isWhole = report.placeless === report.summary.rows;
  return (
    <Note
      tone="warning"
      title={isWhole ? t('placelessAll') : t('placelessSome', { count: report.placeless })}
    >
      <p className="mt-1">{t('placelessHow')}</p>
      <p className="mt-3">
        <LinkButton look="secondary" to={`/department/register/import/${importId}/columns#columns`}>
          {t('backToColumns')}
        </LinkButton>
      </p>
    </Note>
  );
}
