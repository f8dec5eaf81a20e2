import { expect, test } from 'vitest';
import { makeRenditions } from '#app/domain/media/make-renditions.server.ts';
import { openPicture } from '#app/domain/media/open-picture.server.ts';
import { forgetChunks, receiveChunk, receivedBytes } from '#app/domain/media/receive-chunk.server.ts';
import { readEvidence, stageEvidence } from '#app/domain/media/stage-evidence.server.ts';
import { stagePhoto } from '#app/domain/media/stage-photo.server.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { testMarket } from '#tests/support/test-market.ts';

const unknown = 'ab'.repeat(32);

test('until its renditions are made the preview stands in, where the browser can show it', async () => {
  const { context, runJobs } = await testMarket();
  const seller = await sellerOf(context);
  const bytes = await photoBytes({ width: 1000, height: 700 });
  const { hash } = await stagePhoto(context, seller, { bytes, clientKey: null, fileName: null });
  const preview = { contentType: 'image/webp', isExact: false };
  expect(await openPicture(context, `${hash}-640.webp`)).toMatchObject({
    contentType: 'image/webp',
    isExact: true,
  });
  expect(await openPicture(context, `${hash}-960.avif`)).toMatchObject(preview);
  expect(await openPicture(context, `${hash}-320.webp`)).toMatchObject(preview);
  expect(await openPicture(context, `${hash}-640.jpg`)).toBe('later');
  // Whoever asks for a square asks once: it is drawn.
  const square = { contentType: 'image/jpeg', isExact: true };
  expect(await openPicture(context, `${hash}-square.jpg`)).toMatchObject(square);
  expect(await openPicture(context, `${'0'.repeat(64)}-square.jpg`)).toBeNull();

  await runJobs([makeRenditions]);
  expect(await openPicture(context, `${hash}-960.avif`)).toMatchObject({
    contentType: 'image/avif',
    isExact: true,
  });
  expect(await openPicture(context, `${hash}-square.jpg`)).toMatchObject({
    contentType: 'image/jpeg',
    isExact: true,
  });
  // A width that this photo never has gives the next one, which may not be kept under the other name.
  expect(await openPicture(context, `${hash}-700.jpg`)).toMatchObject({
    contentType: 'image/jpeg',
    isExact: false,
  });
});

test('no name leads to a master, to evidence or out of the pictures', async () => {
  const { context } = await testMarket();
  const seller = await sellerOf(context);
  const { hash } = await stagePhoto(context, seller, {
    bytes: await photoBytes(),
    clientKey: null,
    fileName: null,
  });
  const staff = {
    ...seller,
    memberships: [{ role: 'department_staff' as const, producerId: null, communeCode: null }],
  };
  const evidence = await stageEvidence(context, staff, await photoBytes({ seed: 4 }));
  for (const name of [
    `${hash}.jpg`,
    `${hash}-3000.jpg`,
    `${evidence.hash}.jpg`,
    `${evidence.hash}-640.webp`,
    `${unknown}-640.webp`,
    `../photos/${hash.slice(0, 2)}/${hash}.jpg`,
    '',
  ]) {
    const picture = await openPicture(context, name);
    expect(picture === null || picture === 'later', name).toBe(true);
  }
});

test('evidence is for staff alone, written anew like any photo', async () => {
  const { context } = await testMarket();
  const seller = await sellerOf(context);
  const staff = {
    ...seller,
    memberships: [{ role: 'department_staff' as const, producerId: null, communeCode: null }],
  };
  const { hash } = await stageEvidence(context, staff, await photoBytes({ gps: true }));
  expect((await readEvidence(context, staff, hash)).includes('Giang A Pao')).toBe(false);
  await expect(readEvidence(context, seller, hash)).rejects.toMatchObject({ isNotFound: true });
  await expect(stageEvidence(context, seller, await photoBytes())).rejects.toMatchObject({
    isNotFound: true,
  });
  await expect(readEvidence(context, staff, unknown)).rejects.toMatchObject({ isNotFound: true });
  await expect(stageEvidence(context, staff, Buffer.from('GIF89a'))).rejects.toMatchObject({
    code: 'photoGif',
    field: 'screenshot',
  });
});

test('a photo sent in pieces is whole in the end, whatever was lost, repeated or out of order', async () => {
  const { context } = await testMarket();
  const seller = await sellerOf(context);
  const bytes = await photoBytes();
  const total = bytes.length;
  const send = (first: number, end: number) =>
    receiveChunk(context, seller, {
      clientKey: 'phone-key',
      offset: first,
      total,
      bytes: bytes.subarray(first, end),
    });
  expect(await send(0, 1000)).toEqual({ received: 1000, whole: null });
  expect(await send(0, 1000)).toEqual({ received: 1000, whole: null });
  expect(await send(5000, 6000)).toEqual({ received: 1000, whole: null });
  expect(await receivedBytes(context, seller, 'phone-key')).toBe(1000);
  expect((await send(1000, total)).whole).toEqual(bytes);
  // The answer was lost: the last piece again gives the photo again.
  expect((await send(1000, total)).whole).toEqual(bytes);
  const stranger = await sellerOf(context);
  expect(await receivedBytes(context, stranger, 'phone-key')).toBe(0);
  await forgetChunks(context, seller, 'phone-key');
  expect(await receivedBytes(context, seller, 'phone-key')).toBe(0);
});

test('a photo that claims to be too large is refused with its first piece', async () => {
  const { context } = await testMarket();
  const seller = await sellerOf(context);
  const chunk = { clientKey: 'phone-key', offset: 0, total: 16 * 1024 * 1024, bytes: Buffer.alloc(10) };
  await expect(receiveChunk(context, seller, chunk)).rejects.toMatchObject({ code: 'photoTooBig' });
  expect(await receivedBytes(context, seller, 'phone-key')).toBe(0);
});
