import { data, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { MapCredit } from '#app/components/map-credit.tsx';
import { Panel } from '#app/components/panel.tsx';
import { communeShapes } from '#app/domain/register/commune-shapes.server.ts';
import { entrySearch } from '#app/domain/reports/entry-search.ts';
import { readOverview } from '#app/domain/reports/read-overview.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { Breakdowns } from '#app/routes/department/breakdowns.tsx';
import { CommunePanel, MAP_VALUES } from '#app/routes/department/commune-panel.tsx';
import { FigurePanel } from '#app/routes/department/figure-panel.tsx';
import { MissingList } from '#app/routes/department/missing-list.tsx';
import { OverviewHeader } from '#app/routes/department/overview-header.tsx';
import { readScope } from '#app/routes/department/read-scope.ts';
import { TodoPanel } from '#app/routes/department/todo-panel.tsx';
import { TrendChart } from '#app/routes/department/trend-chart.tsx';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { localDate } from '#app/server/local-date.ts';

export const loader = loaderFor('department', async ({ context, url, language }) => {
  const scope = readScope(url);
  const today = localDate(context.clock.now());
  // A day that cannot be shown leaves the desk as it is today, with what was typed and why beside its field.
  const asked = await answerForm(scope.asOf ?? '', () => readOverview(context, scope));
  const isRefused = 'data' in asked;
  const overview = isRefused ? await readOverview(context, { ...scope, asOf: today }) : asked;
  const known = communeShapes(context.config.rootDir, 'formerLaoCai');
  const onIt = new Set(known.communes.map(({ code }) => code));
  const isWithin = overview.chosen.byCommune.every(({ key }) => key === 'unknown' || onIt.has(key));
  const page = {
    ...overview,
    shapes: isWithin ? known : communeShapes(context.config.rootDir),
    map: MAP_VALUES.find((value) => value === url.searchParams.get('map')) ?? 'ever',
    title: translate(departmentMessages, language)('overviewTitle'),
    refused: isRefused ? asked.data : null,
  };
  return isRefused ? data(page, { status: 400 }) : page;
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function Overview() {
  const overview = useLoaderData<typeof loader>();
  const { chosen, current, dataFrom, otherPages, trend, targets, shapes, map, missing, producers } = overview;
  const t = useT(departmentMessages);
  const { target, asOf } = chosen;
  const scope = { target: target.code, asOf };
  const trendPanel = (
    <Panel title={t('trendTitle')}>
      <TrendChart trend={trend} size={target.size} asOf={asOf} />
    </Panel>
  );
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
        {trendPanel}
      </>
    );
  }
  const isKnown = asOf >= dataFrom;
  const count = target.size - chosen.everListed;
  return (
    <>
      <OverviewHeader {...{ target, targets, asOf, producers }} refused={overview.refused} />
      {isKnown ? (
        <>
          <div>
            <div className="grid grid-cols-1 items-start gap-5 md:grid-cols-2 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] xl:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_minmax(0,4fr)]">
              <FigurePanel {...{ chosen, current, dataFrom, otherPages }} />
              <div className="xl:order-first">
                <CommunePanel shapes={shapes} lines={chosen.byCommune} shown={map} scope={scope} />
              </div>
              <div className="md:max-xl:col-span-2">
                <Panel title={t('whatMissing', { count })}>
                  <MissingList rows={missing} />
                  {count > 0 && (
                    <p className="no-print mt-2 text-sm">
                      <Link to={`/department/entries${entrySearch({ ...scope, listed: 'no' })}`}>
                        {t('allOfThem')}
                      </Link>
                    </p>
                  )}
                </Panel>
              </div>
            </div>
            <MapCredit className="mt-3" />
          </div>
          <div className="grid grid-cols-1 items-start gap-5 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            {trendPanel}
            <TodoPanel waiting={overview.waiting} lapsing={overview.lapsing} current={current} />
          </div>
          <Breakdowns figure={chosen} scope={scope} />
        </>
      ) : (
        <div className="grid grid-cols-1 items-start gap-5 md:grid-cols-[minmax(0,20rem)_minmax(0,1fr)]">
          <FigurePanel {...{ chosen, current, dataFrom, otherPages }} />
          {trendPanel}
        </div>
      )}
    </>
  );
}
