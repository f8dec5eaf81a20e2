import { ALPHABET, PREFIX } from '#app/domain/payments/memo-code/memo-code.ts';

const WORDS =
  'CHUYEN TIEN THANH TOAN DON HANG MUA CHE SHAN TUYET TRA NO ANH CHI EM CHAU BA ONG CAM ON NHE UNG HO TIEN PHONG DAT COC MAT ONG THAO QUA GAO SENG CU LANG BAT KEY MONEY HUYEN YEN BAI LAO CAI SA PA CTY CP TNHH HTX QUYEN YEU KHUYEN MY PHAM BUY ENJOY UYEN'.split(
    ' ',
  );
export const NAMES =
  'NGUYEN VAN THI TRAN LE HOANG VANG GIANG LY SUNG THAO LU MA A PAO MAY DIEP HUE YEN QUY HY KY LY'.split(' ');
const HEADS = [
  'MBVCB',
  'FT',
  'IBFT',
  'TF',
  'VNPAY',
  'MOMO',
  'QR',
  'REF',
  'TRACE',
  'GD',
  'SHGD',
  'ND',
  'CT DEN',
  'CT DI',
];
const DIGITS = '0123456789';
const BASE_36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const HEX = '0123456789ABCDEF';

/** Numbers from 0 to `below` - 1, the same for a seed every time (mulberry32). */
export function seededNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/**
 * What banks write about transfers without a code: words, names, phone numbers, their own references in digits, hex and
 * base 36; with dots, dashes and blanks, or everything run together.
 */
export function bankText(below: (most: number) => number, names: readonly string[] = NAMES): string {
  const pick = (list: readonly string[]) => list[below(list.length)] ?? '';
  const run = (signs: string, length: number) => {
    let text = '';
    for (let at = 0; at < length; at += 1) text += signs.charAt(below(signs.length));
    return text;
  };
  const piece = (): string => {
    switch (below(8)) {
      case 0:
        return `${pick(HEADS)}${run(DIGITS, 6 + below(8))}`;
      case 1:
        return run(BASE_36, 8 + below(12));
      case 2:
        return run(HEX, 16 + below(16));
      case 3:
        return `0${run(DIGITS, 9)}`;
      case 4:
        return `${pick(names)} ${pick(names)} ${pick(names)}`;
      case 5:
        return `${run(DIGITS, 2)}/${run(DIGITS, 2)}/2026`;
      default:
        return `${pick(WORDS)} ${pick(WORDS)} ${pick(WORDS)}`;
    }
  };
  const between = pick([' ', ' ', '.', '-', '', '']);
  const text = Array.from({ length: 3 + below(4) }, piece).join(between);
  return below(3) === 0 ? text.replace(/[^A-Z0-9]/g, '') : text;
}

/** The worst that can be: a prefix, and behind it nothing but characters of codes. */
export function nearCode(below: (most: number) => number): string {
  let text = PREFIX;
  for (let at = 0; at < 7; at += 1) text += ALPHABET.charAt(below(ALPHABET.length));
  return text;
}
