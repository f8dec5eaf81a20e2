import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { metaItemData } from '#app/domain/channels/meta/meta-batch.server.ts';
import { metaChannel } from '#app/domain/channels/meta/meta-channel.server.ts';
import { metaItems } from '#app/domain/channels/meta/meta-item.ts';
import { metaPlatform as meta } from '#app/domain/channels/meta/meta-platform.server.ts';
import { metaRefusal, metaTrouble } from '#app/domain/channels/meta/meta-trouble.ts';
import { metaProof } from '#app/domain/channels/meta/sign-meta.server.ts';
import type { PlatformSession } from '#app/domain/channels/platform/platform.ts';
import { explainRefusal } from '#app/domain/channels/push/explain-refusal.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';
import { describePlatform } from '#tests/support/platform-contract.ts';
import { callbackUrl, platformWorld, troubleOf } from '#tests/support/platform-world.ts';

const minute = 60_000;
const day = 86_400_000;
/** What the simulator takes to work a batch off. */
const processing = 2_000;

const second = channelVariant({
  publicCode: 'B2',
  sku: 'CHE-500',
  nameVi: 'Túi 500 g',
  priceVnd: 800_000,
  gtin: null,
});
const twoSizes = (changes: Partial<ChannelListing> = {}) =>
  channelListing({ variants: [channelVariant(), second], ...changes });
const open = () => platformWorld(meta, 'meta');

const outgoing = (listing = channelListing()) => ({
  listing,
  images: listing.photos.map(({ url }) => url),
  attributes: [],
  papers: [],
  idempotencyKey: '0b8f1f3e-0000-4000-8000-000000000001',
});

