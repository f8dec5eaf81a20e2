import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Icon } from '#app/components/icon.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { communeShapes } from '#app/domain/register/commune-shapes.server.ts';
import { entrySearch, FILTER_OF_BREAKDOWN } from '#app/domain/reports/entry-search.ts';
import { WHOLE_REGISTER } from '#app/domain/reports/figure-rows.ts';
import { readOverview } from '#app/domain/reports/read-overview.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { BreakdownTable } from '#app/routes/department/breakdown-table.tsx';
import { CommunePanel, MAP_VALUES } from '#app/routes/department/commune-panel.tsx';
import { MissingTable } from '#app/routes/department/missing-table.tsx';
import { readScope } from '#app/routes/department/read-scope.ts';
import { TargetForm } from '#app/routes/department/target-form.tsx';
import { TodoPanel } from '#app/routes/department/todo-panel.tsx';
import { TrendChart } from '#app/routes/department/trend-chart.tsx';
import { FigurePanel } from '#app/routes/department/two-figures.tsx';
import { loaderFor } from '#app/routes/route-guard.server.ts';

export const loader = loaderFor('department', async ({ context, url, language }) => {
  const overview = await readOverview(context, readScope(url));
  const known = communeShapes(context.config.rootDir, 'formerLaoCai');
  const onIt = new Set(known.communes.map(({ code }) => code));
  const isWithin = overview.chosen.byCommune.every(({ key }) => key === 'unknown' || onIt.has(key));
  return {
    ...overview,
    shapes: isWithin ? known : communeShapes(context.config.rootDir),
    map: MAP_VALUES.find((value) => value === url.searchParams.get('map')) ?? 'ever',
    title: translate(departmentMessages, language)('overviewTitle'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

const SMALL_BREAKDOWNS = [
  'byMethod',
  'byLegacyDistrict',
  'byChannel',
  'byStar',
  'byGroup',
  'byLegalType',
  'byWomenLed',
  'byMinorityLed',
] as const;

export default function Overview() {
  const { chosen, current, trend, targets, today, shapes, map, missing, lapsing, producers, waiting } =
    useLoaderData<typeof loader>();
  const t = useT(departmentMessages);
  const { target, asOf } = chosen;
  const scope = { target: target.code, asOf };
  if (target.size === 0 && targets.length === 0) {
    return (
      <>
        <h1 className="text-3xl">{t('overviewTitle')}</h1>
        <EmptyState
          title={t('emptyTitle')}
          action={<LinkButton to="/department/register/import">{t('emptyAction')}</LinkButton>}
        >
          {t('emptyText')}
        </EmptyState>
        <Panel title={t('trendTitle')}>
          <TrendChart trend={trend} size={0} asOf={asOf} />
        </Panel>
      </>
    );
  }
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div>
          <h1 className="text-3xl">{t('overviewTitle')}</h1>
          {target.code !== WHOLE_REGISTER && (
            <p className="text-lg">{t('targetIs', { name: target.name })}</p>
          )}
        </div>
        <div className="no-print flex flex-wrap items-end gap-3">
          <TargetForm targets={targets} target={target.code} asOf={asOf} today={today} />
          <LinkButton to={`/department/figure.xlsx${entrySearch(scope)}`} reloadDocument look="secondary">
            <Icon name="download" />
            {t('downloadXlsx')}
          </LinkButton>
        </div>
      </header>
      {target.code === WHOLE_REGISTER && (
        <Note tone="warning">
          {t('targetRegister')} <a href="/department/targets">{t('setTarget')}</a>
        </Note>
      )}
      <div className="grid gap-6 lg:grid-cols-2">
        {asOf !== today && <FigurePanel figure={chosen} isToday={false} />}
        <FigurePanel figure={current} isToday />
        {asOf === today && <TodoPanel {...{ scope, waiting, lapsing, producers, current }} />}
      </div>
      <Panel
        title={t('whatMissing', { count: target.size - chosen.everListed })}
        actions={
          <LinkButton
            to={`/department/entries${entrySearch({ ...scope, listed: 'no' })}`}
            look="quiet"
            size="sm"
          >
            {t('allOfThem')}
          </LinkButton>
        }
      >
        <MissingTable rows={missing} caption={t('whatMissing', { count: missing.length })} />
      </Panel>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="space-y-6">
          <Panel title={t('trendTitle')}>
            <TrendChart trend={trend} size={target.size} asOf={asOf} />
          </Panel>
          {asOf !== today && <TodoPanel {...{ scope, waiting, lapsing, producers, current }} />}
        </div>
        <CommunePanel shapes={shapes} lines={chosen.byCommune} shown={map} scope={scope} />
      </div>
      <div className="gap-6 lg:columns-2 2xl:columns-3 [&>*]:mb-6 [&>*]:break-inside-avoid">
        {SMALL_BREAKDOWNS.map((breakdown) => (
          <BreakdownTable
            key={breakdown}
            title={breakdown === 'byMethod' ? t('howVerified') : t(breakdown)}
            note={
              breakdown === 'byChannel'
                ? t('byChannelNote')
                : breakdown === 'byMethod'
                  ? t('howVerifiedNote')
                  : undefined
            }
            kind={FILTER_OF_BREAKDOWN[breakdown]}
            lines={chosen[breakdown]}
            scope={scope}
          />
        ))}
      </div>
      <BreakdownTable
        title={t('byCommune')}
        kind="commune"
        lines={chosen.byCommune}
        scope={scope}
        columns={3}
      />
    </>
  );
}
