import { expect, test } from 'vitest';
import { renderGate } from '#app/server/http/render-gate.ts';

test('never more at once than allowed, everyone gets a turn in order, and a failure frees its place', async () => {
  const inTurn = renderGate(3);
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const work = (at: number) => async () => {
    running += 1;
    most = Math.max(most, running);
    order.push(at);
    await Promise.resolve();
    await Promise.resolve();
    running -= 1;
    if (at % 5 === 0) throw new Error(`piece ${at}`);
    return at;
  };
  const results = await Promise.allSettled(Array.from({ length: 40 }, (_, at) => inTurn(work(at))));
  expect(most).toBe(3);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(32);
  expect(await inTurn(work(1))).toBe(1);
});
