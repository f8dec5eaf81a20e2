import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { DataTable } from '#app/components/data-table.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { WHOLE_REGISTER } from '#app/domain/register/whole-register.ts';
import {
  listRegisterProducers,
  type ProducerSort,
} from '#app/domain/reports/list-register-producers.server.ts';
import { listTargets } from '#app/domain/reports/list-targets.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { countElsewhere } from '#app/routes/department/count-elsewhere.server.ts';
import { ListHead } from '#app/routes/department/list-head.tsx';
import { NothingFound } from '#app/routes/department/nothing-found.tsx';
import { readProducerFilter } from '#app/routes/department/producer-filter.server.ts';
import { ProducerFilterForm } from '#app/routes/department/producer-filter-form.tsx';
import { readScope } from '#app/routes/department/read-scope.ts';
import { scopeText } from '#app/routes/department/scope-text.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/department/producers`: who stands behind a target's products. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const filter = readProducerFilter(url.searchParams);
  const list = await listRegisterProducers(context, readScope(url), filter);
  return {
    ...list,
    elsewhere: await countElsewhere(list, (choice) => listRegisterProducers(context, choice, filter)),
    targets: await listTargets(context),
    filter,
    search: url.search,
    title: translate(departmentMessages, language)('producersTitle'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function Producers() {
  const { rows, total, page, pages, target, asOf, filter, search, targets, elsewhere } =
    useLoaderData<typeof loader>();
  const t = useT(departmentMessages);
  const language = useLanguage();
  const scope = `target=${encodeURIComponent(target.code)}&asOf=${asOf}`;
  const hrefWith = (changes: Record<string, string | null>, path = '/department/producers') => {
    const parameters = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) parameters.delete(name);
      else parameters.set(name, value);
    }
    return `${path}?${parameters}`;
  };
  const sortable = (sort: ProducerSort) => {
    const isCurrent = filter.sort === sort;
    return {
      sortHref: hrefWith({ sort, order: isCurrent && !filter.down ? 'down' : null, page: null }),
      sorted: isCurrent ? (filter.down ? ('descending' as const) : ('ascending' as const)) : undefined,
    };
  };
  const listOf = (code: string, more: string) => `/department/entries?${scope}&producer=${code}${more}`;
  return (
    <>
      <ListHead
        title={t('producersTitle')}
        isWhole={Boolean(filter.all)}
        otherHref={hrefWith({ all: filter.all ? null : '1', page: null })}
        xlsxHref={hrefWith({ all: null }, '/department/producers.xlsx')}
      >
        {scopeText(t, language, { target, asOf, what: t('producersCount', { count: total }) })}
      </ListHead>
      <ProducerFilterForm
        filter={filter}
        targets={targets}
        target={target.code}
        asOf={asOf}
        hrefWithout={(name) => hrefWith({ [name]: null, page: null })}
      />
      <DataTable
        caption={t('producersTitle')}
        hideCaption
        rows={rows}
        rowKey={({ code }) => code}
        empty={
          <NothingFound
            title={t('noProducersTitle')}
            target={target}
            elsewhere={elsewhere}
            to={hrefWith({ target: WHOLE_REGISTER, asOf: null, of: null, was: null, page: null })}
          />
        }
        columns={[
          {
            key: 'name',
            header: t('col_producer'),
            heading: true,
            cell: ({ code, name }) => <Link to={`/department/producers/${code}`}>{name}</Link>,
            ...sortable('name'),
          },
          { key: 'type', header: t('col_type'), cell: ({ legalType }) => t(`type_${legalType}`) },
          { key: 'communes', header: t('col_commune'), cell: ({ communes }) => communes.join(', ') },
          {
            key: 'women',
            header: t('col_women'),
            cell: ({ womenLed }) => (womenLed === null ? t('unknown') : t(womenLed ? 'yes' : 'no')),
          },
          {
            key: 'minority',
            header: t('col_minority'),
            cell: ({ minorityLed }) => (minorityLed === null ? t('unknown') : t(minorityLed ? 'yes' : 'no')),
          },
          {
            key: 'entries',
            header: t('col_entries'),
            numeric: true,
            cell: ({ code, entries }) => <Link to={listOf(code, '')}>{entries}</Link>,
            ...sortable('entries'),
          },
          {
            key: 'listed',
            header: t('producerListed'),
            numeric: true,
            cell: ({ code, everListed }) => <Link to={listOf(code, '&listed=yes')}>{everListed}</Link>,
            ...sortable('listed'),
          },
          {
            key: 'live',
            header: t('producerLive'),
            numeric: true,
            cell: ({ code, liveVerified }) => <Link to={listOf(code, '&live=yes')}>{liveVerified}</Link>,
            ...sortable('live'),
          },
        ]}
      />
      <Pagination page={page} pages={pages} hrefFor={(number) => hrefWith({ page: String(number) })} />
    </>
  );
}
