import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { RightOfWay } from '#app/server/jobs/right-of-way.ts';

async function took(work: () => Promise<void>): Promise<number> {
  const begunAt = performance.now();
  await work();
  return performance.now() - begunAt;
}

test('jobs begin at once when nothing is in hand', async () => {
  const way = new RightOfWay();
  expect(await took(() => way.passed())).toBeLessThan(5);
});

test('jobs wait for what is in hand and for those that follow it, but not for ever', async () => {
  const way = new RightOfWay();
  const first = way.enter();
  let isPassed = false;
  const passed = way.passed().then(() => {
    isPassed = true;
  });
  await delay(10);
  const second = way.enter();
  first();
  await delay(30);
  expect(isPassed).toBe(false);
  second();
  await passed;
  const third = way.enter();
  const waited = await took(() => way.passed());
  expect(waited).toBeGreaterThan(50);
  expect(waited).toBeLessThan(1_000);
  third();
});

test('whoever only keeps a connection open holds up nothing in the long run', async () => {
  const way = new RightOfWay();
  const idle = way.enter();
  await delay(550);
  expect(await took(() => way.passed())).toBeLessThan(5);
  idle();
});
