/** What must hold of the books, in words. */
import type { bookMessages } from '#app/i18n/books.ts';
import { formatNumber, formatVnd } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import type { Translate } from '#app/i18n/messages.ts';

type Words = Translate<(typeof bookMessages)['vi']>;
type Value = number | string | null;

/** `posting-sums` is `invariant_postingSums`. */
export function invariantName(w: Words, invariant: string): string {
  const key = invariant.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return w(`invariant_${key}` as 'invariant_sales');
}

/** Amounts of money among the figures of an invariant; the others are counts. */
const amounts = new Set([
  'debit',
  'credit',
  'total',
  'matched',
  'byTransfer',
  'byCard',
  'soldTotal',
  'aside',
  'back',
  'aside',
  'open',
  'claimed',
  'twice',
  'received',
  'refunded',
  'paidOut',
  'fees',
  'disputed',
  'held',
  'waitingTotal',
  'owed',
  'owing',
  'over',
  'taken',
  'returned',
  'vat',
  'pit',
]);

/** The figures of an invariant in one line: `bút toán 12, dòng 30`. */
export function figuresText(w: Words, language: Language, figures: Readonly<Record<string, number>>): string {
  return Object.entries(figures)
    .map(([name, figure]) => {
      const value = amounts.has(name) ? formatVnd(language, figure) : formatNumber(language, figure);
      return `${w(`figure_${name}` as 'figure_orders')} ${value}`;
    })
    .join(', ');
}

/** One place that does not add up, in a line; with what to do where that is no matter of the books themselves. */
export function breakText(
  w: Words,
  language: Language,
  { subject, what, expected, found }: { subject: string; what: string; expected: Value; found: Value },
): string {
  const say = (value: Value) =>
    value === null ? w('nothing') : typeof value === 'number' ? formatNumber(language, value) : value;
  const line = w('breakLine', {
    subject,
    what: w(`what_${what}` as 'what_sum'),
    expected: say(expected),
    found: say(found),
  });
  return what === 'backByDispute' ? `${line}. ${w('next_backByDispute')}` : line;
}
