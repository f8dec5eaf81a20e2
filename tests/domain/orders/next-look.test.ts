import { expect, test } from 'vitest';
import { nextLookMs } from '#app/routes/shop/order/next-look.ts';

const MINUTE_MS = 60_000;

/** How often a page that is open all the time asks within so many minutes. */
function asked(isWaiting: boolean, minutes: number): number {
  let at = 0;
  let count = 0;
  while (at < minutes * MINUTE_MS) {
    at += nextLookMs(isWaiting, at);
    count += 1;
  }
  return count;
}

test('an order’s page asks within a second while somebody is likely to pay, seldom later, and seldom where nobody has to', () => {
  expect(nextLookMs(true, 2.9 * MINUTE_MS)).toBeLessThan(1_000);
  expect(nextLookMs(true, 3.1 * MINUTE_MS)).toBeGreaterThan(2_000);
  expect(nextLookMs(true, 16 * MINUTE_MS)).toBeGreaterThan(10_000);
  expect(nextLookMs(false, 0)).toBeGreaterThan(10_000);
  // Within the half hour for which goods are held: a request of some 300 bytes each.
  expect(asked(true, 30)).toBeLessThan(700);
});
