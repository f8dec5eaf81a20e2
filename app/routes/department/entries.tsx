import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Icon } from '#app/components/icon.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { readEntryFilter } from '#app/domain/reports/entry-filter.ts';
import { entrySearch } from '#app/domain/reports/entry-search.ts';
import { WHOLE_REGISTER } from '#app/domain/reports/figure-rows.ts';
import { listEntries } from '#app/domain/reports/list-entries.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { formatDate } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { useEntryColumns } from '#app/routes/department/entry-columns.tsx';
import { EntryFilterForm } from '#app/routes/department/entry-filter-form.tsx';
import { readScope } from '#app/routes/department/read-scope.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/department/entries?target=&asOf=&…`: the list behind a number. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const filter = readEntryFilter(url.searchParams);
  return {
    ...(await listEntries(context, readScope(url), filter)),
    filter,
    title: translate(departmentMessages, language)('entriesTitle'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function Entries() {
  const { target, asOf, rows, total, page, pages, choices, channelNames, filter } =
    useLoaderData<typeof loader>();
  const t = useT(departmentMessages);
  const language = useLanguage();
  const scope = { target: target.code, asOf };
  const columns = useEntryColumns({ filter, scope, channelNames });
  const targetName = target.code === WHOLE_REGISTER ? t('wholeRegister') : target.name;
  const pageHref = (number: number) =>
    `/department/entries${entrySearch({ ...scope, ...filter, page: number })}`;
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div>
          <h1 className="text-3xl">{t('entriesTitle')}</h1>
          <p className="text-lg">
            <strong>{t('entriesCount', { count: total })}</strong> ·{' '}
            {t('entriesOf', { name: targetName, date: formatDate(language, asOf) })}
          </p>
        </div>
        <p className="no-print flex flex-wrap gap-2">
          <LinkButton
            to={`/department/entries${entrySearch({ ...scope, ...filter, page: undefined, all: filter.all ? undefined : '1' })}`}
            look="secondary"
          >
            <Icon name="print" />
            {filter.all ? t('showPages') : t('showAll')}
          </LinkButton>
          <LinkButton
            to={`/department/entries.xlsx${entrySearch({ ...scope, ...filter, page: undefined, all: undefined })}`}
            reloadDocument
            look="secondary"
          >
            <Icon name="download" />
            {t('downloadXlsx')}
          </LinkButton>
        </p>
      </header>
      <EntryFilterForm filter={filter} scope={scope} choices={choices} />
      <DataTable
        caption={t('entriesCount', { count: total })}
        hideCaption
        columns={columns}
        rows={rows}
        rowKey={({ entry }) => entry.id}
        empty={<EmptyState title={t('noEntriesTitle')}>{t('noEntriesText')}</EmptyState>}
      />
      <Pagination page={page} pages={pages} hrefFor={pageHref} />
    </>
  );
}
