import { FigureTile } from '#app/components/figure-tile.tsx';
import { Panel } from '#app/components/panel.tsx';
import type { OnboardingFigure } from '#app/domain/reports/count-figure.ts';
import type { EntryFilter } from '#app/domain/reports/entry-filter.ts';
import { entrySearch } from '#app/domain/reports/entry-search.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** The figure at one date: the two numbers that only mean something together, and what is valid and missing. */
export function FigurePanel({ figure, isToday }: { figure: OnboardingFigure; isToday: boolean }) {
  const t = useT(departmentMessages);
  const language = useLanguage();
  const { asOf, target } = figure;
  const date = formatDate(language, asOf);
  const listOf = (filter: EntryFilter) =>
    `/department/entries${entrySearch({ target: target.code, asOf, ...filter })}`;
  return (
    <Panel title={isToday ? t('asOfToday', { date }) : t('asOfDay', { date })}>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <FigureTile
          label={t('everListed')}
          value={figure.everListed}
          size={target.size}
          to={listOf({ listed: 'yes' })}
          note={t('everListedNote')}
        />
        <FigureTile
          label={t('liveVerified')}
          value={figure.liveVerified}
          size={target.size}
          tone="green"
          to={listOf({ live: 'yes' })}
          note={t('liveVerifiedNote')}
        />
        <FigureTile
          label={t('missing')}
          value={target.size - figure.everListed}
          to={listOf({ listed: 'no' })}
        />
        <FigureTile label={t('validEntries')} value={figure.validEntries} to={listOf({ valid: 'yes' })} />
      </div>
    </Panel>
  );
}
