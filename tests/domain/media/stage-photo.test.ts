import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { attachPhotos, releasePhotos } from '#app/domain/media/attach-photos.server.ts';
import { findPhoto } from '#app/domain/media/find-photo.server.ts';
import { makeRenditions } from '#app/domain/media/make-renditions.server.ts';
import { readPhotos } from '#app/domain/media/read-photos.server.ts';
import { plannedRenditions } from '#app/domain/media/renditions.ts';
import { stagePhoto } from '#app/domain/media/stage-photo.server.ts';
import { sweepPhotos } from '#app/domain/media/sweep-photos.server.ts';
import { storageKey } from '#app/server/storage/storage.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const upload = (bytes: Uint8Array, clientKey: string | null = null) => ({
  bytes,
  clientKey,
  fileName: 'anh.jpg',
});

eachEngine('staging a photo', (open) => {
  test('it is stored under its content, previewed at once, and its renditions follow by a job', async () => {
    const market = await open();
    const { context } = market;
    const seller = await sellerOf(context);
    const photo = await stagePhoto(context, seller, upload(await photoBytes({ width: 1300, height: 1000 })));
    expect(photo).toMatchObject({ width: 1300, height: 1000, tips: [], fileName: 'anh.jpg' });
    expect(await renditionFiles(market, photo)).toEqual([`${photo.hash}-640.webp`]);

    expect(await market.runJobs([makeRenditions])).toBe(1);
    const planned = plannedRenditions(photo).map(({ name }) => name);
    expect((await renditionFiles(market, photo)).sort()).toEqual(planned.sort());
    const { rendition, image } = context.store.tables;
    const rows = await context.store.read((db) =>
      db.select().from(rendition).where(eq(rendition.imageHash, photo.hash)),
    );
    expect(rows.map(({ name }) => `${photo.hash}-${name}`).sort()).toEqual(planned);
    expect(rows.find(({ name }) => name === '640.avif')).toMatchObject({ width: 640, height: 492 });
    expect(rows.find(({ name }) => name === 'square.jpg')).toMatchObject({ width: 1200, height: 1200 });
    const [stored] = await context.store.read((db) => db.select().from(image));
    expect(stored?.renderedAt).toBe(context.clock.now());
  });

  test('the same upload again, by key or by content, is the same photo and decodes nothing', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const bytes = await photoBytes();
    const first = await stagePhoto(context, seller, upload(bytes, 'key-1'));
    expect(await stagePhoto(context, seller, upload(bytes, 'key-1'))).toEqual(first);
    expect(await stagePhoto(context, seller, upload(bytes, 'key-2'))).toEqual(first);
    const together = await Promise.all(
      [1, 2, 3].map(async () => stagePhoto(context, seller, upload(await photoBytes({ seed: 5 }), 'key-3'))),
    );
    expect(new Set(together.map(({ id }) => id)).size).toBe(1);
    expect(await photoCount(context)).toBe(2);
  });

  test('a photo that one listing has is another photo in the next listing, without decoding', async () => {
    const market = await open();
    const { context } = market;
    const seller = await sellerOf(context);
    const bytes = await photoBytes();
    const first = await stagePhoto(context, seller, upload(bytes, 'listing-1'));
    await attach(context, seller, [first.id]);
    const second = await stagePhoto(context, seller, upload(bytes, 'listing-2'));
    expect(second).toEqual({ ...first, id: second.id });
    expect(second.id).not.toBe(first.id);
    expect(await stagePhoto(context, seller, upload(bytes, 'listing-1'))).toEqual(first);
    expect(await market.runJobs([makeRenditions])).toBe(1);
  });

  test('a key that belongs to another photo is refused, and nothing changes', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    await stagePhoto(context, seller, upload(await photoBytes(), 'key-1'));
    await expect(
      stagePhoto(context, seller, upload(await photoBytes({ seed: 3 }), 'key-1')),
    ).rejects.toMatchObject({ code: 'photoKeyReused' });
    expect(await photoCount(context)).toBe(1);
  });

  test('two producers with one photo share its bytes, and neither learns of the other', async () => {
    const market = await open();
    const [one, other] = [await sellerOf(market.context), await sellerOf(market.context)];
    const bytes = await photoBytes();
    const first = await stagePhoto(market.context, one, upload(bytes, 'key-1'));
    const query = { clientKey: 'key-1', uploadHash: null };
    expect(await findPhoto(market.context, other, query)).toBeNull();
    const second = await stagePhoto(market.context, other, upload(bytes, 'key-1'));
    expect(second.hash).toBe(first.hash);
    expect(second.id).not.toBe(first.id);
    expect(await market.runJobs([makeRenditions])).toBe(1);
    const { store } = market.context;
    expect(
      await store.read((db) => readPhotos(db, store.tables, one.producerId, [second.id, first.id])),
    ).toEqual([first]);
    expect(await store.read((db) => readPhotos(db, store.tables, null, [second.id, first.id]))).toEqual([
      second,
      first,
    ]);
  });

  test('a file that is no photo leaves no row and no file', async () => {
    const market = await open();
    const seller = await sellerOf(market.context);
    await expect(
      stagePhoto(market.context, seller, upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))),
    ).rejects.toMatchObject({ code: 'photoSvg', field: 'photos' });
    expect(await photoCount(market.context)).toBe(0);
    expect(await readdir(join(market.dataDir, 'files')).catch(() => [])).toEqual([]);
  });

  test('renditions are taken up where a run stopped, and a run too many finds nothing to do', async () => {
    const market = await open();
    const { context } = market;
    const photo = await stagePhoto(context, await sellerOf(context), upload(await photoBytes()));
    await market.runJobs([makeRenditions]);
    const lost = storageKey('renditions', `${photo.hash}-320.avif`);
    const kept = storageKey('renditions', `${photo.hash}-640.avif`);
    await context.storage.delete(lost);
    await utimes(join(market.dataDir, 'files', kept), 1, 1);
    await context.store.write((tx) => context.jobs.enqueue(tx, makeRenditions, { hash: photo.hash }));
    await market.runJobs([makeRenditions]);
    expect(await context.storage.exists(lost)).toBe(true);
    expect(await context.storage.delete(kept, { untouchedMs: 60_000 })).toBe(true);
  });
});

