import { SIMULATED_BANK } from '#app/domain/payments/simulated-bank.ts';
import type { Language } from '#app/i18n/language.ts';

const english: Readonly<Record<string, string>> = {
  [SIMULATED_BANK.shortName]: 'Simulated bank',
  [SIMULATED_BANK.name]: 'Simulated bank (only in the demo)',
};

/** A bank's name as a page shows it: real banks are called the same in every language, the demo's is not. */
export function bankNameIn(language: Language, name: string): string {
  return language === 'en' ? (english[name] ?? name) : name;
}
