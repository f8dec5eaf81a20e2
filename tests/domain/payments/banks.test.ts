import { expect, test } from 'vitest';
import { readBanks } from '#app/server/banks.server.ts';
import { ROOT } from '#tests/support/templates.ts';

test('every bank with a BIN is known by its present name', () => {
  const banks = readBanks(ROOT);
  expect(banks.size).toBe(58);
  expect(banks.get('970416')).toEqual({
    bin: '970416',
    code: 'ACB',
    shortName: 'ACB',
    name: 'Ngân hàng TMCP Á Châu',
  });
  const renamed = ['970406', '970414', '970449'].map((bin) => banks.get(bin)?.shortName);
  expect(renamed).toEqual(['Vikki Bank', 'MBV', 'LPBank']);
  expect(banks.has('')).toBe(false);
});
