import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commissionOf, commissionRateOn } from '#app/domain/orders/terms/commission.ts';

describe('the market’s share', () => {
  test('is nothing on every day so far', () => {
    expect(['2024-12-31', '2025-01-01', '2026-11-28'].map((day) => commissionRateOn(day))).toEqual([0, 0, 0]);
  });

  test('is the one of the latest row that has begun', () => {
    const rows = [
      { validFrom: '2026-01-01', rate: 0 },
      { validFrom: '2027-01-01', rate: 250 },
      { validFrom: '2027-07-01', rate: 300 },
    ];
    const at = (day: string) => commissionRateOn(day, rows);
    expect(['2025-12-31', '2026-12-31', '2027-01-01', '2027-06-30', '2027-07-01'].map(at)).toEqual([
      0, 0, 250, 250, 300,
    ]);
  });

  test('is rounded down to the whole đồng, exactly', () => {
    expect([commissionOf(19_999, 1), commissionOf(39, 250), commissionOf(40, 250)]).toEqual([1, 0, 1]);
    expect(commissionOf(240_000, 500)).toBe(12_000);
    // The plain product is beyond 2^53.
    expect(commissionOf(999_999_999_999, 9_999)).toBe(999_899_999_999);
    for (const [goods, rate] of [
      [-1, 0],
      [0.5, 0],
      [1, -1],
      [1, 10_001],
      [1, 0.5],
    ] as const)
      expect(() => commissionOf(goods, rate)).toThrow(RangeError);
  });

  test('is as whole numbers say', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 12 }),
        fc.integer({ min: 0, max: 10_000 }),
        (goods, rate) => {
          expect(commissionOf(goods, rate)).toBe(Number((BigInt(goods) * BigInt(rate)) / 10_000n));
        },
      ),
    );
  });
});