/** A call of the catalogue by hand. */
async function ask(session: PlatformSession, path: string, body?: unknown, proof?: string) {
  const { app, grant, hosts } = session;
  const url = new URL(`${hosts.api}/v25.0/${path}`);
  url.searchParams.set('appsecret_proof', proof ?? metaProof(app.secret, grant.accessToken));
  const answer = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${grant.accessToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return answer.json();
}

describePlatform({
  channel: metaChannel,
  read: (platform, session) => platform.find(session, channelListing()),
  outgoing: async () => outgoing(),
  makes: 'items_batch',
  codeLives: 10 * minute,
  accessLives: 60 * day,
  renewedAfter: 50 * day,
  grant: (now) => ({ refreshToken: null, refreshEndsAt: null, authorisedUntil: now + 60 * day }),
  settles: processing,
  ownWait: minute,
});

test('what is sent is the feed’s item, empty fields left out', () => {
  const listing = channelListing({ variants: [channelVariant({ gtin: null, stock: 0 })], starsToday: null });
  const [item] = metaItems(listing, listing.variants);
  if (!item) throw new Error('no item');
  const { custom_label_0: _none, gtin: _noGtin, item_group_id: _noGroup, size: _noSize, ...rest } = item;
  expect(metaItemData(item)).toEqual({
    ...rest,
    availability: 'out of stock',
    price: '185000 VND',
    additional_image_link: ['https://cho.vn/img/a2-square.jpg', 'https://cho.vn/img/a3-square.jpg'],
    quantity_to_sell_on_facebook: 0,
  });
  expect(metaItemData(item, ['price'])).toEqual({ id: 'V7K2M9Q4', price: '185000 VND' });
});

describe('the proof', () => {
  test('is the HMAC of the token by the app’s secret', () => {
    expect(metaProof('secret', 'token')).toBe(createHmac('sha256', 'secret').update('token').digest('hex'));
    // RFC 4231, test case 2.
    expect(metaProof('Jefe', 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  test('one wrong byte, capitals and none at all are refused', async () => {
    const { connect } = await open();
    const session = await connect();
    const right = metaProof(session.app.secret, session.grant.accessToken);
    const path = 'me/businesses';
    expect((await ask(session, path)).data).toHaveLength(1);
    for (const proof of [
      `${right.slice(0, -1)}${right.endsWith('0') ? '1' : '0'}`,
      right.toUpperCase(),
      '',
    ]) {
      expect((await ask(session, path, undefined, proof)).error.code).toBe(100);
    }
  });
});

describe('connecting a shop', () => {
  test('comes with its catalogue; the code is good for the same way back', async () => {
    const { line, sayYes } = await open();
    const [grant] = await meta.exchange(line, await sayYes(), callbackUrl);
    expect(grant?.extra.catalogue).toBe(grant?.shopId);
    const elsewhere = await troubleOf(meta.exchange(line, await sayYes(), `${callbackUrl}/other`));
    expect(elsewhere.kind).toBe('reauthorise');
  });

  test('of several catalogues those that were chosen, and no other is in reach', async () => {
    const { line, sayYes } = await open();
    const yes = await fetch(meta.authoriseUrl(line, callbackUrl, 's'), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ shop: 'new', name: 'HTX Một, HTX Hai' }),
    });
    const back = new URL(yes.headers.get('location') ?? '').searchParams;
    const both = await meta.exchange(line, back, callbackUrl);
    expect(both.map(({ shopName }) => shopName)).toEqual(['HTX Một', 'HTX Hai']);
    const one = await meta.exchange(line, await sayYes('s', both[1]?.shopId), callbackUrl);
    expect(one.map(({ shopName }) => shopName)).toEqual(['HTX Hai']);
    const [grant] = one;
    if (!grant) throw new Error('no grant');
    const foreign = { ...line, grant: { ...grant, shopId: both[0]?.shopId ?? '' } };
    expect((await troubleOf(meta.create(foreign, outgoing()))).kind).toBe('reauthorise');
  });

  test('a token that lives is traded again; one that has ended, or was taken back, asks for a new yes', async () => {
    const { connect, clock, control } = await open();
    const session = await connect();
    clock.now += 50 * day;
    const grant = await meta.renew(session);
    expect(grant).toMatchObject({ shopId: session.grant.shopId, authorisedUntil: clock.now + 60 * day });
    clock.now += 10 * day;
    expect((await troubleOf(meta.find(session, channelListing()))).kind).toBe('token');
    expect((await troubleOf(meta.renew(session))).kind).toBe('reauthorise');
    expect(await meta.find({ ...session, grant }, channelListing())).toBeNull();
    await control('expire-tokens');
    expect((await troubleOf(meta.find({ ...session, grant }, channelListing()))).kind).toBe('token');
    const fresh = await connect();
    await control('withdraw');
    expect((await troubleOf(meta.find(fresh, channelListing()))).kind).toBe('reauthorise');
    expect((await troubleOf(meta.renew(fresh))).kind).toBe('reauthorise');
  });
});

describe('a product', () => {
  test('comes by its batch, is reviewed, goes live, follows price and stock, and goes off and on sale', async () => {
    const { connect, products, control, clock } = await open();
    const session = await connect();
    await control('review', { delayMs: minute });
    const made = await meta.create(session, outgoing(twoSizes()));
    expect(made).toMatchObject({ externalId: 'L3H8T2C6', state: 'in_review' });
    expect(Object.keys(made.variants)).toEqual(['V7K2M9Q4', 'B2']);
    expect((await meta.poll(session, [made]))[0]?.state).toBe('in_review');
    clock.now += processing;
    const [there] = await meta.poll(session, [made]);
    expect(there?.state).toBe('in_review');
    expect(Object.values(there?.variants ?? {}).every((id) => /^\d{16}$/.test(id))).toBe(true);
    clock.now += minute;
    const [live] = await meta.poll(session, [there ?? made]);
    expect(live).toMatchObject({ state: 'live', refusals: [] });
    if (!live) return;

    await meta.updateOffers(
      session,
      live,
      twoSizes({ variants: [{ ...second, priceVnd: 750_000, stock: 2 }] }),
    );
    clock.now += processing;
    expect((await products())[0]).toMatchObject({
      externalId: 'L3H8T2C6',
      title: 'Chè Shan tuyết cổ thụ Bản Liền – Hộp 100 g',
      state: 'live',
      offers: [
        { sku: 'V7K2M9Q4', priceVnd: 185_000, stock: 12 },
        { sku: 'B2', priceVnd: 750_000, stock: 2 },
      ],
    });

    await meta.setOnSale(session, live, false);
    clock.now += processing;
    const [off] = await meta.poll(session, [live]);
    expect(off?.state).toBe('draft');
    if (!off) return;
    await meta.update(session, off, outgoing(twoSizes({ brand: 'Suối Giàng' })));
    clock.now += processing;
    expect((await meta.poll(session, [off]))[0]?.state).toBe('draft');
    await meta.setOnSale(session, off, true);
    clock.now += processing;
    expect((await meta.poll(session, [off]))[0]?.state).toBe('live');
  });

  test('a new price reaches an item that is still in its batch', async () => {
    const { connect, products, clock } = await open();
    const session = await connect();
    const made = await meta.create(session, outgoing());
    await meta.updateOffers(
      session,
      made,
      channelListing({ variants: [channelVariant({ priceVnd: 150_000 })] }),
    );
    clock.now += processing;
    expect((await products())[0]?.offers[0]?.priceVnd).toBe(150_000);
  });

  test('an update brings new sizes and takes away those that are no more', async () => {
    const { connect, products, clock } = await open();
    const session = await connect();
    const made = await meta.create(session, outgoing(twoSizes()));
    const third = channelVariant({ publicCode: 'C3', sku: 'CHE-1000', nameVi: 'Túi 1 kg', gtin: null });
    const sizes = await meta.update(
      session,
      made,
      outgoing(twoSizes({ variants: [channelVariant(), third] })),
    );
    expect(Object.keys(sizes)).toEqual(['V7K2M9Q4', 'C3']);
    clock.now += processing;
    expect((await products())[0]?.offers.map(({ sku }) => sku)).toEqual(['V7K2M9Q4', 'C3']);
  });

  test('that is turned down says why, and is looked at again once it is mended', async () => {
    const { connect, clock, control } = await open();
    const session = await connect();
    const loud = channelListing({ titleVi: 'Chè Bản Liền ngon nhất' });
    const made = await meta.create(session, outgoing(loud));
    clock.now += processing;
    const [turnedDown] = await meta.poll(session, [made]);
    expect(turnedDown?.state).toBe('rejected');
    expect(turnedDown?.refusals.map((one) => explainRefusal(metaChannel, one))).toEqual([
      {
        words: 'review',
        field: null,
        alsoAt: expect.arrayContaining(['titleVi', 'photos', 'variants.0.priceVnd', 'papers']),
        platformWords: expect.stringContaining('ngon nhất'),
        isOwn: false,
        next: null,
      },
    ]);
    await meta.update(session, made, outgoing());
    clock.now += processing;
    const [live] = await meta.poll(session, [made]);
    expect(live).toMatchObject({ state: 'live', refusals: [] });
    if (!live) return;
    await control('fault', { fault: 'reject-in-review', next: 1, reason: 'Thiếu giấy tờ' });
    await meta.update(session, live, outgoing(channelListing({ titleVi: 'Chè Bản Liền hộp thiếc' })));
    clock.now += processing;
    expect((await meta.poll(session, [live]))[0]).toMatchObject({
      state: 'suspended',
      refusals: [{ message: 'Thiếu giấy tờ', field: null }],
    });
  });

  test('that is gone is removed; one that nothing is known of yet is awaited', async () => {
    const { connect, clock } = await open();
    const session = await connect();
    const made = await meta.create(session, outgoing());
    clock.now += processing;
    const [live] = await meta.poll(session, [made]);
    if (!live) throw new Error('not there');
    await ask(session, `${session.grant.shopId}/items_batch`, {
      item_type: 'PRODUCT_ITEM',
      requests: [{ method: 'DELETE', data: { id: 'V7K2M9Q4' } }],
    });
    clock.now += processing;
    const polled = await meta.poll(session, [
      live,
      { ...live, externalId: 'X', variants: { X: 'batch:' }, state: 'in_review' },
    ]);
    expect(polled.map(({ state }) => state)).toEqual(['removed', 'in_review']);
  });
});

describe('errors per item', () => {
  test('what is seen at a glance is refused at once, and the other size is taken away again', async () => {
    const { connect, products, clock } = await open();
    const session = await connect();
    const listing = twoSizes({ variants: [channelVariant(), { ...second, priceVnd: 0 }] });
    const trouble = await troubleOf(meta.create(session, outgoing(listing)));
    expect(trouble).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'validation', field: 'variants.1.priceVnd' }],
    });
    clock.now += processing;
    expect((await products()).flatMap(({ offers }) => offers)).toEqual([]);
  });

  test('what shows only when the batch is worked off comes back by its handle, beside the field', async () => {
    const { connect, products, clock } = await open();
    const session = await connect();
    const bare = { ...outgoing(channelListing({ photos: [] })), images: [] };
    const made = await meta.create(session, bare);
    expect((await meta.poll(session, [made]))[0]?.state).toBe('in_review');
    clock.now += processing;
    const [polled] = await meta.poll(session, [made]);
    expect(polled).toMatchObject({ state: 'rejected', refusals: [{ code: 'batch', field: 'photos' }] });
    expect(polled?.refusals.map((one) => explainRefusal(metaChannel, one).words)).toEqual(['atPhotos']);
    expect(polled?.variants).toEqual(made.variants);
    expect(await products()).toEqual([]);
    await meta.update(session, made, outgoing());
    clock.now += processing;
    expect((await meta.poll(session, [made]))[0]?.state).toBe('live');
  });

  test('an update asks its batch once, and is refused by what it says', async () => {
    const { connect, clock } = await open();
    const session = await connect();
    const made = await meta.create(session, outgoing());
    const patient: PlatformSession = {
      ...session,
      call: async (request) => {
        const answer = await session.call(request);
        clock.now += processing;
        return answer;
      },
    };
    const bare = outgoing(twoSizes({ photos: [] }));
    expect(await troubleOf(meta.update(patient, made, bare))).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'batch', field: 'photos' }],
    });
  });

  test.each([
    ['without required field Image Link', 'photos'],
    ['Invalid value for field price', 'variants.1.priceVnd'],
    ['Value passed at position 0 (id=A1) is invalid: "required field Availability"', 'variants.1.stock'],
    ['Missing or invalid images', 'photos'],
    ['Something new', null],
  ])('“%s” is mended at %s', (message, field) => {
    expect(metaRefusal('batch', message, 1).field).toBe(field);
  });
});

