import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { lazadaChannel } from '#app/domain/channels/lazada/lazada-channel.server.ts';
import { lazadaPlatform as lazada } from '#app/domain/channels/lazada/lazada-platform.server.ts';
import { lazadaTrouble } from '#app/domain/channels/lazada/lazada-trouble.ts';
import { lazadaSignText, signLazada } from '#app/domain/channels/lazada/sign-lazada.server.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { PlatformSession } from '#app/domain/channels/platform/platform.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import vectors from '#tests/fixtures/channel-signing-vectors.json';
import { describePlatform } from '#tests/support/platform-contract.ts';
import { platformWorld, troubleOf } from '#tests/support/platform-world.ts';

const photo = await photoBytes({ width: 600, height: 600 });
const day = 86_400_000;

const tea = (changes: Partial<ChannelListing> = {}) =>
  channelListing({ category: '20011', brand: null, ...changes });
const second = channelVariant({ publicCode: 'B2', sku: 'CHE-500', nameVi: 'Túi 500 g', priceVnd: 800_000 });
const twoSizes = () => tea({ variants: [channelVariant(), second] });
const open = () => platformWorld(lazada, 'lazada');

async function outgoing(session: PlatformSession, listing = tea()) {
  const image = await lazada.uploadImage(session, { bytes: photo, name: 'che.jpg' });
  return {
    listing,
    images: [image],
    attributes: [],
    papers: [],
    idempotencyKey: '0b8f1f3e-0000-4000-8000-000000000001',
  };
}

describePlatform({
  channel: lazadaChannel,
  read: (platform, session) => platform.categories(session),
  outgoing,
  makes: '/product/create',
  codeLives: 30 * 60_000,
  accessLives: 7 * day,
  grant: (now) => ({ authorisedUntil: now + 30 * day }),
});

describe('the signature', () => {
  test.each(vectors.vectors.filter((one) => one.platform === 'lazada'))('$status', (vector) => {
    const { path = '', params, string_to_sign: text, expected, secret } = vector;
    const given = Object.fromEntries(
      Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]),
    );
    expect(lazadaSignText(path, given)).toBe(text);
    expect(signLazada(secret ?? '', path, given)).toMatch(
      expected ? new RegExp(`^${expected}$`) : /^[0-9A-F]{64}$/,
    );
  });

  test('one wrong byte, small letters, another order, a stale time are refused', async () => {
    const { connect, clock } = await open();
    const { app, grant, hosts } = await connect();
    const ask = async (at: number, change: (sign: string) => string = (sign) => sign) => {
      const params = {
        access_token: grant.accessToken,
        app_key: app.key,
        language_code: 'vi_VN',
        sign_method: 'sha256',
        timestamp: String(at),
      };
      const sign = change(signLazada(app.secret, '/category/tree/get', params));
      const query = new URLSearchParams({ ...params, sign });
      return (await (await fetch(`${hosts.api}/category/tree/get?${query}`)).json()).code;
    };
    expect(await ask(clock.now)).toBe('0');
    expect(await ask(clock.now, (sign) => `${sign.slice(0, -1)}${sign.endsWith('0') ? '1' : '0'}`)).toBe(
      'IncompleteSignature',
    );
    expect(await ask(clock.now, (sign) => sign.toLowerCase())).toBe('IncompleteSignature');
    const names = ['timestamp', 'sign_method', 'language_code', 'app_key', 'access_token'];
    const told: Record<string, string> = {
      access_token: grant.accessToken,
      app_key: app.key,
      language_code: 'vi_VN',
      sign_method: 'sha256',
      timestamp: String(clock.now),
    };
    const signed = (order: string[]) =>
      createHmac('sha256', app.secret)
        .update(`/category/tree/get${order.map((name) => `${name}${told[name]}`).join('')}`)
        .digest('hex')
        .toUpperCase();
    expect(await ask(clock.now, () => signed(names.toReversed()))).toBe('0');
    expect(await ask(clock.now, () => signed(names))).toBe('IncompleteSignature');
    expect(await ask(clock.now - 7_200_000)).toBe('0');
    expect(await ask(clock.now - 7_200_001)).toBe('IllegalTimestamp');
    expect(await ask(clock.now + 7_200_001)).toBe('IllegalTimestamp');
  });
});

