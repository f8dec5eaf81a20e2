import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDiskStorage } from '#app/server/storage/disk-storage.server.ts';
import { parseStorageKey, storageKey } from '#app/server/storage/storage.ts';

const root = await mkdtemp(join(tmpdir(), 'storage-'));
const storage = openDiskStorage(root);
afterAll(() => rm(root, { recursive: true }));

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('a file is found under the SHA-256 of its bytes, a second copy is the same file', async () => {
  const bytes = Buffer.from('chè shan tuyết');
  const first = await storage.put('photos', bytes, { extension: '.jpg' });
  const second = await storage.put('photos', streamOf(bytes.subarray(0, 5), bytes.subarray(5)), {
    extension: '.jpg',
  });
  expect(first).toEqual({
    key: `photos/${sha256(bytes).slice(0, 2)}/${sha256(bytes)}.jpg`,
    sha256: sha256(bytes),
    bytes: bytes.length,
  });
  expect(second).toEqual(first);
  expect(await storage.get(first.key)).toEqual(bytes);
  expect(await names('photos')).toEqual([`${sha256(bytes)}.jpg`]);
});

test('a stream that grows too long leaves nothing behind', async () => {
  const endless = (async function* () {
    for (;;) yield Buffer.alloc(1024);
  })();
  await expect(storage.put('workbooks', endless, { maxBytes: 10_000 })).rejects.toMatchObject({
    name: 'StorageTooLarge',
  });
  expect(await names('workbooks')).toEqual([]);
  expect(await readdir(join(root, 'unfinished'))).toEqual([]);
});

test('a stream that breaks off leaves nothing behind', async () => {
  const broken = (async function* () {
    yield Buffer.from('half');
    throw new Error('connection lost');
  })();
  await expect(storage.put('evidence', broken)).rejects.toThrow('connection lost');
  expect(await names('evidence')).toEqual([]);
  expect(await readdir(join(root, 'unfinished'))).toEqual([]);
});

test('a full disk is its own error, and what was there stays readable', async () => {
  const kept = await storage.put('photos', Buffer.from('kept'));
  // A real full disk is tests/faults' business; this is its error at the place where it arises.
  const noRoom = (async function* () {
    yield Buffer.from('x');
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  })();
  await expect(storage.put('photos', noRoom)).rejects.toMatchObject({ name: 'StorageFull' });
  expect(String(await storage.get(kept.key))).toBe('kept');
});

test('a derived file is replaced in one step and listed by the start of its name', async () => {
  const name = `${'ab'.repeat(32)}-640.webp`;
  await storage.putDerived('renditions', name, Buffer.from('old'));
  await storage.putDerived('renditions', name, Buffer.from('newer'));
  await storage.putDerived('renditions', `${'cd'.repeat(32)}-640.webp`, Buffer.from('another'));
  const found = [];
  for await (const file of storage.list('renditions', 'ab'.repeat(32)))
    found.push({ name: file.name, bytes: file.bytes });
  expect(found).toEqual([{ name, bytes: 5 }]);
  expect(await storage.size(storageKey('renditions', name))).toBe(5);
});

test('deleting twice says once that there was something', async () => {
  const { key } = await storage.put('exports', Buffer.from('feed'));
  expect(await storage.delete(key)).toBe(true);
  expect(await storage.delete(key)).toBe(false);
  expect(await storage.get(key)).toBeUndefined();
  expect(await storage.open(key)).toBeUndefined();
  expect(await storage.exists(key)).toBe(false);
});

test('a file that was put again a moment ago is not deleted as untouched', async () => {
  const { key } = await storage.put('photos', Buffer.from('put twice'));
  await utimes(join(root, key), 0, 0);
  await storage.put('photos', Buffer.from('put twice'));
  expect(await storage.delete(key, { untouchedMs: 60_000 })).toBe(false);
  await utimes(join(root, key), 0, 0);
  expect(await storage.delete(key, { untouchedMs: 60_000 })).toBe(true);
});

test('what a crash left unfinished is swept once it is old', async () => {
  const half = (async function* () {
    yield Buffer.from('half');
    expect(await storage.sweepUnfinished(0)).toBe(1);
    yield Buffer.from('a file');
  })();
  await expect(storage.put('exports', half)).rejects.toThrow('ENOENT');
  expect(await storage.sweepUnfinished(60_000)).toBe(0);
});

test.each([
  'photos/../../etc/passwd',
  'photos/pa/passwd/../x',
  '/etc/passwd',
  'secrets/ab/abc',
  'photos/zz/abc',
  '',
])('the key %j leads nowhere', async (key) => {
  expect(() => parseStorageKey(key)).toThrow(RangeError);
  await expect(storage.get(key)).rejects.toThrow(RangeError);
  await expect(storage.delete(key)).rejects.toThrow(RangeError);
});

test.each([
  '..',
  '../x.jpg',
  'a/b.jpg',
  'UPPER.jpg',
  '.hidden',
  'a..b',
  'x'.repeat(300),
])('the name %j is refused', async (name) => {
  await expect(storage.putDerived('renditions', name, Buffer.from('x'))).rejects.toThrow(RangeError);
});

async function* streamOf(...chunks: Array<Buffer>) {
  yield* chunks;
}

async function names(area: 'photos' | 'workbooks' | 'evidence') {
  const found = [];
  for await (const file of storage.list(area)) found.push(file.name);
  return found.filter((name) => name.length > 60);
}