describe('an outcome that nobody told', () => {
  test.each([
    'drop-after-acting',
    'garbage',
    'drop-before-acting',
  ])('%s: repeated, it stands there once', async (fault) => {
    const { connect, control, perSku, clock } = await open();
    const session = await connect();
    await control('fault', { fault, next: 1, path: 'items_batch' });
    expect((await troubleOf(meta.create(session, outgoing(twoSizes())))).kind).toBe('no-answer');
    await meta.create(session, outgoing(twoSizes()));
    clock.now += processing;
    expect(await meta.find(session, twoSizes())).toMatchObject({ externalId: 'L3H8T2C6', state: 'live' });
    const { shopId } = session.grant;
    expect(await perSku()).toEqual({ [`${shopId}/V7K2M9Q4`]: 1, [`${shopId}/B2`]: 1 });
  });

  test('of another catalogue is not found', async () => {
    const { connect, clock } = await open();
    const [one, other] = [await connect(), await connect()];
    await meta.create(one, outgoing());
    clock.now += processing;
    expect(await meta.find(other, channelListing())).toBeNull();
    expect(await meta.find(one, channelListing())).toMatchObject({ externalId: 'V7K2M9Q4' });
  });
});

describe('troubles of the line', () => {
  test('too many batches wait for as long as Meta says', async () => {
    const { connect, control } = await open();
    const session = await connect();
    await control('quota', { perDay: 1 });
    expect(await troubleOf(meta.find(session, channelListing()))).toMatchObject({
      kind: 'rate',
      retryAfterMs: 60 * minute,
    });
  });

  test.each([
    [190, 463, 'token'],
    [190, 458, 'reauthorise'],
    [200, null, 'reauthorise'],
    [294, null, 'reauthorise'],
    [100, 33, 'reauthorise'],
    [100, null, 'refused'],
    [613, null, 'rate'],
    [80_009, null, 'rate'],
    [368, null, 'stop'],
    [2, null, 'busy'],
    [1, null, 'no-answer'],
  ])('the code %i (%s) is %s', (code, subcode, kind) => {
    expect(metaTrouble({ code, subcode, message: '', isTransient: false, retryAfterMs: null }).kind).toBe(
      kind,
    );
  });
});