describe('connecting a shop', () => {
  test('is renewed, with the same last day; what was taken back asks for a new yes', async () => {
    const { connect, clock, control } = await open();
    const session = await connect();
    clock.now += 7 * day;
    expect((await troubleOf(lazada.categories(session))).kind).toBe('token');
    const grant = await lazada.renew(session);
    expect(grant.authorisedUntil).toBe(session.grant.authorisedUntil);
    expect(await lazada.categories({ ...session, grant })).not.toHaveLength(0);
    await control('withdraw');
    expect((await troubleOf(lazada.renew({ ...session, grant }))).kind).toBe('reauthorise');
  });
});

describe('a product', () => {
  test('is made inactive, goes on sale after quality control, follows price and stock, and goes off', async () => {
    const { connect, products, control, clock, page } = await open();
    const session = await connect();
    await control('review', { delayMs: 60_000 });
    const made = await lazada.create(session, await outgoing(session, twoSizes()));
    expect(Object.keys(made.variants)).toEqual(['V7K2M9Q4', 'B2']);
    await lazada.setOnSale(session, made, true);
    expect((await lazada.poll(session, [made]))[0]?.state).toBe('in_review');
    clock.now += 60_000;
    const [live] = await lazada.poll(session, [made]);
    expect(live?.state).toBe('live');
    expect(await (await page(live?.url)).text()).toContain('Lazada (mô phỏng)');

    const changed = { ...second, priceVnd: 750_000, stock: 2 };
    await lazada.updateOffers(session, made, tea({ variants: [channelVariant(), changed] }));
    expect((await products())[0]?.offers[1]).toEqual({ sku: 'CHE-500', priceVnd: 750_000, stock: 2 });

    await lazada.setOnSale(session, made, false);
    expect((await lazada.poll(session, [made]))[0]?.state).toBe('draft');
    expect((await page(live?.url)).status).toBe(404);
  });

  test('gets a new size by an update', async () => {
    const { connect, products } = await open();
    const session = await connect();
    const product = await outgoing(session, twoSizes());
    const made = await lazada.create(session, product);
    const third = channelVariant({
      publicCode: 'C3',
      sku: 'CHE-1000',
      nameVi: 'Túi 1 kg',
      priceVnd: 1_500_000,
    });
    const listing = { ...product.listing, variants: [...product.listing.variants, third] };
    const sizes = await lazada.update(session, made, { ...product, listing });
    expect(sizes).toEqual({ ...made.variants, C3: expect.stringMatching(/^\d+$/) });
    expect((await products())[0]?.offers.map(({ sku }) => sku)).toEqual(['CHE-100', 'CHE-500', 'CHE-1000']);
  });

  test('that is turned down says why, and is looked at again once it is mended; one that is gone is removed', async () => {
    const { connect, control } = await open();
    const session = await connect();
    const product = await outgoing(session);
    await control('fault', { fault: 'reject-in-review', next: 1, reason: 'Thiếu giấy công bố sản phẩm' });
    const made = await lazada.create(session, product);
    const gone = { ...made, externalId: '1' };
    const [removed, rejected] = await lazada.poll(session, [gone, made]);
    expect(removed?.state).toBe('removed');
    expect(rejected?.state).toBe('rejected');
    expect(rejected?.refusals[0]?.message).toContain('Thiếu giấy công bố');
    await lazada.update(session, made, product);
    await lazada.setOnSale(session, made, true);
    expect((await lazada.poll(session, [made]))[0]).toMatchObject({ state: 'live', refusals: [] });
  });

  test.each([
    'drop-after-acting',
    'garbage',
  ])('%s: it is found by SKU, and a second one is refused', async (fault) => {
    const { connect, control, perSku } = await open();
    const session = await connect();
    const product = await outgoing(session);
    await control('fault', { fault, next: 1, path: '/product/create' });
    expect((await troubleOf(lazada.create(session, product))).kind).toBe('no-answer');
    expect(Object.keys((await lazada.find(session, product.listing))?.variants ?? {})).toEqual(['V7K2M9Q4']);
    expect((await troubleOf(lazada.create(session, product))).kind).toBe('exists');
    expect(await perSku()).toEqual({ [`${session.grant.shopId}/CHE-100`]: 1 });
  });
});

