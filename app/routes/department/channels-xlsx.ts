import { readNames } from '#app/domain/accounts/read-names.server.ts';
import {
  type ChannelEntry,
  narrowChannelEntries,
  readChannelFilter,
} from '#app/domain/reports/channel-standing.ts';
import { readChannelStandings } from '#app/domain/reports/read-channel-standings.server.ts';
import { readWhyNot } from '#app/domain/reports/read-why-not.server.ts';
import { channelDeskMessages } from '#app/i18n/channel-desk.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { formatDate } from '#app/i18n/format.ts';
import { translate } from '#app/i18n/messages.ts';
import { whyLines } from '#app/routes/department/channels/why-down.ts';
import { keyName } from '#app/routes/department/key-name.ts';
import { sendWorkbook, workbookName } from '#app/routes/department/send-workbook.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { localDate } from '#app/server/local-date.ts';

/** `/department/channels.xlsx?target=&channel=&…`: a platform's list as it is narrowed, or all platforms. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const { target, today, channels } = await readChannelStandings(
    context,
    url.searchParams.get('target') || null,
  );
  const t = translate(channelDeskMessages, language);
  const wanted = url.searchParams.get('channel');
  const filter = readChannelFilter(url.searchParams);
  const chosen = channels.filter(({ code }) => wanted === null || code === wanted);
  const whyNot = new Map(
    await Promise.all(chosen.map(async ({ code }) => [code, await readWhyNot(context, code)] as const)),
  );
  const makers = await readNames(
    context,
    chosen.flatMap(({ rows: own }) => own.flatMap(({ handed }) => handed?.by ?? [])),
  );
  const rows = chosen.flatMap(({ code, name, rows: own }) =>
    narrowChannelEntries(own, filter).map((row) => [
      keyName({ t: translate(departmentMessages, language), language }, 'channel', code, name),
      row.entry.code,
      row.entry.name,
      row.entry.producerName,
      row.entry.communeName ?? '',
      t(`standing_${row.standing}`),
      row.presence?.verifiedAt == null ? '' : formatDate(language, localDate(row.presence.verifiedAt)),
      row.handed === null
        ? ''
        : t('handedLine', {
            day: formatDate(language, localDate(row.handed.at)),
            version: row.handed.version,
            by:
              row.handed.by === null
                ? t('handedByOperator')
                : (makers[row.handed.by] ?? t('handedBySomeone')),
          }),
      whyLines(language, row, whyNot.get(code)?.[row.entry.id]).join('\n'),
      linkText(row.claim ?? row.presence, t('simulated')),
    ]),
  );
  const column = (heading: string, width: number) => ({ heading, width, format: 'text' as const });
  return sendWorkbook(
    [
      {
        sheetName: t('channelsTitle'),
        title: [
          t('channelsTitle'),
          `${t('listCount', { count: rows.length })} · ${formatDate(language, today)}`,
        ],
        columns: [
          column(t('channel'), 16),
          column('OCOP', 12),
          column(t('col_product'), 40),
          column(t('col_producer'), 36),
          column(t('col_commune'), 24),
          column(t('standing'), 28),
          column(t('col_verified'), 16),
          column(t('col_handed'), 34),
          column(t('col_why'), 30),
          column(t('col_link'), 50),
        ],
        rows,
      },
    ],
    `${workbookName(target.code, 'channels')}-${today}`,
  );
});

/** An address that the demo made up says so, also where the table has gone on to somebody else. */
function linkText(presence: ChannelEntry['presence'], mark: string): string {
  const { url = null, isDemo = false } = presence ?? {};
  return url === null ? '' : isDemo ? `${url} (${mark})` : url;
}
