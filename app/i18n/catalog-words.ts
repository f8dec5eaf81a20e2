/** Words of the catalog area whose keys are put together from data. */
import { DISCLAIMER_FIELD, type LabelRequirement } from '#app/domain/catalog/label-requirements.ts';
import { ALL_YEAR, monthsOf } from '#app/domain/catalog/listing-content.ts';
import type { ListingProblem } from '#app/domain/catalog/listing-problems.ts';
import { type CatalogMessage, catalogMessages, isCatalogMessage } from '#app/i18n/catalog.ts';
import { formatMonth } from '#app/i18n/format.ts';
import { labelFieldName } from '#app/i18n/label.ts';
import type { Language } from '#app/i18n/language.ts';
import { fillText, type Translate } from '#app/i18n/messages.ts';
import type { catalog } from '#app/i18n/vi/catalog.ts';

/** How to fill a label field in, where there is something to say. */
export function labelFieldHint(
  t: Translate<typeof catalog>,
  { field, note }: LabelRequirement,
): string | undefined {
  if (field === DISCLAIMER_FIELD) return t('labelHint_disclaimer', { note });
  const key = `labelHint_${field}`;
  return isCatalogMessage(key) ? t(key as Extract<CatalogMessage, 'labelHint_origin'>) : undefined;
}

/** Legal sources are recorded in English; a Vietnamese reader knows them by these names. */
const sourceWords: ReadonlyArray<readonly [RegExp, string]> = [
  [/safe core of /gi, 'phần chung của '],
  [/ or its successor/gi, ' hoặc văn bản thay thế'],
  [/consumer law/gi, 'Luật Bảo vệ quyền lợi người tiêu dùng'],
  [/good practice/gi, 'thông lệ tốt'],
  [/Decree/g, 'Nghị định'],
  [/Decision/g, 'Quyết định'],
  [/Law/g, 'Luật'],
  [/\bart\. (\d+)(?:\((\d+)\))?/g, 'điều $1'],
];

/** A source of a rule as the language names it. */
export function sourceText(language: Language, source: string): string {
  if (language !== 'vi') return source.replace(/safe core of /gi, 'common part of ');
  return sourceWords.reduce((text, [english, vietnamese]) => text.replace(english, vietnamese), source);
}

/** The sentence of a problem of a listing, with what it speaks of. */
export function problemText(language: Language, { code, params }: ListingProblem): string {
  const { labelField } = params;
  const named =
    labelField === undefined ? params : { labelField: labelFieldName(language, String(labelField)) };
  return fillText(catalogMessages[language][`problem_${code}`], language, named);
}

/** The months in which goods are to be had, from season bits (0..11; all twelve are "all year"). */
export function seasonText(t: Translate<typeof catalog>, language: Language, seasonMonths: number): string {
  if (seasonMonths === ALL_YEAR) return t('allYear');
  return monthsOf(seasonMonths)
    .map((month) => formatMonth(language, month))
    .join(', ');
}
