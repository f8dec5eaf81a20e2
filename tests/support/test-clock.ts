import type { Clock } from '#app/server/clock.server.ts';

const DAY_MS = 86_400_000;

/** Where every test's time begins: 9 in the morning of 2026-11-23 in Lào Cai, or `TEST_CLOCK_SHIFT_DAYS` later. */
export function testStart(): number {
  const shift = Number(process.env.TEST_CLOCK_SHIFT_DAYS ?? 0);
  return Date.parse('2026-11-23T02:00:00Z') + shift * DAY_MS;
}

export type TestClock = Clock & {
  set(ms: number): void;
  advance(ms: number): void;
  advanceDays(days: number): void;
};

/** A clock that stands still until it is moved. */
export function testClock(start: number = testStart()): TestClock {
  let now = start;
  return {
    now: () => now,
    set(ms) {
      now = ms;
    },
    advance(ms) {
      now += ms;
    },
    advanceDays(days) {
      now += days * DAY_MS;
    },
  };
}
