/** Money, dates, numbers and weights as people write them here. Every date is shown in the market's own time zone. */
import { type Language, languageTags } from '#app/i18n/language.ts';
import { localDate, startOfLocalDay } from '#app/server/local-date.ts';

const noBreakSpace = '\u00a0';

function perLanguage<T>(make: (tag: string) => T): Record<Language, T> {
  return { vi: make(languageTags.vi), en: make(languageTags.en) };
}

const integers = perLanguage((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 0 }));
const decimals = perLanguage((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }));
const thousandths = perLanguage((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 3 }));
const percents = perLanguage(
  (tag) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 }),
);
const exactPercents = perLanguage(
  (tag) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 2 }),
);

/** Written here and not asked of Intl: browsers and servers of different ages know them in different spellings. */
const monthsEn = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Of an amount below nothing, in front of all of it: a minus as wide as the figures, and not a hyphen. */
const minusOf = (amount: number) => (amount < 0 ? '−' : '');

/**
 * VND as an integer. Vietnamese `1.250.000 ₫`; English `₫1,250,000`, the sign in front as English readers expect of a
 * currency, with the thousands' commas so that nobody reads a price as a decimal; below nothing `−1.250.000 ₫` and `−₫1,250,000`.
 * Never breaks across lines.
 */
export function formatVnd(language: Language, amount: number): string {
  const digits = integers[language].format(Math.abs(amount));
  return minusOf(amount) + (language === 'vi' ? `${digits}${noBreakSpace}₫` : `₫${digits}`);
}

/** Currencies without a smaller unit, and those with a thousandth, as the card provider counts them (docs.stripe.com/currencies). */
const WITHOUT_CENTS = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ');
const WITH_MILLS = 'BHD JOD KWD OMR TND'.split(' ');

/**
 * An amount in the smallest unit of its currency: `1.250.000 ₫`, `12,50 USD`.
 * @param currency three letters.
 */
export function formatSmallest(language: Language, amount: number, currency: string): string {
  const code = currency.toUpperCase();
  if (code === 'VND') return formatVnd(language, amount);
  const digits = WITHOUT_CENTS.includes(code) ? 0 : WITH_MILLS.includes(code) ? 3 : 2;
  const number = new Intl.NumberFormat(languageTags[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${minusOf(amount)}${number.format(Math.abs(amount) / 10 ** digits)}${noBreakSpace}${code}`;
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

/** The same with at most three decimals: `0,125` in Vietnamese, `0.125` in English. */
export function formatThousandths(language: Language, value: number): string {
  return thousandths[language].format(value);
}

/** A ratio (0.961) as a percentage: `96,1 %` in Vietnamese, `96.1%` in English. */
export function formatPercent(language: Language, ratio: number): string {
  const text = percents[language].format(ratio);
  return language === 'vi' ? text.replace(/\s*%/, `${noBreakSpace}%`) : text;
}

/** Parts per 10,000 as a percentage with what stands behind the point: 725 is `7,25 %` in Vietnamese, `7.25%` in English. */
export function formatRate(language: Language, parts: number): string {
  const text = exactPercents[language].format(parts / 10_000);
  return language === 'vi' ? text.replace(/\s*%/, `${noBreakSpace}%`) : text;
}

/**
 * A day: `12/03/2023` or `12 Mar 2023`. Takes a moment (ms, UTC: shown as its day in the market) or a calendar day
 * (`2023-03-12`, shown as it is).
 */
export function formatDate(language: Language, when: number | string): string {
  const [year = '', month = '', day = ''] = (typeof when === 'number' ? localDate(when) : when).split('-');
  if (language === 'vi') return `${day}/${month}/${year}`;
  return `${Number(day)} ${monthsEn[Number(month) - 1]?.slice(0, 3)} ${year}`;
}

/** A day that may be known only to its month or year: `12/03/2023`, `03/2023`, `2023`. */
export function formatPartialDate(
  language: Language,
  day: string,
  precision: 'day' | 'month' | 'year',
): string {
  if (precision === 'day') return formatDate(language, day);
  const [year = '', month = ''] = day.split('-');
  return precision === 'month' ? `${month}/${year}` : year;
}

/** A moment (ms, UTC) as day and clock time in the market: `12/03/2023 14:05`. */
export function formatDateTime(language: Language, when: number): string {
  return `${formatDate(language, when)} ${formatClock(when)}`;
}

/** A moment (ms, UTC) as a bank tells it: a statement may know the day alone, which is kept as its beginning. */
export function formatBankMoment(language: Language, when: number): string {
  return when === startOfLocalDay(localDate(when))
    ? formatDate(language, when)
    : formatDateTime(language, when);
}

/** A moment (ms, UTC) that was not long ago: the clock time alone where it was today (`2023-03-12`). */
export function formatRecent(language: Language, when: number, today: string): string {
  return localDate(when) === today ? formatClock(when) : formatDateTime(language, when);
}

function formatClock(when: number): string {
  const sinceMidnight = when - startOfLocalDay(localDate(when));
  const minutes = Math.floor(sinceMidnight / 60_000);
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** A month (1–12) by name: `tháng 3`, `March`. */
export function formatMonth(language: Language, month: number): string {
  return language === 'vi' ? `tháng ${month}` : (monthsEn[month - 1] ?? '');
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
