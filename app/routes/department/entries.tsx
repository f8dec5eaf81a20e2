import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DataTable } from '#app/components/data-table.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { entriesOnSharedPages } from '#app/domain/register/shared-pages.server.ts';
import { WHOLE_REGISTER } from '#app/domain/register/whole-register.ts';
import { readEntryFilter } from '#app/domain/reports/entry-filter.ts';
import { entrySearch } from '#app/domain/reports/entry-search.ts';
import { listEntries } from '#app/domain/reports/list-entries.server.ts';
import { listTargets } from '#app/domain/reports/list-targets.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { ChannelKey } from '#app/routes/department/channel-key.tsx';
import { countElsewhere } from '#app/routes/department/count-elsewhere.server.ts';
import { useEntryColumns } from '#app/routes/department/entry-columns.tsx';
import { EntryFilterForm } from '#app/routes/department/entry-filter-form.tsx';
import { ListHead } from '#app/routes/department/list-head.tsx';
import { NothingFound } from '#app/routes/department/nothing-found.tsx';
import { readScope } from '#app/routes/department/read-scope.ts';
import { scopeText } from '#app/routes/department/scope-text.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/department/entries?target=&asOf=&…`: the list behind a number. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const filter = readEntryFilter(url.searchParams);
  const list = await listEntries(context, readScope(url), filter);
  const shared = await entriesOnSharedPages(
    context,
    list.rows.map(({ entry }) => entry.id),
  );
  return {
    ...list,
    shared,
    elsewhere: await countElsewhere(list, (choice) => listEntries(context, choice, filter)),
    targets: await listTargets(context),
    filter,
    title: translate(departmentMessages, language)('entriesTitle'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function Entries() {
  const {
    target,
    asOf,
    rows,
    total,
    page,
    pages,
    choices,
    channelNames,
    filter,
    targets,
    elsewhere,
    shared,
  } = useLoaderData<typeof loader>();
  const t = useT(departmentMessages);
  const language = useLanguage();
  const scope = { target: target.code, asOf };
  const columns = useEntryColumns({ filter, scope, channelNames, shared });
  const pageHref = (number: number) =>
    `/department/entries${entrySearch({ ...scope, ...filter, page: number })}`;
  return (
    <>
      <ListHead
        title={t('entriesTitle')}
        isWhole={Boolean(filter.all)}
        otherHref={`/department/entries${entrySearch({ ...scope, ...filter, page: undefined, all: filter.all ? undefined : '1' })}`}
        xlsxHref={`/department/entries.xlsx${entrySearch({ ...scope, ...filter, page: undefined, all: undefined })}`}
      >
        {scopeText(t, language, { target, asOf, what: t('entriesCount', { count: total }) })}
      </ListHead>
      <EntryFilterForm
        filter={filter}
        targets={targets}
        scope={scope}
        choices={choices}
        producerName={rows[0]?.entry.producerName}
      />
      {filter.listed !== 'no' && rows.length > 0 && <ChannelKey />}
      <DataTable
        caption={t('entriesCount', { count: total })}
        hideCaption
        columns={columns}
        rows={rows}
        rowKey={({ entry }) => entry.id}
        empty={
          <NothingFound
            title={t('noEntriesTitle')}
            target={target}
            elsewhere={elsewhere}
            to={`/department/entries${entrySearch({ target: WHOLE_REGISTER, ...filter, page: undefined })}`}
          />
        }
      />
      <Pagination page={page} pages={pages} hrefFor={pageHref} />
    </>
  );
}
