import { Link } from '@remix-run/react';
import { DataTable } from '#app/components/data-table.tsx';
import type { ChannelCounts } from '#app/domain/channels/readiness/channel-counts.ts';
import { readinessBands } from '#app/domain/channels/readiness/readiness-bands.ts';
import { channelNameText } from '#app/i18n/channels.ts';
import { formatNumber } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { readinessMessages } from '#app/i18n/readiness.ts';

/** How many products stand where, a row for each channel; its name leads to the products. On a phone it is folded. */
export function ChannelCountsTable({
  counts,
  hrefFor,
}: {
  counts: readonly ChannelCounts[];
  hrefFor: (code: string) => string;
}) {
  const t = useT(readinessMessages);
  const language = useLanguage();
  // Only those who have handed something in see what waits for the reviewers.
  const columns = counts.some(({ waiting }) => waiting > 0)
    ? (['waiting', ...readinessBands] as const)
    : readinessBands;
  return (
    <>
      <details className="md:hidden print:hidden">
        <summary className="min-h-12 cursor-pointer py-3 font-bold">{t('countsByChannel')}</summary>
        <ul className="divide-y divide-line">
          {counts.map((row) => (
            <li key={row.code}>
              <Link
                to={hrefFor(row.code)}
                className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 py-2 no-underline"
              >
                <span className="font-bold">{channelNameText(language, row)}</span>
                <span className="text-sm text-ink-soft">
                  {columns
                    .filter((one) => row[one] > 0)
                    .map((one) => `${t(`band_${one}`)}: ${formatNumber(language, row[one])}`)
                    .join(' · ')}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </details>
      <div className="max-md:hidden print:block">
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
              cell: (row) => (
                <Link to={hrefFor(row.code)} className="inline-flex min-h-12 items-center md:min-h-0">
                  {channelNameText(language, row)}
                </Link>
              ),
            },
            ...columns.map((one) => ({
              key: one,
              header: t(`band_${one}`),
              numeric: true,
              cell: (row: ChannelCounts) => formatNumber(language, row[one]),
            })),
          ]}
        />
      </div>
    </>
  );
}
