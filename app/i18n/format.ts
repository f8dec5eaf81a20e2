/** Money, dates, numbers and weights as people write them here. Every date is shown in the market's own time zone. */
import { type Language, languageTags } from '#app/i18n/language.ts';

export const marketTimeZone = 'Asia/Ho_Chi_Minh';

const noBreakSpace = '\u00a0';

function perLanguage<T>(make: (tag: string, language: Language) => T): Record<Language, T> {
  return { vi: make(languageTags.vi, 'vi'), en: make(languageTags.en, 'en') };
}

const integers = perLanguage((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 0 }));
const decimals = perLanguage((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }));
const percents = perLanguage(
  (tag) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 }),
);
const days = perLanguage((tag, language) =>
  language === 'vi'
    ? new Intl.DateTimeFormat(tag, {
        day: '2-digit',
        month: '2-digit',
        year: 'numeric',
        timeZone: marketTimeZone,
      })
    : new Intl.DateTimeFormat(tag, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: marketTimeZone,
      }),
);
const clockTimes = perLanguage(
  (tag) =>
    new Intl.DateTimeFormat(tag, {
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
      timeZone: marketTimeZone,
    }),
);
const months = perLanguage((tag) => new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC' }));

/**
 * VND as an integer. Vietnamese `1.250.000 ₫`; English `₫1,250,000`, the sign in front as English readers expect of a
 * currency, with the thousands' commas so that nobody reads a price as a decimal. Never breaks across lines.
 */
export function formatVnd(language: Language, amount: number): string {
  const digits = integers[language].format(amount);
  return language === 'vi' ? `${digits}${noBreakSpace}₫` : `₫${digits}`;
}

/** `45.000 – 120.000 ₫`, or one price where both ends are the same. */
export function formatVndRange(language: Language, from: number, to: number): string {
  if (from === to) return formatVnd(language, from);
  if (language === 'vi') return `${integers.vi.format(from)} – ${formatVnd('vi', to)}`;
  return `${formatVnd('en', from)} – ${integers.en.format(to)}`;
}

/** A number with the language's thousands sign and at most two decimals. */
export function formatNumber(language: Language, value: number): string {
  return decimals[language].format(value);
}

/** A ratio (0.961) as a percentage: `96,1 %` in Vietnamese, `96.1%` in English. */
export function formatPercent(language: Language, ratio: number): string {
  const text = percents[language].format(ratio);
  return language === 'vi' ? text.replace(/\s*%/, `${noBreakSpace}%`) : text;
}

/**
 * A day: `12/03/2023` or `12 Mar 2023`. Takes a moment (ms, UTC: shown as its day in the market) or a calendar day
 * (`2023-03-12`, shown as it is).
 */
export function formatDate(language: Language, when: number | string): string {
  if (typeof when === 'number') return days[language].format(when);
  return days[language].format(Date.parse(`${when.slice(0, 10)}T05:00:00Z`));
}

/** A moment (ms, UTC) as day and clock time in the market: `12/03/2023 14:05`. */
export function formatDateTime(language: Language, when: number): string {
  return `${days[language].format(when)} ${clockTimes[language].format(when)}`;
}

/** A month (1–12) by name: `tháng 3`, `March`. */
export function formatMonth(language: Language, month: number): string {
  return months[language].format(Date.UTC(2000, month - 1, 1));
}

/** A weight in grams as `250 g` or `1,5 kg`; never breaks across lines. */
export function formatWeight(language: Language, grams: number): string {
  if (grams < 1000) return `${integers[language].format(grams)}${noBreakSpace}g`;
  return `${decimals[language].format(grams / 1000)}${noBreakSpace}kg`;
}

/** A file's or page's size in bytes as `310 kB` or `1,4 MB`. */
export function formatBytes(language: Language, bytes: number): string {
  if (bytes < 1_000_000) return `${integers[language].format(Math.ceil(bytes / 1000))}${noBreakSpace}kB`;
  return `${decimals[language].format(Math.round(bytes / 100_000) / 10)}${noBreakSpace}MB`;
}
