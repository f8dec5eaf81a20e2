import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Panel } from '#app/components/panel.tsx';
import type { OnboardingFigure } from '#app/domain/reports/count-figure.ts';
import { entrySearch } from '#app/domain/reports/entry-search.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { formatNumber } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

type TodoPanelProps = {
  waiting: { reviews: number; papers: number; deadJobs: number };
  lapsing: ReadonlyArray<{ days: number; entries: number }>;
  current: OnboardingFigure;
};

/** What waits for staff today: recognitions about to lapse, listings to review, papers to look at, jobs that gave up. */
export function TodoPanel({ waiting, lapsing, current }: TodoPanelProps) {
  const t = useT(departmentMessages);
  const today = { target: current.target.code, asOf: current.asOf };
  return (
    <Panel title={t('lapsingTitle')}>
      <p className="mb-2 text-sm text-ink-soft">{t('lapsingNote')}</p>
      <dl className="divide-y divide-line">
        {lapsing.map(({ days, entries }) => (
          <Line
            key={days}
            term={t('lapsingWithin', { count: days })}
            value={entries}
            to={`/department/entries${entrySearch({ ...today, lapsing: days, sort: 'valid' })}`}
          />
        ))}
        <Line
          term={t('lapsed')}
          value={current.target.size - current.validEntries}
          to={`/department/entries${entrySearch({ ...today, valid: 'no' })}`}
        />
      </dl>
      <h3 className="mt-4 text-lg">{t('todo')}</h3>
      <ul className="divide-y divide-line">
        {waiting.reviews > 0 && (
          <Todo to="/department/review">{t('waitingReviews', { count: waiting.reviews })}</Todo>
        )}
        {waiting.papers > 0 && (
          <Todo to="/department/papers">{t('waitingPapers', { count: waiting.papers })}</Todo>
        )}
        {waiting.deadJobs > 0 && (
          <Todo to="/department/jobs">{t('deadJobs', { count: waiting.deadJobs })}</Todo>
        )}
        {waiting.reviews + waiting.papers + waiting.deadJobs === 0 && (
          <li className="text-ink-soft">{t('nothingWaits')}</li>
        )}
      </ul>
    </Panel>
  );
}

function Line({ term, value, to }: { term: ReactNode; value: number; to: string }) {
  const language = useLanguage();
  return (
    <div className="flex items-baseline justify-between gap-4 py-1.5">
      <dt>{term}</dt>
      <dd className="text-xl font-bold tabular-nums">
        <Link to={to} className="inline-block min-w-8 py-0.5 text-right">
          {formatNumber(language, value)}
        </Link>
      </dd>
    </div>
  );
}

function Todo({ to, children }: { to: string; children: ReactNode }) {
  return (
    <li>
      <Link to={to} className="inline-flex min-h-11 items-center">
        {children}
      </Link>
    </li>
  );
}
