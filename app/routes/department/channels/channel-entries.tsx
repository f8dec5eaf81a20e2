import { Link } from '@remix-run/react';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Pill } from '#app/components/pill.tsx';
import type {
  CHANNEL_SORTS,
  LookedAtPresence,
  narrowChannelEntries,
  readChannelFilter,
} from '#app/domain/reports/channel-standing.ts';
import type { readWhyNot } from '#app/domain/reports/read-why-not.server.ts';
import { channelDeskMessages } from '#app/i18n/channel-desk.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { whyLines } from '#app/routes/department/channels/why-down.ts';
import { localDate } from '#app/server/local-date.ts';

type ChannelEntriesProps = {
  channel: { name: string };
  rows: Readonly<ReturnType<typeof narrowChannelEntries>>;
  /** Ids of the entries that are ticked to be assigned; null where nobody can be given them. */
  picked: ReadonlySet<string> | null;
  filter: ReturnType<typeof readChannelFilter>;
  /** The query of the page with some of it changed. */
  search: (changes: Record<string, string | undefined>) => string;
  /** Names of those who made packs, by id. */
  makers: Readonly<Record<string, string>>;
  whyNot: Awaited<ReturnType<typeof readWhyNot>>;
};

/** The products of a target on one channel: how each stands there, since when, and why it does not. */
export function ChannelEntries({
  channel,
  rows,
  picked,
  filter,
  search,
  makers,
  whyNot,
}: ChannelEntriesProps) {
  const t = useT(channelDeskMessages);
  const language = useLanguage();
  const sortable = (sort: (typeof CHANNEL_SORTS)[number]) => {
    const isThis = (filter.sort ?? 'name') === sort;
    const isDown = filter.order === 'down';
    return {
      sortHref: `?${search({ sort, order: isThis && !isDown ? 'down' : undefined })}`,
      ...(isThis ? { sorted: isDown ? ('descending' as const) : ('ascending' as const) } : {}),
    };
  };
  return (
    <DataTable
      caption={channel.name}
      hideCaption
      rows={rows}
      rowKey={({ entry }) => entry.id}
      empty={
        <EmptyState title={t('noneTitle')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      }
      columns={[
        ...(picked
          ? [
              {
                key: 'pick',
                header: t('pick'),
                noPrint: true,
                cell: ({ entry }: (typeof rows)[number]) => (
                  <input
                    type="checkbox"
                    form="assign"
                    name="entries"
                    value={entry.id}
                    defaultChecked={picked.has(entry.id)}
                    aria-label={t('pickNamed', { name: entry.name })}
                    className="size-6"
                  />
                ),
              },
            ]
          : []),
        {
          key: 'name',
          header: t('col_product'),
          heading: true,
          cell: ({ entry }) => (
            <Link to={`/department/entries/${entry.code}`} lang="vi">
              {entry.name}
            </Link>
          ),
          ...sortable('name'),
        },
        {
          key: 'producer',
          header: t('col_producer'),
          cell: ({ entry }) => <span lang="vi">{entry.producerName}</span>,
          ...sortable('producer'),
        },
        {
          key: 'commune',
          header: t('col_commune'),
          cell: ({ entry }) => entry.communeName,
          ...sortable('commune'),
        },
        {
          key: 'standing',
          header: t('standing'),
          cell: ({ standing }) => t(`standing_${standing}`),
          ...sortable('standing'),
        },
        {
          key: 'verified',
          header: t('col_verified'),
          cell: ({ presence }) =>
            presence?.verifiedAt != null && formatDate(language, localDate(presence.verifiedAt)),
          ...sortable('verified'),
        },
        {
          key: 'handed',
          header: t('col_handed'),
          cell: ({ handed }) =>
            handed &&
            t('handedLine', {
              day: formatDate(language, localDate(handed.at)),
              version: handed.version,
              by: handed.by === null ? t('handedByOperator') : (makers[handed.by] ?? t('handedBySomeone')),
            }),
        },
        {
          key: 'why',
          header: t('col_why'),
          cell: (row) => {
            const lines = whyLines(language, row, whyNot[row.entry.id]);
            return lines.length > 0 && <WhyCell lines={lines} />;
          },
        },
        {
          key: 'link',
          header: t('col_link'),
          cell: ({ presence, claim }) => <PageLink presence={claim ?? presence} />,
        },
      ]}
    />
  );
}

function PageLink({ presence }: { presence: LookedAtPresence | null }) {
  const t = useT(channelDeskMessages);
  if (!presence?.url) return null;
  // A simulated one leads nowhere, so it is no link.
  return presence.isDemo ? (
    <>
      <span className="break-all">{presence.url}</span> <Pill tone="turmeric">{t('simulated')}</Pill>
    </>
  ) : (
    <a href={presence.url} rel="noreferrer nofollow" target="_blank" className="break-all">
      {presence.url}
    </a>
  );
}

function WhyCell({ lines }: { lines: readonly string[] }) {
  const [only] = lines;
  if (lines.length < 2) return <>{only}</>;
  return (
    <ul className="list-disc space-y-1 pl-4">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
