import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findMemoCodes } from '#app/domain/payments/memo-code/find-memo-codes.ts';
import { makeMemoCode } from '#app/domain/payments/memo-code/make-memo-code.server.ts';
import {
  ALPHABET,
  CODE_LENGTH,
  MEMO_CODES,
  memoCodeFrom,
  PREFIX,
} from '#app/domain/payments/memo-code/memo-code.ts';
import { memoText } from '#app/domain/payments/vietqr/write-payload.ts';
import { bankText, NAMES, nearCode, seededNumbers } from '#tests/domain/payments/bank-texts.ts';

const BASE_36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const codes = fc
  .nat(MEMO_CODES - 1)
  .map(memoCodeFrom)
  .filter((code) => !/^YU\d+$/.test(code));
/** What may stand beside a code without being one: no prefix of its own. */
const beside = fc.stringMatching(/^[A-XZ0-9]{0,12}$/);

test('a code has nine characters that nobody takes for others, and no two numbers the same', () => {
  expect(memoCodeFrom(MEMO_CODES - 1)).toMatch(/^YUXXXXX/);
  const made = Array.from({ length: 20_000 }, (_, number) => memoCodeFrom(number * 321));
  expect(new Set(made).size).toBe(made.length);
  for (const code of [...made.slice(0, 500), makeMemoCode(), makeMemoCode()])
    expect(code).toMatch(/^YU[23456789CDFHJKMNPQRTVWX]{7}$/);
  expect(CODE_LENGTH).toBe(9);
  for (const alike of ['0O', '1IL', '2Z', '5S', '6G', '8B'])
    expect([...alike].filter((sign) => ALPHABET.includes(sign)).length, alike).toBeLessThanOrEqual(1);
  for (const number of [-1, MEMO_CODES, 1.5, Number.NaN])
    expect(() => memoCodeFrom(number)).toThrow(RangeError);
  expect(new Set(Array.from({ length: 50 }, makeMemoCode)).size).toBeGreaterThan(48);
  expect(memoText(memoCodeFrom(4711))).toBe(memoCodeFrom(4711));
});

test('any one wrong character, any two of the seven, and any two neighbours swapped are noticed', () => {
  const below = seededNumbers(7);
  for (let round = 0; round < 20; round += 1) {
    const code = memoCodeFrom(below(MEMO_CODES));
    const withAt = (text: string, place: number, sign: string) =>
      text.slice(0, place) + sign + text.slice(place + 1);
    for (let place = 0; place < code.length; place += 1) {
      for (const sign of BASE_36)
        expect(findMemoCodes(withAt(code, place, sign))).toEqual(sign === code.charAt(place) ? [code] : []);
      const [one, other] = [code.charAt(place), code.charAt(place + 1)];
      const swapped = withAt(withAt(code, place, other), place + 1, one);
      if (other !== '' && other !== one) expect(findMemoCodes(swapped)).toEqual([]);
    }
  }
  const two = fc.tuple(codes, fc.integer({ min: 2, max: 7 }), fc.nat(5), fc.nat(22), fc.nat(22));
  fc.assert(
    fc.property(two, ([code, first, step, one, other]) => {
      const signs = [...code];
      signs[first] = ALPHABET.charAt(one);
      signs[Math.min(first + 1 + step, 8)] = ALPHABET.charAt(other);
      const changed = signs.join('');
      expect(findMemoCodes(changed)).toEqual(changed === code ? [code] : []);
    }),
    { numRuns: 1000 },
  );
});

test('a code is found in what banks make of it', () => {
  const code = memoCodeFrom(4711);
  expect(code).toBe('YUTVC229N');
  for (const text of [
    code,
    code.toLowerCase(),
    `MBVCB.3278907687.033212.${code}.CT tu 0123456789 VANG A PAO toi 9876543210`,
    `CHUYENTIEN${code}CHOHTX`,
    `020097042211271530${code}0912345678`,
    `${code}-271126-15:30:12 123456`,
    'IBFT YUTVC 229N',
    'IBFT YUTVC.229N GD 7',
    'Y UTVC229N',
    'YUTVC22\n9N',
    `YUYUYYU${code}Y`,
    `Thanh toán đơn ${code.toLowerCase()} nhé`,
  ])
    expect({ text, found: findMemoCodes(text) }).toEqual({ text, found: [code] });
});