describe('the simulator refuses', () => {
  const item = {
    id: 'A1',
    title: 'Chè',
    description: 'Chè',
    availability: 'in stock',
    condition: 'new',
    price: '120000 VND',
    link: 'https://cho.vn/a',
    image_link: 'https://cho.vn/a.jpg',
    brand: 'Bản Liền',
  };
  const batch = (data: Record<string, unknown>) => ({
    item_type: 'PRODUCT_ITEM',
    requests: [{ method: 'CREATE', data }],
  });

  test.each<[string, Record<string, unknown>]>([
    ['availability with Google’s low line', { availability: 'in_stock' }],
    ['a price without its currency', { price: '120000' }],
    ['a price of nothing', { price: '0 VND' }],
    ['a field of the product node', { image_url: 'https://cho.vn/a.jpg' }],
    ['a link that is none', { link: 'cho.vn' }],
  ])('%s', async (_, changes) => {
    const { connect, products, clock } = await open();
    const session = await connect();
    const path = `${session.grant.shopId}/items_batch`;
    expect((await ask(session, path, batch(item))).validation_status).toEqual([]);
    const told = await ask(session, path, batch({ ...item, id: 'A2', ...changes }));
    expect(told.handles).toEqual([]);
    expect(told.validation_status[0].retailer_id).toBe('A2');
    clock.now += processing;
    expect(await products()).toHaveLength(1);
  });

  test('a batch without its item type, a part of an item that is not there', async () => {
    const { connect, products, clock } = await open();
    const session = await connect();
    const path = `${session.grant.shopId}/items_batch`;
    expect((await ask(session, path, { requests: [{ method: 'UPDATE', data: item }] })).error.code).toBe(100);
    const part = {
      item_type: 'PRODUCT_ITEM',
      allow_upsert: false,
      requests: [{ method: 'UPDATE', data: { id: 'A9', price: '1 VND' } }],
    };
    const { handles } = await ask(session, path, part);
    const status = `${session.grant.shopId}/check_batch_request_status?handle=${handles[0]}`;
    expect((await ask(session, status)).data[0]).toMatchObject({ status: 'started', errors_total_count: 0 });
    clock.now += processing;
    expect((await ask(session, status)).data[0]).toMatchObject({ status: 'finished', errors_total_count: 1 });
    expect(await products()).toEqual([]);
  });
});
