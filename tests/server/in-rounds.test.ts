import { expect, test } from 'vitest';
import { inRounds } from '#app/server/in-rounds.ts';

test('what is asked at the same time is one round, and what comes during a round is the next', async () => {
  const rounds: number[][] = [];
  let go = (): void => undefined;
  const first = new Promise<void>((resolve) => {
    go = resolve;
  });
  const ask = inRounds<number, string>(100, async (asked) => {
    rounds.push([...asked]);
    if (rounds.length === 1) await first;
    return asked.map((one) => `answer ${one}`);
  });
  const early = [1, 2, 3].map(ask);
  await new Promise((resolve) => setImmediate(resolve));
  const late = [4, 5].map(ask);
  go();
  expect(await Promise.all([...early, ...late])).toEqual([1, 2, 3, 4, 5].map((one) => `answer ${one}`));
  expect(rounds).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
  expect(await ask(6)).toBe('answer 6');
});

test('a round takes no more than it may', async () => {
  const sizes: number[] = [];
  const ask = inRounds<number, number>(3, async (asked) => {
    sizes.push(asked.length);
    return asked;
  });
  await Promise.all([1, 2, 3, 4, 5, 6, 7].map(ask));
  expect(sizes).toEqual([3, 3, 1]);
});

test('what is wrong with one is told to that one, and the others get theirs', async () => {
  const ask = inRounds<number, number>(10, async (asked) => {
    if (asked.includes(2)) throw new Error('two is wrong');
    return asked.map((one) => one * 10);
  });
  const told = await Promise.allSettled([1, 2, 3].map(ask));
  expect(told).toMatchObject([
    { status: 'fulfilled', value: 10 },
    { status: 'rejected', reason: { message: 'two is wrong' } },
    { status: 'fulfilled', value: 30 },
  ]);
});
