import { formatDate } from '#app/i18n/format.ts';
import type { Clock } from '#app/server/clock.server.ts';
import { addDays, localDate } from '#app/server/local-date.ts';

const DAY_MS = 86_400_000;

/** Where every test's time begins: 9 in the morning of 2026-11-23 in Lào Cai, or `TEST_CLOCK_SHIFT_DAYS` later. */
export function testStart(): number {
  const shift = Number(process.env.TEST_CLOCK_SHIFT_DAYS ?? 0);
  return Date.parse('2026-11-23T02:00:00Z') + shift * DAY_MS;
}

/** The local day on which every test begins, or one so many days later (earlier: below 0), 'YYYY-MM-DD'. */
export function testDay(daysLater = 0): string {
  return addDays(localDate(testStart()), daysLater);
}

/** That day as it is typed and shown in Vietnamese, 'DD/MM/YYYY'. */
export function writtenDay(daysLater = 0): string {
  return formatDate('vi', testDay(daysLater));
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
