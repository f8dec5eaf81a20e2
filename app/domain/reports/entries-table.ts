import { yesNoKey } from '#app/domain/reports/count-figure.ts';
import type { EntryFacts } from '#app/domain/reports/facts-at.ts';
import { demoStepInEnglish } from '#app/i18n/demo-steps.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { placeName } from '#app/i18n/place-name.ts';
import { localDate } from '#app/server/local-date.ts';
import type { TableValue, XlsxTable } from '#app/server/spreadsheet/write-xlsx.server.ts';

/** A list of entries as a sheet: every column that the screen has, and those that only a report needs. */
export function entriesTable(
  rows: ReadonlyArray<EntryFacts>,
  {
    title,
    channelNames,
    language,
  }: {
    title: ReadonlyArray<string>;
    channelNames: Readonly<Record<string, string>>;
    language: Language;
  },
): XlsxTable {
  const t = translate(departmentMessages, language);
  const day = (value: string | null): TableValue => (value === null ? null : new Date(`${value}T00:00:00Z`));
  const yesNo = (value: boolean | null) => t(yesNoKey(value));
  const recorded = (text: string | null) =>
    text === null || language === 'vi' ? text : (demoStepInEnglish(text) ?? text);
  return {
    sheetName: t('entriesTitle'),
    title,
    columns: [
      { heading: t('col_code'), width: 12, format: 'text' },
      { heading: t('col_product'), width: 42, format: 'text' },
      { heading: t('col_producer'), width: 32, format: 'text' },
      { heading: t('col_type'), width: 16, format: 'text' },
      { heading: t('col_women'), width: 10, format: 'text' },
      { heading: t('col_minority'), width: 10, format: 'text' },
      { heading: t('col_commune'), width: 20, format: 'text' },
      { heading: t('col_district'), width: 18, format: 'text' },
      { heading: t('col_group'), width: 22, format: 'text' },
      { heading: t('col_stars'), width: 6, format: 'number' },
      { heading: t('col_validUntil'), width: 12, format: 'date' },
      { heading: t('col_lapsedStars'), width: 12, format: 'number' },
      { heading: t('col_lapsedOn'), width: 12, format: 'date' },
      { heading: t('everListed'), width: 12, format: 'text' },
      { heading: t('col_listedSince'), width: 12, format: 'date' },
      { heading: t('liveVerified'), width: 12, format: 'text' },
      { heading: t('col_verified'), width: 12, format: 'date' },
      { heading: t('howVerified'), width: 20, format: 'text' },
      { heading: t('col_channels'), width: 28, format: 'text' },
      { heading: t('col_blocker'), width: 28, format: 'text' },
      { heading: t('col_blockerOwner'), width: 22, format: 'text' },
      { heading: t('col_blockerNextStep'), width: 28, format: 'text' },
    ],
    rows: rows.map(({ entry, ...facts }) => [
      entry.code,
      entry.name,
      entry.producerName,
      t(`type_${entry.legalType}`),
      yesNo(entry.womenLed),
      yesNo(entry.minorityLed),
      entry.communeName,
      entry.districtName === null ? null : placeName(language, entry.districtName),
      entry.groupKey === null ? null : t(`group_${entry.groupKey as 'I'}`),
      facts.stars,
      day(facts.validUntil),
      facts.lapsed?.stars ?? null,
      day(facts.lapsed?.until ?? null),
      yesNo(facts.everListed),
      day(facts.listedSince),
      yesNo(facts.liveVerified),
      day(facts.verifiedAt === null ? null : localDate(facts.verifiedAt)),
      facts.method === null ? null : t(`method_${facts.method}`),
      facts.channels
        .map(({ code, isGone }) => {
          const channel = channelNames[code] ?? code;
          return isGone ? t('channelGone', { channel }) : channel;
        })
        .join('; '),
      recorded(entry.blocker),
      recorded(entry.blockerOwner),
      recorded(entry.blockerNextStep),
    ]),
  };
}
