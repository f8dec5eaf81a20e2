import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { receiveChunk, receivedBytes } from '#app/domain/media/receive-chunk.server.ts';
import { sweepUnfinished } from '#app/domain/media/sweep-unfinished.server.ts';
import { isTooManyTries } from '#app/server/rate-limit.server.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { type TestMarket, testMarket } from '#tests/support/test-market.ts';

const KB = 1024;
const HOUR_MS = 3_600_000;
const settings = {
  LIMIT_UNFINISHED_BYTES_PER_PRODUCER: String(200 * KB),
  LIMIT_UNFINISHED_BYTES: String(300 * KB),
};

const piece = (clientKey: string, { offset = 0, bytes = 60 * KB } = {}) => ({
  clientKey,
  offset,
  total: 10_000 * KB,
  bytes: new Uint8Array(bytes),
});

/** As if the files that are there had come so long ago. */
async function age({ dataDir }: TestMarket, ms: number): Promise<void> {
  const folder = join(dataDir, 'files', 'chunks');
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const at = new Date(Date.now() - ms);
    await utimes(join(file.parentPath, file.name), at, at);
  }
}

test('a producer cannot pile up half-sent photos; those under way can go on within the room', async () => {
  const { context } = await testMarket({ settings });
  const seller = await sellerOf(context);
  for (const key of ['a', 'b', 'c']) await receiveChunk(context, seller, piece(key));
  await expect(receiveChunk(context, seller, piece('d'))).rejects.toSatisfy(isTooManyTries);
  expect(await receivedBytes(context, seller, 'd')).toBe(0);
  const on = await receiveChunk(context, seller, piece('a', { offset: 60 * KB, bytes: 10 * KB }));
  expect(on.received).toBe(70 * KB);
});

test('tiny pieces count for the places that they take', async () => {
  const { context } = await testMarket({ settings });
  const seller = await sellerOf(context);
  let kept = 0;
  const send = () => receiveChunk(context, seller, piece('a', { offset: kept, bytes: 1 }));
  await expect(
    (async () => {
      for (; kept < 1_000; kept += 1) await send();
    })(),
  ).rejects.toSatisfy(isTooManyTries);
  expect(kept).toBeLessThan(20);
});

test('photos that were left make room for new ones, the oldest first, and never another producer’s', async () => {
  const market = await testMarket({ settings });
  const { context } = market;
  const [seller, other] = [await sellerOf(context), await sellerOf(context)];
  await receiveChunk(context, other, piece('theirs', { bytes: 20 * KB }));
  for (const key of ['a', 'b']) await receiveChunk(context, seller, piece(key));
  await age(market, HOUR_MS / 2);
  await receiveChunk(context, seller, piece('c'));
  await receiveChunk(context, seller, piece('d'));
  const left = await Promise.all(['a', 'b', 'c', 'd'].map((key) => receivedBytes(context, seller, key)));
  expect(left.filter((bytes) => bytes > 0)).toHaveLength(3);
  expect(left.slice(2)).toEqual([60 * KB, 60 * KB]);
  expect(await receivedBytes(context, other, 'theirs')).toBe(20 * KB);
});

test('all producers together have a limit too, and what was left for an hour makes room for everybody', async () => {
  const market = await testMarket({ settings });
  const { context } = market;
  const [first, second] = [await sellerOf(context), await sellerOf(context)];
  for (const key of ['a', 'b', 'c']) await receiveChunk(context, first, piece(key));
  for (const key of ['d', 'e']) await receiveChunk(context, second, piece(key));
  await expect(receiveChunk(context, second, piece('f'))).rejects.toMatchObject({ code: 'photoNoRoom' });
  await age(market, 2 * HOUR_MS);
  expect((await receiveChunk(context, second, piece('f'))).received).toBe(60 * KB);
});

test('a half-sent photo waits a day for its rest, and no longer', async () => {
  const market = await testMarket({ settings });
  const { context } = market;
  const seller = await sellerOf(context);
  await receiveChunk(context, seller, piece('a'));
  const sweep = () =>
    sweepUnfinished.run(context, {}, { id: 'test', attempt: 1, signal: new AbortController().signal });
  await age(market, 23 * HOUR_MS);
  await sweep();
  expect(await receivedBytes(context, seller, 'a')).toBe(60 * KB);
  await age(market, 25 * HOUR_MS);
  await sweep();
  expect(await receivedBytes(context, seller, 'a')).toBe(0);
});
