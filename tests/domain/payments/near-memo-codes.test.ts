import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findMemoCodes } from '#app/domain/payments/memo-code/find-memo-codes.ts';
import { CODE_LENGTH, MEMO_CODES, memoCodeFrom } from '#app/domain/payments/memo-code/memo-code.ts';
import { nearMemoCodes } from '#app/domain/payments/memo-code/near-memo-codes.ts';
import { bankText, seededNumbers } from '#tests/domain/payments/bank-texts.ts';

const BASE_36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const codes = fc
  .nat(MEMO_CODES - 1)
  .map(memoCodeFrom)
  .filter((code) => !/^YU\d+$/.test(code));
const around = fc.constantFrom('', 'MBVCB.3278907687.', 'LE VAN KHACH CT ', 'IBFT');

test('a code cut by one or two characters, at its end or its start, is named', () => {
  fc.assert(
    fc.property(
      codes,
      around,
      fc.constantFrom(1, 2),
      fc.constantFrom('', ' ', ' - CT DEN', '.'),
      (code, before, cut, after) => {
        for (const text of [before + code.slice(0, -cut) + after, `${before} ${code.slice(cut)}${after}`]) {
          expect(findMemoCodes(text)).not.toContain(code);
          expect(nearMemoCodes(text), text).toContain(code);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('a code with one wrong character, whichever and wherever, is named, in either case and broken by a blank', () => {
  const below = seededNumbers(11);
  for (let round = 0; round < 20; round += 1) {
    const code = memoCodeFrom(below(MEMO_CODES));
    if (/^YU\d+$/.test(code)) continue;
    for (let place = 0; place < CODE_LENGTH; place += 1)
      for (const sign of `${BASE_36}?-`) {
        if (sign === code.charAt(place)) continue;
        const wrong = code.slice(0, place) + sign + code.slice(place + 1);
        expect(nearMemoCodes(`TT ${wrong.toLowerCase()} CHE`), wrong).toContain(code);
      }
  }
  expect(nearMemoCodes('IBFT YUTVC 2X9N')).toContain('YUTVC229N');
  // Two wrong ones are beyond what the check makes up for.
  expect(nearMemoCodes('IBFT YUTVC 2X4N')).not.toContain('YUTVC229N');
});

test('a code that is there whole is no guess; words, names and numbers give few', () => {
  expect(nearMemoCodes('MBVCB.32.YUTVC229N.CT tu 0123456789')).not.toContain('YUTVC229N');
  const below = seededNumbers(3);
  let guesses = 0;
  for (let round = 0; round < 5_000; round += 1) guesses += nearMemoCodes(bankText(below)).length;
  // Each is looked for in an index, and an order has one of 6,436,343.
  expect(guesses / 5_000).toBeLessThan(1);
  expect(nearMemoCodes('YUTVC229'.repeat(10_000)).length).toBeLessThanOrEqual(60);
});
