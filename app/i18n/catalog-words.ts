/** Words of the catalog area whose keys are put together from data. */
import { DISCLAIMER_FIELD, type LabelRequirement } from '#app/domain/catalog/label-requirements.ts';
import type { ListingProblem } from '#app/domain/catalog/listing-problems.ts';
import { type CatalogMessage, catalogMessages, isCatalogMessage } from '#app/i18n/catalog.ts';
import type { Language } from '#app/i18n/language.ts';
import { fillText, type Translate, translate } from '#app/i18n/messages.ts';
import type { catalog } from '#app/i18n/vi/catalog.ts';

/** What a label field is called; its own name where this release has no word for it yet. */
export function labelFieldName(t: Translate<typeof catalog>, field: string): string {
  const key = `label_${field}`;
  return isCatalogMessage(key) ? t(key as 'label_name') : field.replaceAll('_', ' ');
}

/** How to fill a label field in, where there is something to say. */
export function labelFieldHint(
  t: Translate<typeof catalog>,
  { field, note }: LabelRequirement,
): string | undefined {
  if (field === DISCLAIMER_FIELD) return t('labelHint_disclaimer', { note });
  const key = `labelHint_${field}`;
  return isCatalogMessage(key) ? t(key as Extract<CatalogMessage, 'labelHint_origin'>) : undefined;
}

/** The sentence of a problem of a listing, with what it speaks of. */
export function problemText(language: Language, { code, params }: ListingProblem): string {
  const { labelField } = params;
  const t = translate(catalogMessages, language);
  const named = labelField === undefined ? params : { labelField: labelFieldName(t, String(labelField)) };
  return fillText(catalogMessages[language][`problem_${code}`], language, named);
}
