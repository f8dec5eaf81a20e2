import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { createListing } from '#app/domain/catalog/create-listing.server.ts';
import type { Channel } from '#app/domain/channels/channel.ts';
import { channelCards } from '#app/domain/channels/channel-cards.server.ts';
import { listFeedGaps } from '#app/domain/channels/feed/list-feed-gaps.server.ts';
import { openFeed } from '#app/domain/channels/feed/open-feed.server.ts';
import { loadPreparedListings } from '#app/domain/channels/listing/load-prepared-listings.server.ts';
import { listOwnReadiness } from '#app/domain/channels/readiness/list-own-readiness.server.ts';
import { readiness } from '#app/domain/channels/readiness/readiness.ts';
import { scoreEverything } from '#app/domain/channels/readiness/score-listings.server.ts';
import { channelByCode, channels } from '#app/domain/channels/registry.server.ts';
import { fieldHints } from '#app/domain/channels/rules/form-hints.ts';
import { readChannelWording } from '#app/domain/channels/wording/read-channel-wording.server.ts';
import { readWordingDefaults } from '#app/domain/channels/wording/read-wording-defaults.server.ts';
import { saveChannelWording } from '#app/domain/channels/wording/save-channel-wording.server.ts';
import { channelText, ruleText } from '#app/i18n/channels.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { channelListing } from '#tests/factories/channel-listing.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

async function textOf(context: Context, channel: string, format: string): Promise<string> {
  let text = '';
  for await (const chunk of (await openFeed(context, channel, format)).chunks) text += chunk;
  return text;
}

async function rowsOf(context: Context, channel: string): Promise<Array<Record<string, string>>> {
  return parse(await textOf(context, channel, 'csv'), { columns: true }) as Array<Record<string, string>>;
}

/** A channel that nobody has heard of: everything about it stands in this one value. */
const tenth: Channel = {
  code: 'cho-tren-may',
  name: 'Chợ Trên Mây',
  how: { vi: 'Gửi hàng lên mây.', en: 'Send goods to the clouds.' },
  rules: [
    {
      id: 'height',
      field: {
        of: 'variants',
        name: 'heightCm',
        least: 1,
        read: ({ heightCm }) => heightCm ?? undefined,
      },
      check: { kind: 'number', max: 12 },
      severity: 'blocking',
      fix: { vi: 'Hộp cao {actual} cm, mây chỉ nhận {max} cm.', en: '{actual} cm is higher than {max} cm.' },
      name: { vi: 'Hộp quá cao', en: 'Too high' },
      source: 'thử',
      confirmed: true,
    },
    {
      id: 'title-length',
      field: 'title',
      check: { kind: 'length', max: 33, count: 'bytes' },
      severity: 'warning',
      fix: 'fixTitleLong',
      source: 'thử',
      confirmed: true,
    },
  ],
  wording: {
    titlePrefix: 'none',
    title: { max: 33, count: 'bytes' },
    description: { max: 100, count: 'bytes' },
    stripsContacts: true,
    priceStep: 1_000,
  },
  feeds: {
    txt: {
      contentType: 'text/plain; charset=utf-8',
      async *write(batches) {
        for await (const batch of batches) for (const { titleVi } of batch) yield `${titleVi}\n`;
      },
    },
  },
  pack: { mostPhotos: 3, photoBytes: 1024 * 1024 },
};

afterEach(() => {
  const at = channels.indexOf(tenth);
  if (at >= 0) (channels as Channel[]).splice(at, 1);
});

test('a tenth channel is one value in the registry: readiness, hints and words follow', () => {
  (channels as Channel[]).push(tenth);
  const [item] = readiness(channelByCode('cho-tren-may'), channelListing(), '2026-11-23').items;
  expect(item).toMatchObject({ ruleId: 'height', fieldPath: 'variants.0.heightCm', variantCode: 'V7K2M9Q4' });
  expect(channelText('vi', item?.fix ?? 'fixPrice', item?.params)).toBe('Hộp cao 15 cm, mây chỉ nhận 12 cm.');
  expect(channelText('en', item?.fix ?? 'fixPrice', item?.params)).toBe('15 cm is higher than 12 cm.');
  expect(ruleText('en', 'height', tenth.rules[0]?.name)).toBe('Too high');
  expect(fieldHints(channels, 'title', '2026-11-23')).toContainEqual(
    expect.objectContaining({ channelName: 'Chợ Trên Mây', max: 33, count: 'bytes' }),
  );
  expect(channelCards().at(-1)).toEqual({
    code: 'cho-tren-may',
    name: 'Chợ Trên Mây',
    how: tenth.how,
    isExperimental: false,
    feeds: ['/feeds/cho-tren-may.txt'],
    hasTemplate: false,
    hasPack: true,
    hasPlatform: false,
  });
});

