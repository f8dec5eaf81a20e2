import { expect, test } from 'vitest';
import { mostBodyBytes } from '#app/server/http/body-limits.ts';
import { isTooManyTries } from '#app/server/rate-limit.server.ts';
import { readMultipart } from '#app/server/uploads/read-multipart.server.ts';
import { openUploadRoom, readBytes, type UploadPlace } from '#app/server/uploads/upload-room.server.ts';

const KB = 1024;

test('one sender gets a quarter of the room, all together the whole, and what is given back is free again', () => {
  const room = openUploadRoom(400);
  const [first, second] = [room.open('a'), room.open('a')];
  expect([first.take(60), second.take(40), second.take(1)]).toEqual([true, true, false]);
  for (const owner of ['b', 'c', 'd']) expect(room.open(owner).take(100)).toBe(true);
  expect(room.open('e').take(1)).toBe(false);
  first.give(10);
  expect([second.take(10), second.take(1)]).toEqual([true, false]);
  first.leave();
  second.leave();
  expect([room.open('e').take(100), room.open('a').take(1)]).toEqual([true, false]);
});

function put(bytes: number): Request {
  return new Request('http://market.test/', { method: 'PUT', body: new Uint8Array(bytes) });
}

test('a body is read whole, or not at all where it is not as long as was said or has no room', async () => {
  const place = openUploadRoom(40 * KB).open('a');
  expect((await readBytes(put(1_000), 1_000, place))?.byteLength).toBe(1_000);
  expect(await readBytes(put(1_000), 999, place)).toBeNull();
  expect(await readBytes(put(1_000), 1_001, place)).toBeNull();
  await expect(readBytes(put(20 * KB), 20 * KB, place)).rejects.toSatisfy(isTooManyTries);
});

async function count(body: FormData, place?: UploadPlace): Promise<number> {
  let parts = 0;
  const request = new Request('http://market.test/', { method: 'POST', body });
  for await (const _part of readMultipart(request, { fileBytes: 100 * KB, files: 20, place })) parts += 1;
  return parts;
}

function form(fields: number, files: number): FormData {
  const body = new FormData();
  for (let at = 0; at < fields; at += 1) body.append(`field${at}`, 'x'.repeat(2_000));
  for (let at = 0; at < files; at += 1)
    body.append('files', new File([new Uint8Array(50 * KB)], `${at}.jpg`));
  return body;
}

test('a form holds one file at a time: many pass through little room, and one too large for it is refused', async () => {
  const room = openUploadRoom(4 * 120 * KB);
  const place = room.open('a');
  expect(await count(form(2, 10), place)).toBe(12);
  place.leave();
  const full = openUploadRoom(4 * 20 * KB).open('a');
  await expect(count(form(0, 1), full)).rejects.toSatisfy(isTooManyTries);
});

test('more text or fields than any form of ours is refused', async () => {
  expect(await count(form(200, 0))).toBe(200);
  await expect(count(form(400, 0))).rejects.toMatchObject({ name: 'UploadCutOff' });
  const crowd = new FormData();
  for (let at = 0; at < 501; at += 1) crowd.append('photoId', `${at}`);
  await expect(count(crowd)).rejects.toMatchObject({ name: 'UploadCutOff' });
});

test.each([
  ['/seller/listings/1/photos', 'application/x-www-form-urlencoded', 512 * KB],
  ['/seller/listings/1/photos', undefined, 512 * KB],
  ['/seller/listings/1/save/photos', 'multipart/form-data; boundary=a', 512 * KB],
  ['/department/register/import', 'text/plain', 512 * KB],
  ['/seller/listings/1/photos', 'multipart/form-data; boundary=a', 160 * KB * KB],
  ['/seller/refunds/1', 'multipart/form-data; boundary=a', 12 * KB * KB],
  ['/department/refunds/1', 'multipart/form-data; boundary=a', 12 * KB * KB],
  ['/seller/refunds/1', undefined, 512 * KB],
  ['/media/photos/key', 'application/octet-stream', 4 * KB * KB],
  ['/account/sign-in', 'multipart/form-data; boundary=a', 512 * KB],
])('%s as %s takes %i bytes', (path, contentType, bytes) => {
  expect(mostBodyBytes(path, contentType)).toBe(bytes);
});
