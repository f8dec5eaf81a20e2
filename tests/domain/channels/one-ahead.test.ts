import { expect, test } from 'vitest';
import { oneAhead } from '#app/domain/channels/listing/one-ahead.ts';

/** Counts to `last`, and tells what it has been asked for and whether it was ended. */
function counting(last: number, failsAt?: number) {
  const seen = { asked: 0, isEnded: false };
  async function* numbers() {
    try {
      for (let number = 1; number <= last; number += 1) {
        seen.asked = number;
        if (number === failsAt) throw new Error(`no ${number}`);
        yield number;
      }
    } finally {
      seen.isEnded = true;
    }
  }
  return { numbers: numbers(), seen };
}

test('gives everything in its order, one asked for while the one before is used, and no more', async () => {
  const { numbers, seen } = counting(4);
  const used: Array<[number, number]> = [];
  for await (const number of oneAhead(numbers)) used.push([number, seen.asked]);
  expect(used).toEqual([
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 4],
  ]);
});

test('what goes wrong ahead is met in its turn, after what was there before', async () => {
  const { numbers } = counting(4, 3);
  const used: number[] = [];
  const using = async () => {
    for await (const number of oneAhead(numbers)) used.push(number);
  };
  await expect(using()).rejects.toThrow('no 3');
  expect(used).toEqual([1, 2]);
});

test('whoever stops early ends the source, and does not hear of what went wrong ahead', async () => {
  for (const failsAt of [undefined, 2]) {
    const { numbers, seen } = counting(4, failsAt);
    for await (const number of oneAhead(numbers)) if (number === 1) break;
    await expect.poll(() => seen.isEnded).toBe(true);
    expect(seen.asked).toBe(2);
  }
});
