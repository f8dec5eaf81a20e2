import type { Language } from '#app/i18n/language.ts';

/** A text and, where it is not in the page's language, the language it is in: goes into a `lang` attribute. */
export type PickedText = { text: string; lang?: 'vi' };

/** The English text where the page is English and there is one, else the Vietnamese, marked as such. */
export function pickText(language: Language, vi: string | null, en: string | null): PickedText {
  if (language === 'vi') return { text: vi ?? '' };
  const english = en?.trim();
  return english ? { text: english } : { text: vi ?? '', lang: 'vi' };
}
