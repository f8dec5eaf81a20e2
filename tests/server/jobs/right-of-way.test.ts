import { expect, test } from 'vitest';
import { RightOfWay } from '#app/server/jobs/right-of-way.ts';

/** A way whose time goes on only while jobs wait; `at` does something when that time has come. */
function wayOfJobs() {
  let now = 0;
  const later: Array<{ ms: number; act: () => void }> = [];
  const way = new RightOfWay({
    now: () => now,
    async wait(ms) {
      now += ms;
      for (const one of later.filter((some) => some.ms <= now)) {
        later.splice(later.indexOf(one), 1);
        one.act();
      }
    },
  });
  return {
    way,
    at: (ms: number, act: () => void) => later.push({ ms, act }),
    pass: (ms: number) => {
      now += ms;
    },
    /** How long jobs wait, ms. */
    async waited() {
      const begunAt = now;
      await way.passed();
      return now - begunAt;
    },
  };
}

test('jobs begin at once when nothing is in hand', async () => {
  expect(await wayOfJobs().waited()).toBe(0);
});

test('jobs wait for what is in hand, and a moment longer for those that follow it', async () => {
  const { way, at, waited } = wayOfJobs();
  const first = way.enter();
  at(10, () => first());
  at(25, () => {
    const second = way.enter();
    at(40, () => second());
  });
  expect(await waited()).toBe(60);
});

test('jobs do not wait for ever, however many come', async () => {
  const { way, waited } = wayOfJobs();
  way.enter();
  expect(await waited()).toBe(100);
});

test('whoever only keeps a connection open holds up nothing in the long run', async () => {
  const { way, pass, waited } = wayOfJobs();
  way.enter();
  pass(500);
  expect(await waited()).toBe(0);
});
