import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feeLines, lowestPrice, type SaleCosts, whatIsLeft } from '#app/domain/channels/fees/what-is-left.ts';

const fee = fc.record({
  kind: fc.string(),
  name: fc.string(),
  rate: fc.integer({ min: 0, max: 1500 }),
  amount: fc.integer({ min: 0, max: 10_000 }),
  cap: fc.option(fc.integer({ min: 0, max: 100_000 })),
});
const costs: fc.Arbitrary<SaleCosts> = fc.record({
  fees: fc.array(fee, { maxLength: 6 }),
  packing: fc.integer({ min: 0, max: 50_000 }),
  shipping: fc.integer({ min: 0, max: 200_000 }),
});
const price = fc.integer({ min: 0, max: 50_000_000 });

test('a sale counted by hand', () => {
  const shopee: SaleCosts = {
    fees: [
      { kind: 'commission', name: 'Phí cố định', rate: 1100, amount: 0, cap: null },
      { kind: 'payment', name: 'Phí thanh toán', rate: 500, amount: 0, cap: null },
      { kind: 'order', name: 'Phí hạ tầng', rate: 0, amount: 3000, cap: null },
      { kind: 'voucher', name: 'Voucher Xtra', rate: 200, amount: 0, cap: 2000 },
      { kind: 'tax', name: 'Thuế', rate: 150, amount: 0, cap: null },
    ],
    packing: 5000,
    shipping: 16_000,
  };
  // 185,001: 20,350.11 + 9,250.05 + 3,000 + 2,000 (capped) + 2,775.015 = 37,375.175, so 37,376 in all.
  expect(feeLines(185_001, shopee.fees).map(({ amount }) => amount)).toEqual([
    20_351, 9250, 3000, 2000, 2775,
  ]);
  expect(whatIsLeft(185_001, shopee)).toBe(185_001 - 37_376 - 21_000);
  expect(lowestPrice(120_000, { fees: [], packing: 0, shipping: 0 })).toBe(120_000);
});

test('the lines add up to the exact sum rounded up once', () => {
  fc.assert(
    fc.property(price, costs, (at, { fees }) => {
      const exact = fees.reduce(
        (sum, { rate, amount, cap }) =>
          sum +
          BigInt(amount) * 10_000n +
          (cap !== null && BigInt(cap) * 10_000n < BigInt(at * rate)
            ? BigInt(cap) * 10_000n
            : BigInt(at * rate)),
        0n,
      );
      const lines = feeLines(at, fees);
      expect(BigInt(lines.reduce((sum, { amount }) => sum + amount, 0))).toBe((exact + 9_999n) / 10_000n);
      for (const { amount } of lines) expect(amount).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('a higher price never leaves less', () => {
  fc.assert(
    fc.property(price, fc.integer({ min: 1, max: 1000 }), costs, (at, more, sale) => {
      expect(whatIsLeft(at + more, sale)).toBeGreaterThanOrEqual(whatIsLeft(at, sale));
    }),
  );
});

test('at the lowest price nothing is lost, one đồng below it money is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000_000 }), costs, (cost, sale) => {
      const lowest = lowestPrice(cost, sale);
      expect(lowest).not.toBeNull();
      const at = lowest ?? 0;
      expect(whatIsLeft(at, sale)).toBeGreaterThanOrEqual(cost);
      if (at > 0) expect(whatIsLeft(at - 1, sale)).toBeLessThan(cost);
    }),
  );
});

test('a platform that takes everything has no such price', () => {
  const all = [{ kind: 'all', name: '', rate: 10_000, amount: 0, cap: null }];
  expect(lowestPrice(1, { fees: all, packing: 0, shipping: 0 })).toBeNull();
});
