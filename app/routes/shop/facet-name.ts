import type { Facet } from '#app/domain/catalog/list-facets.server.ts';
import type { Language } from '#app/i18n/language.ts';

/** A facet's name in a language. The law's "Sản phẩm …" in front of a branch says nothing on a stall and is left off. */
export function facetName(language: Language, facet: Pick<Facet, 'nameVi' | 'nameEn'>): string {
  if (language === 'en') return facet.nameEn;
  const short = facet.nameVi.replace(/^(Sản phẩm|Dịch vụ) /u, '');
  return short.charAt(0).toLocaleUpperCase('vi') + short.slice(1);
}
