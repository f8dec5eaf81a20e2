import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { makeRenditions } from '#app/domain/media/make-renditions.server.ts';
import { stagePhoto } from '#app/domain/media/stage-photo.server.ts';
import { runDueJobs } from '#app/server/jobs/run-due-jobs.server.ts';
import { StorageFull } from '#app/server/storage/storage.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { testMarket } from '#tests/support/test-market.ts';

test('renditions that find the disk full leave no failure that nobody takes, and are made once there is room', async () => {
  const unseen: unknown[] = [];
  const see = (reason: unknown) => void unseen.push(reason);
  process.on('unhandledRejection', see);
  onTestFinished(() => void process.off('unhandledRejection', see));
  const market = await testMarket();
  const { context, clock } = market;
  const seller = await sellerOf(context);
  const photo = await stagePhoto(context, seller, {
    bytes: await photoBytes({ width: 1300, height: 1000 }),
    clientKey: null,
    fileName: 'anh.jpg',
  });

  let refused = 0;
  const noRoom = async () => {
    refused += 1;
    throw new StorageFull('no room left for the file');
  };
  const onFullDisk = { ...context, storage: { ...context.storage, putDerived: noRoom } };
  await runDueJobs(onFullDisk, [makeRenditions]);
  expect(refused).toBeGreaterThan(1);
  expect(unseen).toEqual([]);
  const { image } = context.store.tables;
  const renderedAt = async () => {
    const rows = await context.store.read((db) => db.select().from(image).where(eq(image.hash, photo.hash)));
    return rows[0]?.renderedAt;
  };
  expect(await renderedAt()).toBeNull();

  clock.advanceDays(1);
  expect(await market.runJobs([makeRenditions])).toBe(1);
  expect(await renderedAt()).toBe(clock.now());
});
