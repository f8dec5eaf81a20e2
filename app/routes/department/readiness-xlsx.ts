import {
  listMarketMatrix,
  type MarketMatrix,
  type MatrixCell,
} from '#app/domain/channels/readiness/list-market-matrix.server.ts';
import { listMarketReadiness } from '#app/domain/channels/readiness/list-market-readiness.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { channelNameText, channelText } from '#app/i18n/channels.ts';
import type { Language } from '#app/i18n/language.ts';
import { type Translate, translate } from '#app/i18n/messages.ts';
import { readinessMessages } from '#app/i18n/readiness.ts';
import { refusalReason } from '#app/i18n/refusals.ts';
import { matrixAsked, readAsked } from '#app/routes/department/readiness/read-asked.ts';
import { sendWorkbook } from '#app/routes/department/send-workbook.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { localDate } from '#app/server/local-date.ts';

/** `/department/readiness.xlsx?…`: the list of a channel, or the matrix of all, as it is filtered and sorted, whole. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const read = readAsked(url);
  const { channel } = read;
  const day = localDate(context.clock.now());
  if (channel === null) {
    const matrix = await listMarketMatrix(context, { ...matrixAsked(read), page: null });
    return sendWorkbook([matrixTable(matrix, language)], `readiness-${day}`);
  }
  const asked = { ...read, channel, page: null };
  const { rows, total } = await listMarketReadiness(context, asked);
  const { code, ...named } = channelByCode(asked.channel);
  const name = channelNameText(language, { code, name: named.name });
  const t = translate(readinessMessages, language);
  const table = {
    sheetName: t('deskNav'),
    title: [`${t('deskTitle')}: ${name}`, t('found', { count: total })],
    columns: [
      { heading: t('product'), width: 42, format: 'text' as const },
      { heading: t('producer'), width: 32, format: 'text' as const },
      { heading: t('commune'), width: 20, format: 'text' as const },
      { heading: t('band'), width: 18, format: 'text' as const },
      { heading: t('score'), width: 8, format: 'number' as const },
      { heading: t('fixes'), width: 80, format: 'text' as const },
    ],
    rows: rows.map(({ title, producerName, communeName, band, score, items, refusals }) => [
      title,
      producerName,
      communeName,
      t(`band_${band}`),
      score,
      [
        ...refusals.map((refusal) => refusalReason(language, refusal)),
        ...items.map(({ variantName, fix, params }) =>
          [variantName, channelText(language, fix, params)].filter(Boolean).join('. '),
        ),
      ].join('\n'),
    ]),
  };
  return sendWorkbook([table], `readiness-${code}-${day}`);
});

/** Of each channel a column of scores and one of how each product stands. */
function matrixTable({ counts, rows, total }: MarketMatrix, language: Language) {
  const t = translate(readinessMessages, language);
  return {
    sheetName: t('deskNav'),
    title: [t('deskTitle'), t('found', { count: total })],
    columns: [
      { heading: t('product'), width: 42, format: 'text' as const },
      { heading: t('producer'), width: 32, format: 'text' as const },
      { heading: t('commune'), width: 20, format: 'text' as const },
      ...counts.flatMap((channel) => {
        const name = channelNameText(language, channel);
        return [
          { heading: `${name}: ${t('score')}`, width: 10, format: 'number' as const },
          { heading: `${name}: ${t('band')}`, width: 24, format: 'text' as const },
        ];
      }),
    ],
    rows: rows.map(({ title, producerName, communeName, cells }) => [
      title,
      producerName,
      communeName,
      ...counts.flatMap(({ code }) => {
        const cell = cells[code];
        return cell ? [cell.score, bandText(t, cell, language)] : [null, null];
      }),
    ]),
  };
}

function bandText(
  t: Translate<(typeof readinessMessages)['vi']>,
  { band, blocking, warnings, refusals }: MatrixCell,
  language: Language,
): string {
  return [
    t(`band_${band}`),
    ...refusals.map((refusal) => refusalReason(language, refusal)),
    ...(blocking > 0 ? [t('cellBlocking', { count: blocking })] : []),
    ...(warnings > 0 ? [t('cellWarnings', { count: warnings })] : []),
  ].join(' · ');
}