eachEngine('listings as a channel sees them', (open) => {
  test('a tenth channel has its feed, its gaps and its line for every listing', async () => {
    (channels as Channel[]).push(tenth);
    const { context } = await open();
    const { channel } = context.store.tables;
    await context.store.write((tx) =>
      tx
        .insert(channel)
        .values({ code: tenth.code, name: tenth.name, hosts: [], words: [], source: 'a test', position: 99 }),
    );
    const seller = await sellerOf(context, 'HTX Mây');
    const { producerId } = seller;
    await publishedListing(context, { producerId, listing: { titleVi: 'Chè mây, gọi 0912 345 678' } });
    expect(await textOf(context, 'cho-tren-may', 'txt')).toBe('Chè mây\n');
    await scoreEverything(context);
    expect(await listFeedGaps(context, 'cho-tren-may', { ruleId: null, page: 1 })).toMatchObject({
      published: 1,
    });
    const { listings } = await listOwnReadiness(context, seller, { channel: null, rule: null, after: '' });
    expect(listings[0]?.channels.map(({ code }) => code)).toContain('cho-tren-may');
  });

  test('own words and prices reach the feed of that channel only, and its tag moves with them', async () => {
    const { context } = await open();
    const seller = await sellerOf(context, 'HTX Lời');
    const other = await sellerOf(context, 'HTX Khác');
    const { producerId } = seller;
    const listingId = await publishedListing(context, {
      producerId,
      variants: [{ code: 'AAAA', price: 100_000 }],
    });
    await publishedListing(context, {
      producerId: other.producerId,
      variants: [{ code: 'BBBB', price: 100_000 }],
    });
    const before = (await openFeed(context, 'meta', 'csv')).tag;
    await saveChannelWording(context, seller, {
      channelCode: 'meta',
      listingId,
      fields: { title: ' Trà rừng ', priceAdd: '12,5', brand: '' },
    });
    await saveChannelWording(context, seller, {
      channelCode: 'meta',
      listingId: null,
      fields: { titlePrefix: 'HTX Lời:' },
    });
    expect((await openFeed(context, 'meta', 'csv')).tag).not.toBe(before);
    const rows = new Map((await rowsOf(context, 'meta')).map((row) => [row.id, row]));
    expect(rows.get('AAAA')).toMatchObject({ title: 'HTX Lời: Trà rừng', price: '112500 VND' });
    expect(rows.get('BBBB')).toMatchObject({ title: 'Chè Shan tuyết cổ thụ', price: '100000 VND' });
    expect((await rowsOf(context, 'zalo')).map(({ name }) => name)).toEqual([
      'Chè Shan tuyết cổ thụ',
      'Chè Shan tuyết cổ thụ',
    ]);
    expect(await readChannelWording(context, seller, { listingId, channelCode: 'meta' })).toMatchObject({
      listing: { title: 'Chè Shan tuyết cổ thụ' },
      own: { title: 'Trà rừng', priceAdd: '12.5' },
      seen: { title: 'HTX Lời: Trà rừng', prices: { AAAA: 112_500 } },
    });
    await saveChannelWording(context, seller, {
      channelCode: 'meta',
      listingId,
      fields: { title: '', priceAdd: null, 'price:AAAA': '99.000' },
    });
    const again = (await rowsOf(context, 'meta')).find(({ id }) => id === 'AAAA');
    expect(again).toMatchObject({ title: 'HTX Lời: Chè Shan tuyết cổ thụ', price: '99000 VND' });
  });

  test('what holds for all of a producer’s listings is shown with some of them, and gives way to their own words', async () => {
    const { context } = await open();
    const seller = await sellerOf(context, 'HTX Chung');
    const { producerId } = seller;
    const listingId = await publishedListing(context, {
      producerId,
      variants: [{ code: 'CCCC', price: 60_500 }],
    });
    const read = () => readWordingDefaults(context, seller, 'shopee');
    const price = async () => (await read()).samples[0]?.sizes[0]?.seenVnd;
    const save = (fields: Record<string, string | null>, listing: string | null = null) =>
      saveChannelWording(context, seller, { channelCode: 'shopee', listingId: listing, fields });
    expect(await read()).toMatchObject({ own: {}, ownWay: 0, byItself: { hasStar: true, priceStep: 1 } });
    await save({ titlePrefix: 'HTX Chung', brand: 'Chung', priceAdd: '10', priceStep: '5000' });
    expect(await read()).toMatchObject({
      own: { titlePrefix: 'HTX Chung', brand: 'Chung', priceAdd: '10', priceStep: '5000' },
      samples: [{ seenTitle: 'HTX Chung Chè Shan tuyết cổ thụ', brand: 'Chung' }],
    });
    expect(await price()).toBe(70_000);
    await save({ priceAdd: '0', brand: 'Riêng' }, listingId);
    expect(await read()).toMatchObject({ ownWay: 1, samples: [{ brand: 'Riêng' }] });
    expect(await price()).toBe(65_000);
    await save({ priceStep: null });
    expect(await price()).toBe(60_500);
    expect(await readChannelWording(context, seller, { listingId, channelCode: 'shopee' })).toMatchObject({
      producer: { titlePrefix: 'HTX Chung', priceAdd: '10' },
    });
    const other = await sellerOf(context, 'HTX Khác');
    expect(await readWordingDefaults(context, other, 'shopee')).toMatchObject({ own: {}, samples: [] });
    await expect(readWordingDefaults(context, seller, 'google')).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('nobody writes for another’s listing, for a size that it has not, or nonsense', async () => {
    const { context } = await open();
    const [seller, other] = [await sellerOf(context, 'HTX A'), await sellerOf(context, 'HTX B')];
    const listingId = await publishedListing(context, { producerId: seller.producerId });
    const save = (actor: typeof seller, fields: Record<string, string>) =>
      saveChannelWording(context, actor, { channelCode: 'shopee', listingId, fields });
    await expect(save(other, { title: 'Của tôi' })).rejects.toMatchObject({ name: 'NotFound' });
    await expect(save(seller, { 'price:ZZZZ': '1000' })).rejects.toMatchObject({ name: 'NotFound' });
    await expect(save(seller, { state: 'x' })).rejects.toMatchObject({ name: 'NotFound' });
    await expect(save(seller, { priceAdd: '900' })).rejects.toMatchObject({
      code: 'notANumber',
      field: 'priceAdd',
    });
    await expect(save(seller, { title: 'a'.repeat(301) })).rejects.toMatchObject({ code: 'tooLong' });
    const rows = await context.store.read((db) => db.select().from(context.store.tables.channelChoice));
    expect(rows).toEqual([]);
  });

  test('papers that hold today come with the listing: the producer’s, its own, not another’s, refused or ended ones', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context, 'HTX Giấy');
    const listingId = await publishedListing(context, { producerId });
    const otherId = await publishedListing(context, { producerId });
    const { paper } = context.store.tables;
    const row = {
      producerId,
      kind: 'food-safety',
      fileName: 'a.pdf',
      fileHash: 'x',
      mediaType: 'application/pdf' as const,
      byteSize: 1,
      state: 'given' as const,
      createdAt: context.clock.now(),
    };
    await context.store.write(async (tx) => {
      await tx.insert(paper).values([
        { ...row, id: newId(), number: 'all', state: 'checked' },
        { ...row, id: newId(), number: 'own', listingId },
        { ...row, id: newId(), number: 'other', listingId: otherId },
        { ...row, id: newId(), number: 'ended', validTo: '2020-01-01' },
        { ...row, id: newId(), number: 'refused', state: 'refused' },
        { ...row, id: newId(), number: 'gone', archivedAt: context.clock.now() },
      ]);
    });
    const found = [];
    for await (const batch of loadPreparedListings(context, channelByCode('shopee'))) found.push(...batch);
    expect(found.find(({ id }) => id === listingId)?.papers).toMatchObject([
      { number: 'all', isChecked: true },
      { number: 'own', isChecked: false },
    ]);
  });

  test('a suspended producer is in no feed, and the tag moves when a recognition changes', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context, 'HTX Nghỉ');
    await publishedListing(context, { producerId });
    const { producer } = context.store.tables;
    expect(await rowsOf(context, 'meta')).toHaveLength(1);
    const { tag: etag } = await openFeed(context, 'google', 'tsv');
    await context.store.write((tx) => context.store.touch(tx, ['register'], context.clock.now()));
    expect((await openFeed(context, 'google', 'tsv')).tag).not.toBe(etag);
    await context.store.write(async (tx) => {
      await tx.update(producer).set({ suspendedAt: context.clock.now() }).where(eq(producer.id, producerId));
    });
    expect(await rowsOf(context, 'meta')).toEqual([]);
    expect(await rowsOf(context, 'zalo')).toEqual([]);
  });

  test('a draft that staff sent back stays among the producer’s listings, with the names that a published one has', async () => {
    const { context } = await open();
    const seller = await sellerOf(context, 'HTX Nháp');
    const { listingId } = await createListing(context, seller, { entryId: null });
    const { listingRevision } = context.store.tables;
    await context.store.write(async (tx) => {
      await tx
        .update(listingRevision)
        .set({ state: 'returned' })
        .where(eq(listingRevision.listingId, listingId));
    });
    await scoreEverything(context);
    const { listings } = await listOwnReadiness(context, seller, { channel: null, rule: null, after: '' });
    expect(listings.map((one) => one.listingId)).toEqual([listingId]);
    expect(listings[0]?.channels[0]?.items.map(({ ruleId }) => ruleId)).toContain('title');
  });
});
