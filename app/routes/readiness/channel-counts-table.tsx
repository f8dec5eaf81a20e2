import { Link } from '@remix-run/react';
import { DataTable } from '#app/components/data-table.tsx';
import type { ChannelCounts, Standing } from '#app/domain/channels/readiness/channel-counts.ts';
import { formatNumber } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { readinessMessages } from '#app/i18n/readiness.ts';

const columns = ['oneFix', 'fixes', 'ready', 'closed'] as const satisfies readonly Standing[];

/** How many products stand where, a row for each channel; its name leads to the products. */
export function ChannelCountsTable({
  counts,
  hrefFor,
}: {
  counts: readonly ChannelCounts[];
  hrefFor: (code: string) => string;
}) {
  const t = useT(readinessMessages);
  const language = useLanguage();
  return (
    <DataTable
      caption={t('matrixCaption')}
      hideCaption
      rows={counts}
      rowKey={({ code }) => code}
      empty={null}
      columns={[
        {
          key: 'channel',
          header: t('channel'),
          heading: true,
          cell: ({ code, name }) => (
            <Link to={hrefFor(code)} className="inline-flex min-h-12 items-center md:min-h-0">
              {name}
            </Link>
          ),
        },
        ...columns.map((one) => ({
          key: one,
          header: t(`standing_${one}`),
          numeric: true,
          cell: (row: ChannelCounts) => formatNumber(language, row[one]),
        })),
      ]}
    />
  );
}