describe('troubles of the line', () => {
  test.each([
    ['901', 'rate'],
    ['998', 'busy'],
    ['4148', 'stop'],
    ['SellerNotActive', 'stop'],
    ['4126', 'exists'],
    ['500', 'refused'],
  ])('the code %s is %s', (code, kind) => {
    expect(lazadaTrouble({ code }).kind).toBe(kind);
  });
});

describe('what a category asks', () => {
  test('comes with kinds and options, without what the listing itself tells', async () => {
    const { connect } = await open();
    const asked = await lazada.attributes(await connect(), '20022');
    expect(asked.map(({ id, name, kind, isMandatory }) => [id, name, kind, isMandatory])).toEqual([
      ['product_shelf_life', 'Hạn sử dụng', 'choice', true],
      ['net_weight_g', 'Khối lượng tịnh (g)', 'number', true],
      ['storage_condition', 'Cách bảo quản', 'choices', false],
    ]);
    expect(asked[0]?.options).toContainEqual({ id: '12 tháng', name: '12 tháng' });
    const ofHoney = await lazada.attributes(await connect(), '20021');
    expect(ofHoney.at(-1)).toMatchObject({ id: 'packed_on', kind: 'day', options: [] });
  });

  test('and stays open is refused beside its question; answered, it goes along', async () => {
    const { connect, products } = await open();
    const session = await connect();
    const product = await outgoing(session, tea({ category: '20021' }));
    const trouble = await troubleOf(lazada.create(session, product));
    expect(trouble.refusals[0]).toMatchObject({ code: '500', field: 'attributes.product_shelf_life' });
    const attributes = [
      { id: 'product_shelf_life', values: [{ id: '24 tháng', text: '24 tháng' }] },
      {
        id: 'storage_condition',
        values: ['Nơi khô ráo', 'Ngăn mát'].map((name) => ({ id: name, text: name })),
      },
      { id: 'packed_on', values: [{ id: null, text: '2027-02-05' }] },
    ];
    const made = await lazada.create(session, { ...product, attributes });
    await lazada.update(session, made, { ...product, attributes });
    expect(await products()).toHaveLength(1);
  });
});

describe('a product that does not fit is refused beside its field', () => {
  const one = (changes: Parameters<typeof channelVariant>[0]) => ({ variants: [channelVariant(changes)] });
  test.each<[string, Partial<ChannelListing>, string, string]>([
    ['no category', { category: null }, '4163', 'category'],
    ['a category with children', { category: '20010' }, '4163', 'category'],
    ['a restricted category', { category: '20024' }, '4221', 'category'],
    ['a long title', { titleVi: 'Chè '.repeat(70) }, '4160', 'titleVi'],
    ['a SKU with forbidden signs', one({ sku: 'CHE/100' }), '4129', 'variants.0.sku'],
    ['more than 40 kg', one({ weightGrams: 40_010 }), '4164', 'variants.0.weightGrams'],
    ['a parcel too large', one({ lengthCm: 120, widthCm: 100, heightCm: 90 }), '4165', 'variants.0.lengthCm'],
    ['no weight', one({ weightGrams: null }), 'NO_WEIGHT', 'variants.0.weightGrams'],
    ['no price', one({ priceVnd: 0 }), '500', 'variants.0.priceVnd'],
  ])('%s', async (_, changes, code, field) => {
    const { connect, products } = await open();
    const session = await connect();
    const trouble = await troubleOf(lazada.create(session, await outgoing(session, tea(changes))));
    expect(trouble.kind).toBe('refused');
    expect(trouble.refusals[0]).toMatchObject({ code, field });
    expect(await products()).toEqual([]);
  });

  test('a picture from elsewhere, none, and one too small', async () => {
    const { connect } = await open();
    const session = await connect();
    const product = await outgoing(session);
    const foreign = await troubleOf(lazada.create(session, { ...product, images: ['https://cho.vn/a.jpg'] }));
    expect(foreign.refusals[0]).toMatchObject({ code: '4138', field: 'photos' });
    const none = await troubleOf(lazada.create(session, { ...product, images: [] }));
    expect(none.refusals[0]).toMatchObject({ code: '4139', field: 'photos' });
    const small = await photoBytes({ width: 329, height: 600 });
    expect((await troubleOf(lazada.uploadImage(session, { bytes: small, name: 'a.jpg' }))).kind).toBe(
      'refused',
    );
  });
});
