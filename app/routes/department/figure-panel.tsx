import { Link } from '@remix-run/react';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { ProgressBar } from '#app/components/progress-bar.tsx';
import type { OnboardingFigure } from '#app/domain/reports/count-figure.ts';
import type { EntryFilter } from '#app/domain/reports/entry-filter.ts';
import { entrySearch } from '#app/domain/reports/entry-search.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { formatDate, formatNumber, formatPercent } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

type FigurePanelProps = {
  chosen: OnboardingFigure;
  current: OnboardingFigure;
  /** First day of which anything is known. */
  dataFrom: string;
};

const LINES: ReadonlyArray<{
  name: 'everListed' | 'liveVerified' | 'missing' | 'validEntries';
  count: (figure: OnboardingFigure) => number;
  filter: EntryFilter;
}> = [
  { name: 'everListed', count: ({ everListed }) => everListed, filter: { listed: 'yes' } },
  { name: 'liveVerified', count: ({ liveVerified }) => liveVerified, filter: { live: 'yes' } },
  { name: 'missing', count: ({ target, everListed }) => target.size - everListed, filter: { listed: 'no' } },
  { name: 'validEntries', count: ({ validEntries }) => validEntries, filter: { valid: 'yes' } },
];

/**
 * The figure: the one number that the target is about, large, and under it the four that belong together, at the
 * chosen day and today. A day before anything was known has no numbers, which is not the same as nought.
 */
export function FigurePanel({ chosen, current, dataFrom }: FigurePanelProps) {
  const t = useT(departmentMessages);
  const language = useLanguage();
  const { asOf, target } = chosen;
  const isKnown = asOf >= dataFrom;
  const isToday = asOf === current.asOf;
  const date = formatDate(language, asOf);
  const columns = isToday ? [chosen] : [chosen, current];
  return (
    <Panel title={isToday ? t('asOfToday', { date }) : t('asOfDay', { date })}>
      {isKnown ? (
        <Hero figure={chosen} />
      ) : (
        <Note>{t('noDataYet', { from: formatDate(language, dataFrom) })}</Note>
      )}
      <table className="mt-4 w-full text-sm">
        <caption className="sr-only">{t('overviewTitle')}</caption>
        <thead>
          <tr className="border-b-2 border-indigo align-bottom text-indigo">
            <th scope="col" className="text-left">
              <span className="sr-only">{t('name')}</span>
            </th>
            {columns.map((figure) => (
              <th key={figure.asOf} scope="col" className="py-1 pl-2 text-right text-xs whitespace-nowrap">
                {figure.asOf === current.asOf ? t('today') : formatDate(language, figure.asOf)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {LINES.map(({ name, count, filter }) => (
            <tr key={name}>
              <th scope="row" className="py-1 text-left font-normal">
                {t(name)}
              </th>
              {columns.map((figure) => (
                <td key={figure.asOf} className="pl-2 text-right text-base font-bold tabular-nums">
                  {figure.asOf < dataFrom ? (
                    <span className="font-normal text-ink-soft">–</span>
                  ) : (
                    <Link
                      to={`/department/entries${entrySearch({ target: target.code, asOf: figure.asOf, ...filter })}`}
                      className="inline-block min-h-8 min-w-8 py-1 decoration-line-strong"
                    >
                      {formatNumber(language, count(figure))}
                    </Link>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-3 text-xs text-ink-soft">{t('everListedNote')}</p>
      <p className="mt-1 text-xs text-ink-soft">{t('liveVerifiedNote')}</p>
    </Panel>
  );
}

function Hero({ figure: { everListed, target, asOf } }: { figure: OnboardingFigure }) {
  const t = useT(departmentMessages);
  const language = useLanguage();
  const ratio = target.size > 0 ? everListed / target.size : 0;
  return (
    <div className="keep-together space-y-1.5">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <Link
          to={`/department/entries${entrySearch({ target: target.code, asOf, listed: 'yes' })}`}
          className="decoration-line-strong decoration-2 hover:decoration-indigo"
        >
          <span className="text-6xl leading-none font-bold text-indigo tabular-nums">
            {formatNumber(language, everListed)}
          </span>
        </Link>
        <span className="text-lg whitespace-nowrap text-ink-soft tabular-nums">
          {t('ofSize', { size: target.size })} · {formatPercent(language, ratio)}
        </span>
      </p>
      <ProgressBar value={everListed} max={target.size} label={t('everListed')} />
      <p className="font-bold">{t('everListed')}</p>
    </div>
  );
}
