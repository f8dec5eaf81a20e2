import { listMarketReadiness } from '#app/domain/channels/readiness/list-market-readiness.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { channelText } from '#app/i18n/channels.ts';
import { translate } from '#app/i18n/messages.ts';
import { readinessMessages } from '#app/i18n/readiness.ts';
import { readAsked } from '#app/routes/department/readiness/read-asked.ts';
import { sendWorkbook } from '#app/routes/department/send-workbook.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { localDate } from '#app/server/local-date.ts';

/** `/department/readiness.xlsx?…`: the list as it is filtered and sorted, whole. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const asked = { ...readAsked(url), page: null };
  const { rows, total } = await listMarketReadiness(context, asked);
  const { name, code } = channelByCode(asked.channel);
  const t = translate(readinessMessages, language);
  const table = {
    sheetName: t('deskNav'),
    title: [`${t('deskTitle')}: ${name}`, t('found', { count: total })],
    columns: [
      { heading: t('product'), width: 42, format: 'text' as const },
      { heading: t('producer'), width: 32, format: 'text' as const },
      { heading: t('commune'), width: 20, format: 'text' as const },
      { heading: t('standing'), width: 18, format: 'text' as const },
      { heading: t('score'), width: 8, format: 'number' as const },
      { heading: t('fixes'), width: 80, format: 'text' as const },
    ],
    rows: rows.map(({ title, producerName, communeName, standing, score, items }) => [
      title,
      producerName,
      communeName,
      t(`standing_${standing}`),
      score,
      items
        .map(({ variantName, fix, params }) =>
          [variantName, channelText(language, fix, params)].filter(Boolean).join('. '),
        )
        .join('\n'),
    ]),
  };
  return sendWorkbook([table], `readiness-${code}-${localDate(context.clock.now())}`);
});
