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

test('a round that gathers waits for those who come one by one, up to as many as it takes', async () => {
  const sizes: number[] = [];
  const ask = inRounds<number, number>(
    5,
    async (asked) => {
      sizes.push(asked.length);
      return asked;
    },
    { quietMs: 200, mostMs: 10_000 },
  );
  const answers: Array<Promise<number>> = [];
  for (let one = 0; one < 7; one += 1) {
    answers.push(ask(one));
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await Promise.all(answers)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(sizes).toEqual([5, 2]);
});

test('a round that gathers begins in time, however many still come', async () => {
  const sizes: number[] = [];
  const ask = inRounds<number, number>(
    1_000_000,
    async (asked) => {
      sizes.push(asked.length);
      return asked;
    },
    { quietMs: 1, mostMs: 20 },
  );
  let isAnswered = false;
  const first = ask(0).then(() => {
    isAnswered = true;
  });
  const others: Array<Promise<number>> = [];
  while (!isAnswered) {
    others.push(ask(1));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await first;
  await Promise.all(others);
  // It would still be waiting, had it gone on for as long as somebody came.
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(others.length + 1);
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