eachEngine('attaching and sweeping photos', (open) => {
  const WEEK_AND_A_DAY = 8;

  test('what no listing took is swept after a week, with its files; what one took stays', async () => {
    const market = await open();
    const { context, clock } = market;
    const seller = await sellerOf(context);
    const taken = await stagePhoto(context, seller, upload(await photoBytes({ seed: 1 })));
    const left = await stagePhoto(context, seller, upload(await photoBytes({ seed: 2 }), 'left'));
    await market.runJobs([makeRenditions]);
    await attach(context, seller, [taken.id]);
    clock.advanceDays(WEEK_AND_A_DAY);
    await ageFiles(market);
    await sweep(market);
    expect(await renditionFiles(market, left)).toEqual([]);
    expect(await renditionFiles(market, taken)).toHaveLength(plannedRenditions(taken).length);
    expect(await context.storage.exists(storageKey('photos', `${left.hash}.jpg`))).toBe(false);
    expect(await context.storage.exists(storageKey('photos', `${taken.hash}.jpg`))).toBe(true);
    await expect(attach(context, seller, [left.id])).rejects.toMatchObject({ code: 'photoGone' });

    const again = await stagePhoto(context, seller, upload(await photoBytes({ seed: 2 }), 'left'));
    expect(again.id).toBe(left.id);
    await market.runJobs([makeRenditions]);
    expect(await renditionFiles(market, again)).toHaveLength(plannedRenditions(again).length);
  });

  test('a picture that another photo still shows keeps its files', async () => {
    const market = await open();
    const { context, clock } = market;
    const [one, other] = [await sellerOf(context), await sellerOf(context)];
    const bytes = await photoBytes();
    const unused = await stagePhoto(context, one, upload(bytes));
    const used = await stagePhoto(context, other, upload(bytes));
    await attach(context, other, [used.id]);
    clock.advanceDays(WEEK_AND_A_DAY);
    await ageFiles(market);
    await sweep(market);
    await expect(attach(context, one, [unused.id])).rejects.toMatchObject({ code: 'photoGone' });
    expect(await context.storage.exists(storageKey('photos', `${used.hash}.jpg`))).toBe(true);
  });

  test('a file without a row is swept once it is a day old, not before', async () => {
    const market = await open();
    const { context } = market;
    const { key } = await context.storage.put('photos', Buffer.from('a crash came between'), {
      extension: '.jpg',
    });
    await sweep(market);
    expect(await context.storage.exists(key)).toBe(true);
    await ageFiles(market);
    await sweep(market);
    expect(await context.storage.exists(key)).toBe(false);
  });

  test('a released photo has another week', async () => {
    const market = await open();
    const { context, clock } = market;
    const seller = await sellerOf(context);
    const photo = await stagePhoto(context, seller, upload(await photoBytes()));
    await attach(context, seller, [photo.id]);
    clock.advanceDays(30);
    await context.store.write((tx) =>
      releasePhotos(context, tx, { producerId: seller.producerId, photoIds: [photo.id] }),
    );
    clock.advanceDays(6);
    await sweep(market);
    await attach(context, seller, [photo.id]);
    expect(await isAttached(context, photo.id)).toBe(true);
  });

  test('another producer’s photo cannot be attached, released or found', async () => {
    const { context } = await open();
    const [owner, stranger] = [await sellerOf(context), await sellerOf(context)];
    const photo = await stagePhoto(context, owner, upload(await photoBytes()));
    await expect(attach(context, stranger, [photo.id])).rejects.toMatchObject({ isNotFound: true });
    await attach(context, owner, [photo.id]);
    await context.store.write((tx) =>
      releasePhotos(context, tx, { producerId: stranger.producerId, photoIds: [photo.id] }),
    );
    expect(await isAttached(context, photo.id)).toBe(true);
  });
});

type Context = TestMarket['context'];

function attach(context: Context, { producerId }: SellerActor, photoIds: string[]) {
  return context.store.write((tx) => attachPhotos(context, tx, { producerId, photoIds }));
}

async function isAttached({ store }: Context, id: string): Promise<boolean> {
  const { photo } = store.tables;
  const [row] = await store.read((db) =>
    db
      .select()
      .from(photo)
      .where(and(eq(photo.id, id))),
  );
  return row?.attachedAt !== null;
}

async function sweep({ context }: TestMarket) {
  await sweepPhotos.run(context, {}, { id: 'test', attempt: 1, signal: new AbortController().signal });
}

async function photoCount({ store }: Context): Promise<number> {
  return (await store.read((db) => db.select().from(store.tables.photo))).length;
}

async function renditionFiles({ context }: TestMarket, { hash }: { hash: string }): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of context.storage.list('renditions', hash)) names.push(name);
  return names;
}

/** The storage goes by the disk's time, not by the market's clock. */
async function ageFiles({ dataDir }: TestMarket): Promise<void> {
  for (const file of await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true })) {
    if (file.isFile()) await utimes(join(file.parentPath, file.name), 1, 1);
  }
}
