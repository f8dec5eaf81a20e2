import { Link } from '@remix-run/react';
import { CommuneMap } from '#app/components/commune-map.tsx';
import { Panel } from '#app/components/panel.tsx';
import type { CommuneShapes } from '#app/domain/register/commune-shape.ts';
import type { BreakdownLine } from '#app/domain/reports/count-figure.ts';
import type { EntryFilter } from '#app/domain/reports/entry-filter.ts';
import { entrySearch, type ListScope } from '#app/domain/reports/entry-search.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';

export const MAP_VALUES = ['ever', 'live', 'missing', 'all'] as const;
export type MapValue = (typeof MAP_VALUES)[number];

const values: Record<MapValue, { count: (line: BreakdownLine) => number; filter: EntryFilter }> = {
  ever: { count: ({ everListed }) => everListed, filter: { listed: 'yes' } },
  live: { count: ({ liveVerified }) => liveVerified, filter: { live: 'yes' } },
  missing: { count: ({ entries, everListed }) => entries - everListed, filter: { listed: 'no' } },
  all: { count: ({ entries }) => entries, filter: {} },
};

type CommunePanelProps = {
  shapes: CommuneShapes;
  lines: readonly BreakdownLine[];
  shown: MapValue;
  scope: ListScope;
};

/** The communes as a map; a commune opens its list. What is counted is chosen by links. */
export function CommunePanel({ shapes, lines, shown, scope }: CommunePanelProps) {
  const t = useT(departmentMessages);
  const { count, filter } = values[shown];
  const unknown = lines.find(({ key }) => key === 'unknown')?.entries ?? 0;
  const names = { ever: t('mapEver'), live: t('mapLive'), missing: t('mapMissing'), all: t('mapAll') };
  const short = {
    ever: t('shortEver'),
    live: t('shortLive'),
    missing: t('shortMissing'),
    all: t('anyValue'),
  };
  return (
    <Panel title={t('mapTitleCount')}>
      <nav aria-label={t('mapShows')} className="no-print mb-3 flex flex-wrap gap-1.5 text-sm">
        {MAP_VALUES.map((value) => (
          <Link
            key={value}
            to={`/department${entrySearch(scope)}${entrySearch(scope) ? '&' : '?'}map=${value}`}
            preventScrollReset
            aria-current={value === shown ? 'true' : undefined}
            aria-label={names[value]}
            className={`inline-flex min-h-10 items-center rounded-full border px-2.5 no-underline ${
              value === shown ? 'border-indigo bg-indigo font-bold text-white' : 'border-line-strong bg-white'
            }`}
          >
            {short[value]}
          </Link>
        ))}
      </nav>
      <CommuneMap
        className="print:mx-auto print:max-w-md"
        hasCreditElsewhere
        shapes={shapes}
        values={Object.fromEntries(lines.map((line) => [line.key, count(line)]))}
        title={`${t('mapTitle')}: ${names[shown]}`}
        description={t('mapDescription')}
        hrefFor={(commune) => `/department/entries${entrySearch({ ...scope, commune, ...filter })}`}
        describe={(name, value) => `${name}: ${t('productsCount', { count: value })}`}
        legendFor={(low, high) => (low === high ? String(low) : `${low}–${high}`)}
      />
      {unknown > 0 && <p className="mt-2 text-sm">{t('mapUnknown', { count: unknown })}</p>}
    </Panel>
  );
}