test('codes are found in order, each once, glued to anything and to each other', () => {
  const several = fc.array(fc.tuple(beside, codes, beside), { maxLength: 5 });
  fc.assert(
    fc.property(several, fc.constantFrom('', ' ', '.', '  ', ' - '), (list, between) => {
      const text = list.map((pieces) => pieces.join('')).join(between);
      expect(findMemoCodes(text)).toEqual([...new Set(list.map(([, code]) => code))]);
    }),
    { numRuns: 500 },
  );
});

test('a code broken by one blank or dot anywhere is found; broken twice it is not', () => {
  fc.assert(
    fc.property(
      codes,
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom(' ', '.', '-', '\n'),
      (code, place, gap) => {
        const broken = code.slice(0, place) + gap + code.slice(place);
        expect(findMemoCodes(`TT ${broken}7 GD`)).toEqual([code]);
        expect(findMemoCodes(broken.slice(0, place) + gap + broken.slice(place))).toEqual([]);
      },
    ),
  );
});

test('a code that was cut off is never found, nor another in its place', () => {
  fc.assert(
    fc.property(
      beside,
      codes,
      fc.nat(8),
      fc.constantFrom('', ' ', '.', '...', ' - CT DEN'),
      (before, code, kept, after) => {
        expect(findMemoCodes(before + code.slice(0, kept) + after)).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});

test('digits behind a name are no code, even if they check each other', () => {
  expect(memoCodeFrom(0)).toBe('YU2222222');
  expect(findMemoCodes('LY YU2222222 tra tien')).toEqual([]);
  expect(findMemoCodes(memoCodeFrom(8))).toEqual([memoCodeFrom(8)]);
});

/** In how many of so many texts of banks without a code one is found all the same. */
function mistaken(texts: number, names?: readonly string[]): number {
  const below = seededNumbers(20261127);
  let count = 0;
  for (let round = 0; round < texts; round += 1) count += findMemoCodes(bankText(below, names)).length;
  return count;
}

test('in a million texts of banks that hold no code none is found', () => {
  expect(mistaken(1_000_000)).toBe(0);
}, 120_000);

test('where one text in ten has a person called Yu, a code is found in five of a million at most', () => {
  const names = [...NAMES, PREFIX, PREFIX];
  const below = seededNumbers(20261127);
  const called = Array.from({ length: 10_000 }, () => bankText(below, names)).filter((text) =>
    text.includes(PREFIX),
  );
  expect(called.length).toBeGreaterThan(1000);
  expect(mistaken(400_000, names)).toBeLessThanOrEqual(2);
}, 120_000);

test('what a bank glues to a code that it cut makes another code of it once in 529 times', () => {
  const below = seededNumbers(3);
  let wrong = 0;
  for (let round = 0; round < 100_000; round += 1) {
    const code = memoCodeFrom(below(MEMO_CODES));
    const cut = code.slice(0, 3 + below(5));
    wrong += findMemoCodes(cut + nearCode(below).slice(2)).filter((one) => one !== code).length;
  }
  expect(wrong / 100_000).toBeLessThan((1 / 529) * 1.2);
});

test('of texts that look like codes one in 529 is one', () => {
  const below = seededNumbers(1);
  let found = 0;
  for (let round = 0; round < 100_000; round += 1) found += findMemoCodes(nearCode(below)).length;
  expect(found / 100_000).toBeGreaterThan(1 / 529 / 1.3);
  expect(found / 100_000).toBeLessThan((1 / 529) * 1.3);
});
