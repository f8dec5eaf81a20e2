import { latin } from '#app/domain/catalog/review-text.ts';

/** From where to where in a text, in UTF-16 units. */
export type Found = { at: number; end: number };

/** In lower case, one letter a letter: no marks, nothing invisible, figures of every script as 0 to 9; and where each stood. */
export function readableNote(note: string): { text: string; from: number[] } {
  const from: number[] = [];
  let text = '';
  let at = 0;
  for (const sign of note) {
    const plain = [...latin(sign).normalize('NFD').replace(/\p{M}/gu, '')].map(plainSign).join('');
    for (let unit = 0; unit < plain.length; unit += 1) from.push(at);
    text += plain;
    at += sign.length;
  }
  return { text: text.replace(/(?<![\p{L}])[oil](?=\d)|(?<=\d)[oil](?=[\d.])/gu, asDigit), from };
}

const FOREIGN_MARKS = /(?![\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323])\p{M}/gu;

/** In lower case and Latin letters, with the marks that Vietnamese has and no others. */
export function markedNote(note: string): string {
  return [...note.normalize('NFC')]
    .map((sign) => latin(sign))
    .join('')
    .normalize('NFD')
    .replace(FOREIGN_MARKS, '')
    .normalize('NFC');
}

/**
 * One of these words as a shape, each with all of its marks or with none: `nấm` is not `năm`.
 * @param words parted by `|`.
 */
export function wordForms(words: string): string {
  const bare = words.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
  return `(?:${[...new Set([...words.split('|'), ...bare.split('|')])].join('|')})`;
}

/** As they are counted, as amounts are written, in both scripts, and as telephone numbers are read. */
const CHINESE_DIGITS = ['〇一二三四五六七八九', '零壹贰叁肆伍陆柒捌玖', '零壹貳參肆伍陸柒捌玖', '零幺两叄'];
/** Browsers and mail programs read the first two as the dot of a host; the others are read so by people. */
const DOTS = '。｡·•‧∙⋅・･․点點';
const asDigit = (letter: string) => (letter === 'o' ? '0' : '1');

function plainSign(sign: string): string {
  if (sign === 'đ') return 'd';
  if (DOTS.includes(sign)) return '.';
  if (/^[\x20-\x7e]$/.test(sign)) return sign;
  const chinese = CHINESE_DIGITS.find((digits) => digits.includes(sign));
  if (chinese !== undefined) return String(chinese.indexOf(sign));
  if (/^\p{Nd}$/u.test(sign)) return String(valueOfDigit(sign));
  return /^\p{No}$/u.test(sign) ? '1' : sign;
}

/** The decimal digits of every script stand in tens, from nought upwards (Unicode Standard, 4.6). */
function valueOfDigit(digit: string): number {
  const point = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 60 && /^\p{Nd}$/u.test(String.fromCodePoint(point - before - 1))) before += 1;
  return before % 10;
}

/** Every place where a shape (with `g`) stands, in reading order. */
export function everyMatch(text: string, shape: RegExp): Found[] {
  return [...text.matchAll(shape)].map((match) => ({ at: match.index, end: match.index + match[0].length }));
}
