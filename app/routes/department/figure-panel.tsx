import { Link } from '@remix-run/react';
import { FigureTile } from '#app/components/figure-tile.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { VERIFIED_DAYS } from '#app/domain/register/presence-states.ts';
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
  /** Entries of `chosen` that count by nothing but links that are no product's page. */
  otherPages: { everListed: number; liveVerified: number };
};

const LINES: ReadonlyArray<{
  name: 'missing' | 'validEntries';
  count: (figure: OnboardingFigure) => number;
  filter: EntryFilter;
}> = [
  { name: 'missing', count: ({ target, everListed }) => target.size - everListed, filter: { listed: 'no' } },
  { name: 'validEntries', count: ({ validEntries }) => validEntries, filter: { valid: 'yes' } },
];

/**
 * The two numbers that belong together, each with its share and its bar, at the chosen day and (where that is another)
 * today; under them what is missing and what is still recognised. A day before anything was known has no numbers, which
 * is not the same as nought.
 */
export function FigurePanel({ chosen, current, dataFrom, otherPages }: FigurePanelProps) {
  const t = useT(departmentMessages);
  const language = useLanguage();
  const { asOf } = chosen;
  const isKnown = asOf >= dataFrom;
  const isToday = asOf === current.asOf;
  const date = formatDate(language, asOf);
  return (
    <Panel title={isToday ? t('asOfToday', { date }) : t('asOfDay', { date })}>
      {isKnown ? (
        <>
          <TwoFigures figure={chosen} current={isToday ? null : current} />
          {otherPages.everListed > 0 && (
            <p className="mt-4 text-sm">
              {t('figureOnLinks', { count: otherPages.everListed, live: otherPages.liveVerified })}{' '}
              <Link to={`/department/links${entrySearch({ target: chosen.target.code, asOf })}`}>
                {t('figureOnLinksSee')}
              </Link>
            </p>
          )}
        </>
      ) : (
        <Note>{t('noDataYet', { from: formatDate(language, dataFrom) })}</Note>
      )}
      <OtherCounts
        figures={isToday ? [chosen] : [chosen, current]}
        dataFrom={dataFrom}
        today={current.asOf}
      />
    </Panel>
  );
}

function listOf({ target, asOf }: OnboardingFigure, filter: EntryFilter): string {
  return `/department/entries${entrySearch({ target: target.code, asOf, ...filter })}`;
}

type TwoFiguresProps = { figure: OnboardingFigure; current: OnboardingFigure | null };

function TwoFigures({ figure, current }: TwoFiguresProps) {
  const t = useT(departmentMessages);
  const { size } = figure.target;
  return (
    <div className="space-y-5">
      <FigureTile
        isMain
        value={figure.everListed}
        size={size}
        to={listOf(figure, { listed: 'yes' })}
        label={<strong>{t('everListed')}</strong>}
        barLabel={t('everListed')}
        note={
          <>
            {current && <TodayLine figure={current} value={current.everListed} filter={{ listed: 'yes' }} />}
            {t('everListedNote')}
          </>
        }
      />
      <FigureTile
        value={figure.liveVerified}
        size={size}
        tone="green"
        to={listOf(figure, { live: 'yes' })}
        label={<strong>{t('liveWithin', { count: VERIFIED_DAYS })}</strong>}
        barLabel={t('liveWithin', { count: VERIFIED_DAYS })}
        note={
          <>
            {current && <TodayLine figure={current} value={current.liveVerified} filter={{ live: 'yes' }} />}
            {t('liveVerifiedNote')}
          </>
        }
      />
    </div>
  );
}

type TodayLineProps = { figure: OnboardingFigure; value: number; filter: EntryFilter };

/** The same number today, beside the one of the chosen day. */
function TodayLine({ figure, value, filter }: TodayLineProps) {
  const t = useT(departmentMessages);
  const language = useLanguage();
  const { size } = figure.target;
  return (
    <span className="mb-1 block text-ink tabular-nums">
      {t('today')}:{' '}
      <Link to={listOf(figure, filter)} className="inline-block min-h-6 font-bold">
        {formatNumber(language, value)}
      </Link>{' '}
      <span className="whitespace-nowrap">
        {t('ofSize', { size })} · {formatPercent(language, size > 0 ? value / size : 0)}
      </span>
    </span>
  );
}

type OtherCountsProps = { figures: readonly OnboardingFigure[]; dataFrom: string; today: string };

function OtherCounts({ figures, dataFrom, today }: OtherCountsProps) {
  const t = useT(departmentMessages);
  const language = useLanguage();
  return (
    <table className="mt-5 w-full text-sm">
      <caption className="sr-only">{t('overviewTitle')}</caption>
      <thead>
        <tr className="border-b-2 border-indigo align-bottom text-indigo">
          <th scope="col" className="text-left">
            <span className="sr-only">{t('name')}</span>
          </th>
          {figures.map(({ asOf }) => (
            <th key={asOf} scope="col" className="py-1 pl-2 text-right text-xs whitespace-nowrap">
              {asOf === today ? t('today') : formatDate(language, asOf)}
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
            {figures.map((figure) => (
              <td key={figure.asOf} className="pl-2 text-right text-base font-bold tabular-nums">
                {figure.asOf < dataFrom ? (
                  <span className="font-normal text-ink-soft">–</span>
                ) : (
                  <Link
                    to={listOf(figure, filter)}
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
  );
}
