import { formatThousandths } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';

/** A number as it is kept and as clients of platforms get it: no sign for thousands, a point before at most three decimals. */
const plain = /^\d{1,9}(?:\.\d{1,3})?$/;

const grouped = { '.': /^[1-9]\d{0,2}(?:\.\d{3})+$/, ',': /^[1-9]\d{0,2}(?:,\d{3})+$/ };

/**
 * A number as it is kept, from what a person wrote in the notation of the page: Vietnamese "1.200" and "0,125", English
 * "1,200" and "0.125". One rule for both, so that what `writeDecimal` shows is read again as what is kept:
 * - with both signs in it, the last one stands before the decimals ("1.200,5" and "1,200.5" anywhere);
 * - the page's own sign of decimals, alone, stands before decimals, whatever follows: "1,125" on a Vietnamese page;
 * - its sign of thousands, alone, groups where whole groups of three follow one to three figures that begin with none of
 *   zero, as `parseWhole` reads it: "1.200" on a Vietnamese page; else decimals: "0.500" is a half, "12.5" twelve and a half;
 * - a sign that comes twice, alone, groups: "1.200.000".
 * Null for all else, for nothing, for less than nothing, and beyond nine figures before and three behind the point.
 */
export function readDecimal(typed: string, language: Language): string | null {
  const text = typed.normalize('NFKC').replace(/\s/g, '');
  const point = pointOf(text, language);
  const [whole = '', decimals, ...more] = point === null ? [text] : text.split(point);
  const isGrouped = Object.values(grouped).some((groups) => groups.test(whole));
  const figures = isGrouped ? whole.replace(/[.,]/g, '') : whole;
  const number = decimals === undefined ? figures : `${figures}.${decimals}`;
  if (more.length > 0 || !plain.test(number)) return null;
  return String(Number(number));
}

/** The sign before the decimals of a number; null where all that is in it groups. */
function pointOf(text: string, language: Language): '.' | ',' | null {
  const [comma, dot] = [text.lastIndexOf(','), text.lastIndexOf('.')];
  if (comma >= 0 && dot >= 0) return comma > dot ? ',' : '.';
  if (comma < 0 && dot < 0) return null;
  const sign = comma >= 0 ? ',' : '.';
  const isOnce = text.indexOf(sign) === text.lastIndexOf(sign);
  const isPoint = sign === (language === 'vi' ? ',' : '.');
  return isOnce && (isPoint || !grouped[sign].test(text)) ? sign : null;
}

/** A kept number in the notation of a page, as `readDecimal` reads it again; any other text as it is. */
export function writeDecimal(kept: string, language: Language): string {
  return plain.test(kept) ? formatThousandths(language, Number(kept)) : kept;
}
