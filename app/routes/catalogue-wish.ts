import type { CatalogueWish } from '#app/domain/channels/catalogue/make-catalogue.server.ts';
import type { Language } from '#app/i18n/language.ts';

/** What the form of `CatalogueButtons` asks for. */
export function catalogueWish(form: FormData, language: Language): CatalogueWish {
  return {
    format: form.get('catalogue') === 'csv' ? 'csv' : 'xlsx',
    language,
    changesOnly: form.has('changes'),
  };
}
