/**
 * The languages of the interface, and how an address says which one it is.
 *
 * Vietnamese has no prefix (`/products`), the others do (`/en/products`). Signed-in areas have one address in all
 * languages and take the language from the `lang` cookie. Slugs are the same in every language.
 */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];
export const defaultLanguage: Language = 'vi';

/** What a language calls itself; shown in the switch, never translated. */
export const languageNames: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English' };

/** BCP 47 tags for Intl. */
export const languageTags: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

/** True when `value` is one of the languages that the product speaks. */
export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && (languages as readonly string[]).includes(value);
}

/** The language that a path's prefix names; `vi` where there is none. */
export function languageOfPath(pathname: string): Language {
  const first = pathname.split('/', 2)[1];
  return isLanguage(first) ? first : defaultLanguage;
}

/** The path without its language prefix: `/en/products` -> `/products`, `/en` -> `/`. */
export function pathWithoutLanguage(pathname: string): string {
  const language = pathname.split('/', 2)[1];
  if (!isLanguage(language)) return pathname;
  return pathname.slice(language.length + 1) || '/';
}

/** A storefront path in a language: (`en`, `/products?q=a`) -> `/en/products?q=a`; (`en`, `/`) -> `/en`. */
export function localPath(language: Language, path: string): string {
  if (language === defaultLanguage) return path;
  if (path === '/') return `/${language}`;
  return path.startsWith('/?') ? `/${language}${path.slice(1)}` : `/${language}${path}`;
}
