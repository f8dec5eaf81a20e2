import type { BreakdownLine, OnboardingFigure } from '#app/domain/reports/count-figure.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { formatDate } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import type { XlsxTable } from '#app/server/spreadsheet/write-xlsx.server.ts';

const BREAKDOWNS = [
  'byMethod',
  'byLegacyDistrict',
  'byCommune',
  'byStar',
  'byGroup',
  'byChannel',
  'byLegalType',
  'byWomenLed',
  'byMinorityLed',
] as const;

/**
 * A figure as sheets: the totals of the chosen day beside today's, then one sheet a breakdown.
 * @param nameOf a key in the reader's language.
 * @param targetName what the target is called in it.
 */
export function figureTables(
  chosen: OnboardingFigure,
  current: OnboardingFigure,
  language: Language,
  nameOf: (breakdown: (typeof BREAKDOWNS)[number], line: BreakdownLine) => string,
  targetName: string,
): XlsxTable[] {
  const t = translate(departmentMessages, language);
  const heading = `${t('targetIs', { name: targetName })} · ${t('asOfDay', { date: formatDate(language, chosen.asOf) })}`;
  const number = { width: 16, format: 'number' as const };
  return [
    {
      sheetName: t('navOverview'),
      title: [t('overviewTitle'), heading],
      columns: [
        { heading: t('name'), width: 34, format: 'text' },
        { heading: t('asOfDay', { date: formatDate(language, chosen.asOf) }), ...number },
        { heading: t('asOfToday', { date: formatDate(language, current.asOf) }), ...number },
      ],
      rows: [
        [t('targetSize'), chosen.target.size, current.target.size],
        [t('everListed'), chosen.everListed, current.everListed],
        [t('liveVerified'), chosen.liveVerified, current.liveVerified],
        [t('missing'), chosen.target.size - chosen.everListed, current.target.size - current.everListed],
        [t('validEntries'), chosen.validEntries, current.validEntries],
      ],
    },
    ...BREAKDOWNS.map(
      (breakdown): XlsxTable => ({
        sheetName: t(breakdown),
        title: [t(breakdown), heading],
        columns: [
          { heading: t('col_code'), width: 14, format: 'text' },
          { heading: t('name'), width: 34, format: 'text' },
          { heading: t('products'), ...number },
          { heading: t('everListed'), ...number },
          { heading: t('liveVerified'), ...number },
        ],
        rows: chosen[breakdown].map((line) => [
          line.key,
          nameOf(breakdown, line),
          line.entries,
          line.everListed,
          line.liveVerified,
        ]),
      }),
    ),
  ];
}
