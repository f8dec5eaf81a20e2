import { Link } from '@remix-run/react';
import type { Column } from '#app/components/data-table.tsx';
import { Reason } from '#app/components/reason.tsx';
import type { PageHolder } from '#app/domain/register/shared-pages.server.ts';
import type { EntryFilter, EntrySort } from '#app/domain/reports/entry-filter.ts';
import { entrySearch, type ListScope } from '#app/domain/reports/entry-search.ts';
import type { EntryFacts } from '#app/domain/reports/facts-at.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { placeName } from '#app/i18n/place-name.ts';
import { ChannelPill } from '#app/routes/department/channel-pill.tsx';
import { Recorded } from '#app/routes/department/recorded.tsx';

type EntryColumns = {
  filter: EntryFilter;
  scope: ListScope;
  channelNames: Readonly<Record<string, string>>;
  /** Entries whose page on a platform other products have too, by id. */
  shared?: Readonly<Record<string, ReadonlyArray<Pick<PageHolder, 'name'>>>>;
};

/** The columns of a list of entries. Lists of what is missing say why instead of where. */
export function useEntryColumns({
  filter,
  scope,
  channelNames,
  shared = {},
}: EntryColumns): Array<Column<EntryFacts>> {
  const t = useT(departmentMessages);
  const language = useLanguage();
  const day = (value: string | number | null) => (value === null ? '' : formatDate(language, value));
  const sortable = (sort: EntrySort) => {
    const isCurrent = (filter.sort ?? 'name') === sort;
    const order = isCurrent && filter.order === undefined ? ('down' as const) : undefined;
    return {
      sortHref: `/department/entries${entrySearch({ ...scope, ...filter, sort, order, page: undefined })}`,
      sorted: isCurrent
        ? filter.order === 'down'
          ? ('descending' as const)
          : ('ascending' as const)
        : undefined,
    };
  };
  const where: Array<Column<EntryFacts>> = [
    {
      key: 'channels',
      header: t('col_channels'),
      cell: ({ channels, entry }) =>
        channels.length === 0 ? null : (
          <>
            <ul className="flex flex-wrap gap-1">
              {channels.map(({ code, liveVerified }) => (
                <li key={code}>
                  <ChannelPill liveVerified={liveVerified}>{channelNames[code] ?? code}</ChannelPill>
                </li>
              ))}
            </ul>
            {(shared[entry.id]?.length ?? 0) > 0 && (
              <p className="mt-1 text-sm font-bold">
                {t('sharedPage')} {shared[entry.id]?.map(({ name }) => name).join('; ')}
              </p>
            )}
          </>
        ),
    },
    {
      key: 'listed',
      header: t('col_listedSince'),
      cell: ({ listedSince }) => day(listedSince),
      ...sortable('listed'),
    },
    {
      key: 'verified',
      header: t('col_verified'),
      cell: ({ verifiedAt, method }) =>
        verifiedAt === null || method === null ? null : (
          <>
            {day(verifiedAt)}
            <br />
            <span className="text-ink-soft">{t(`method_${method}`)}</span>
          </>
        ),
      ...sortable('verified'),
    },
  ];
  const why: Array<Column<EntryFacts>> = [
    {
      key: 'blocker',
      header: t('col_blocker'),
      cell: ({ entry }) =>
        entry.blocker && (
          <Reason>
            <Recorded text={entry.blocker} />
          </Reason>
        ),
    },
    {
      key: 'owner',
      header: t('col_blockerOwner'),
      cell: ({ entry }) => entry.blockerOwner && <Recorded text={entry.blockerOwner} />,
    },
    {
      key: 'next',
      header: t('col_blockerNextStep'),
      cell: ({ entry }) => entry.blockerNextStep && <Recorded text={entry.blockerNextStep} />,
    },
  ];
  return [
    {
      key: 'name',
      header: t('col_product'),
      heading: true,
      cell: ({ entry }) => (
        <>
          <Link to={`/department/entries/${entry.code}`}>
            <Recorded text={entry.name} />
          </Link>
          <span className="block font-normal text-ink-soft">{entry.code}</span>
        </>
      ),
      ...sortable('name'),
    },
    {
      key: 'producer',
      header: t('col_producer'),
      cell: ({ entry }) => (
        <Link to={`/department/producers/${entry.producerCode}`}>
          <Recorded text={entry.producerName} />
        </Link>
      ),
      ...sortable('producer'),
    },
    {
      key: 'commune',
      header: t('col_commune'),
      cell: ({ entry }) => entry.communeName ?? t('unknown'),
      ...sortable('commune'),
    },
    {
      key: 'district',
      header: t('col_district'),
      cell: ({ entry }) =>
        entry.districtName === null ? t('unknown') : placeName(language, entry.districtName),
      ...sortable('district'),
    },
    { key: 'stars', header: t('col_stars'), numeric: true, cell: ({ stars }) => stars, ...sortable('stars') },
    {
      key: 'valid',
      header: t('col_validUntil'),
      // Past and soft: a star that has lapsed is never shown as one that holds.
      cell: ({ validUntil, lapsed }) =>
        lapsed === null ? (
          day(validUntil)
        ) : (
          <>
            {day(lapsed.until)}
            <span className="block text-ink-soft">{t('lapsedStar', { count: lapsed.stars })}</span>
          </>
        ),
      ...sortable('valid'),
    },
    ...(filter.listed === 'no' || filter.method === 'none' ? why : where),
  ];
}
