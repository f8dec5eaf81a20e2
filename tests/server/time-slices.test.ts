import { expect, test } from 'vitest';
import { timeSlices } from '#app/server/time-slices.ts';

function work(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

test('others have their turn once a slice of work is over, and not before', async () => {
  let turns = 0;
  const other = () => {
    turns += 1;
  };
  const rest = timeSlices(5);
  setImmediate(other);
  expect(rest()).toBeNull();
  work(6);
  const pause = rest();
  expect(turns).toBe(0);
  await pause;
  expect(turns).toBe(1);
  expect(rest()).toBeNull();
});
