import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { DataTable } from '#app/components/data-table.tsx';
import { entryStandings } from '#app/domain/reports/channel-standing.ts';
import { readChannelStandings } from '#app/domain/reports/read-channel-standings.server.ts';
import { channelDeskMessages } from '#app/i18n/channel-desk.ts';
import { formatDate, formatNumber } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { closedText } from '#app/routes/department/channels/closed-text.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/department/channels?target=`: how many products stand how on each platform. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const { target, today, channels } = await readChannelStandings(
    context,
    url.searchParams.get('target') || null,
  );
  return {
    target,
    today,
    channels: channels.map(({ rows, ...channel }) => ({
      ...channel,
      handed: rows.filter(({ handed }) => handed !== null).length,
      counts: Object.fromEntries(
        entryStandings.map((standing) => [standing, rows.filter((row) => row.standing === standing).length]),
      ),
    })),
    title: translate(channelDeskMessages, language)('channelsTitle'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function DepartmentChannels() {
  const { target, today, channels } = useLoaderData<typeof loader>();
  const t = useT(channelDeskMessages);
  const language = useLanguage();
  return (
    <>
      <header>
        <h1 className="text-3xl">{t('channelsTitle')}</h1>
        <p className="text-lg">
          {t('channelsLead', { count: target.size, date: formatDate(language, today) })}
        </p>
      </header>
      <DataTable
        caption={t('channelsTitle')}
        hideCaption
        rows={channels}
        rowKey={({ code }) => code}
        empty={null}
        columns={[
          {
            key: 'channel',
            header: t('channel'),
            heading: true,
            cell: (channel) => (
              <>
                <Link to={`/department/channels/${channel.code}?target=${target.code}`}>{channel.name}</Link>
                {channel.closedOn && (
                  <span className="block font-normal text-ink-soft">{closedText(t, language, channel)}</span>
                )}
              </>
            ),
          },
          ...entryStandings.map((standing) => ({
            key: standing,
            header: t(`standing_${standing}`),
            numeric: true,
            cell: ({ code, counts, isReadinessCounted, closedOn }: (typeof channels)[number]) =>
              standing === 'ready' && closedOn !== null ? (
                '–'
              ) : standing === 'ready' && !isReadinessCounted ? (
                t('notCounted')
              ) : !counts[standing] ? (
                '0'
              ) : (
                <Link
                  to={`/department/channels/${code}?target=${target.code}&standing=${standing}`}
                  className="inline-block min-w-8 max-md:py-1"
                >
                  {formatNumber(language, counts[standing])}
                </Link>
              ),
          })),
          {
            key: 'handedOver',
            header: t('handedOver'),
            numeric: true,
            cell: ({ code, handed }) => (
              <Link to={`/department/channels/${code}?target=${target.code}&handed=yes`}>{handed}</Link>
            ),
          },
        ]}
      />
      <p className="text-sm text-ink-soft">{t('handedOverHint')}</p>
      {channels.some(({ isReadinessCounted, closedOn }) => !isReadinessCounted && closedOn === null) && (
        <p className="text-sm text-ink-soft">{t('notCountedHint')}</p>
      )}
    </>
  );
}
