import type { Language } from '#app/i18n/language.ts';

/** The word for a hotel at the begin of a name, as each language writes it. */
const words: Record<Language, RegExp> = { vi: /^(?:khách sạn|ks\.?)\s+/iu, en: /^(?:hotel|khách sạn)\s+/iu };

/** A hotel's name for behind the word "hotel" in a sentence, which many names begin with themselves. */
export function hotelName(language: Language, name: string): string {
  return name.normalize('NFC').replace(words[language], '') || name;
}
