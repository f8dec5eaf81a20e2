import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDecimal, writeDecimal } from '#app/domain/channels/attributes/read-decimal.ts';
import { languages } from '#app/i18n/language.ts';

test.each([
  ['0,125', '0.125', '0.125'],
  ['0.125', '0.125', '0.125'],
  ['0.500', '0.5', '0.5'],
  ['0,500', '0.5', '0.5'],
  ['12,5', '12.5', '12.5'],
  ['12.5', '12.5', '12.5'],
  ['1.200', '1200', '1.2'],
  ['1,200', '1.2', '1200'],
  ['1.200,5', '1200.5', '1200.5'],
  ['1,200.5', '1200.5', '1200.5'],
  ['1.234.567', '1234567', '1234567'],
  ['1,234,567', '1234567', '1234567'],
  ['1 200', '1200', '1200'],
  ['0125', '125', '125'],
  ['２５０', '250', '250'],
  ['', null, null],
  ['-5', null, null],
  ['250 g', null, null],
  ['1e3', null, null],
  ['0.1234', null, null],
  ['1.20.0', null, null],
  ['1,200.500,3', null, null],
  ['1234567890', null, null],
  [',5', null, null],
])('%j is %s on a Vietnamese page and %s on an English one', (typed, vi, en) => {
  expect([readDecimal(typed, 'vi'), readDecimal(typed, 'en')]).toEqual([vi, en]);
});

test('what a page shows of a kept number is read there as that number', () => {
  const typed = fc.tuple(
    fc.integer({ min: 0, max: 999_999_999 }),
    fc.constantFrom('', ',', '.'),
    fc.integer({ min: 0, max: 999 }),
  );
  fc.assert(
    fc.property(typed, fc.constantFrom(...languages), ([whole, sign, behind], language) => {
      const text = sign === '' ? String(whole) : `${whole}${sign}${String(behind).padStart(3, '0')}`;
      const kept = readDecimal(text, language);
      fc.pre(kept !== null);
      expect(readDecimal(writeDecimal(kept ?? '', language), language)).toBe(kept);
    }),
  );
});

test('what is no number is shown as it was kept', () => {
  expect(writeDecimal('nửa cân', 'vi')).toBe('nửa cân');
});
