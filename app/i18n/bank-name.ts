import type { Language } from '#app/i18n/language.ts';
import { SIMULATED_BANK } from '#app/server/simulated-bank.ts';

const english: Readonly<Record<string, string>> = {
  [SIMULATED_BANK.shortName]: 'Simulated bank',
  [SIMULATED_BANK.name]: 'Simulated bank (only in the demo)',
};

/** A bank's name as a page shows it: real banks are called the same in every language, the demo's is not. */
export function bankNameIn(language: Language, name: string): string {
  return language === 'en' ? (english[name] ?? name) : name;
}

/**
 * A bank in a list to choose from: as its customers call it, and in Vietnamese its registered name beside that, which is
 * Vietnamese and says nothing to who reads English.
 */
export function bankToChoose(
  language: Language,
  { shortName, name }: { readonly shortName: string; readonly name: string },
): string {
  if (language === 'en') return bankNameIn(language, shortName);
  return shortName === name ? name : `${shortName} · ${name}`;
}
