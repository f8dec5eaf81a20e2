import { describe, expect, test } from 'vitest';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { PlatformSession } from '#app/domain/channels/platform/platform.ts';
import { shopeeChannel } from '#app/domain/channels/shopee/shopee-channel.server.ts';
import { shopeePlatform as shopee } from '#app/domain/channels/shopee/shopee-platform.server.ts';
import { shopeeTrouble } from '#app/domain/channels/shopee/shopee-trouble.ts';
import { signShopee } from '#app/domain/channels/shopee/sign-shopee.server.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import vectors from '#tests/fixtures/channel-signing-vectors.json';
import { describePlatform } from '#tests/support/platform-contract.ts';
import { platformWorld, troubleOf } from '#tests/support/platform-world.ts';

const photo = await photoBytes({ width: 600, height: 600 });
const hour = 3_600_000;
const day = 24 * hour;

const tea = (changes: Partial<ChannelListing> = {}) => channelListing({ category: '100011', ...changes });
const twoSizes = () =>
  tea({
    variants: [
      channelVariant(),
      channelVariant({
        publicCode: 'B2',
        sku: 'CHE-500',
        nameVi: 'Túi 500 g',
        priceVnd: 800_000,
        gtin: null,
      }),
    ],
  });
const open = () => platformWorld(shopee, 'shopee');

async function outgoing(session: PlatformSession, listing = tea()) {
  const image = await shopee.uploadImage(session, { bytes: photo, name: 'che.jpg' });
  return {
    listing,
    images: [image],
    attributes: [],
    papers: [],
    idempotencyKey: '0b8f1f3e-0000-4000-8000-000000000001',
  };
}

describePlatform({
  channel: shopeeChannel,
  read: (platform, session) => platform.categories(session),
  outgoing,
  makes: 'add_item',
  codeLives: 10 * 60_000,
  accessLives: 4 * hour,
  grant: (now) => ({ refreshEndsAt: now + 30 * day, authorisedUntil: now + 365 * day }),
});

describe('the signature', () => {
  const own = vectors.vectors.filter(
    (one) => one.platform === 'shopee' && one.status === 'self-generated' && one.api_type !== 'merchant',
  );
  test.each(own)('$api_type: as the documented recipe gives it', ({ inputs, secret, expected }) => {
    const { path = '', partner_id, timestamp = 0, access_token, shop_id } = inputs ?? {};
    const shop = access_token ? { shop: { accessToken: access_token, shopId: String(shop_id) } } : {};
    const sign = signShopee(secret ?? '', { partnerId: String(partner_id), path, timestamp, ...shop });
    expect(sign).toBe(expected);
  });
});

describe('connecting a shop', () => {
  test('a refresh token is good once; the new one goes on', async () => {
    const { connect, clock } = await open();
    const session = await connect();
    clock.now += 4 * hour;
    expect((await troubleOf(shopee.categories(session))).kind).toBe('token');
    const renewed = await shopee.renew(session);
    expect(renewed).toMatchObject({
      shopName: 'Chè Bản Liền',
      authorisedUntil: session.grant.authorisedUntil,
    });
    expect((await troubleOf(shopee.renew(session))).kind).toBe('reauthorise');
    expect(await shopee.categories({ ...session, grant: renewed })).not.toHaveLength(0);
    expect((await shopee.renew({ ...session, grant: renewed })).accessToken).not.toBe(renewed.accessToken);
  });
});

describe('the gateway refuses', () => {
  test('one wrong byte, another order, a stale time', async () => {
    const { connect, clock } = await open();
    const session = await connect();
    const { app, grant, hosts } = session;
    const path = '/api/v2/shop/get_shop_info';
    const ask = async (timestamp: number, sign: string) => {
      const query = new URLSearchParams({
        partner_id: app.key,
        timestamp: String(timestamp),
        sign,
        access_token: grant.accessToken,
        shop_id: grant.shopId,
      });
      return (await (await fetch(`${hosts.api}${path}?${query}`)).json()).error;
    };
    const now = Math.floor(clock.now / 1000);
    const signed = (timestamp: number, accessToken = grant.accessToken, shopId = grant.shopId) =>
      signShopee(app.secret, { partnerId: app.key, path, timestamp, shop: { accessToken, shopId } });
    const right = signed(now);
    expect(await ask(now, right)).toBe('');
    expect(await ask(now, `${right.slice(0, -1)}${right.endsWith('0') ? '1' : '0'}`)).toBe('error_sign');
    expect(await ask(now, right.toUpperCase())).toBe('error_sign');
    expect(await ask(now, signed(now, grant.shopId, grant.accessToken))).toBe('error_sign');
    expect(await ask(now - 300, signed(now - 300))).toBe('');
    expect(await ask(now - 301, signed(now - 301))).toBe('error_param');
    expect(await ask(now + 301, signed(now + 301))).toBe('error_param');
  });
});

describe('a product', () => {
  test('is made unlisted, goes on sale after review, follows price and stock, and goes off', async () => {
    const { connect, products, control, clock, page } = await open();
    const session = await connect();
    await control('review', { delayMs: 60_000 });
    const made = await shopee.create(session, await outgoing(session));
    expect(made.state).toBe('draft');
    expect((await page(made.url)).status).toBe(404);

    await shopee.setOnSale(session, made, true);
    expect((await shopee.poll(session, [made]))[0]?.state).toBe('in_review');
    clock.now += 60_000;
    const [live] = await shopee.poll(session, [made]);
    expect(live?.state).toBe('live');
    expect(await (await page(made.url)).text()).toContain('Shopee (mô phỏng)');

    const cheaper = tea({ variants: [channelVariant({ priceVnd: 150_000, stock: 3 })] });
    await shopee.updateOffers(session, made, cheaper);
    expect((await products())[0]?.offers).toEqual([{ sku: 'CHE-100', priceVnd: 150_000, stock: 3 }]);

    await shopee.setOnSale(session, made, false);
    expect((await shopee.poll(session, [made]))[0]?.state).toBe('draft');
  });

  test('with several sizes has each of them with its own price, and gets a new one later', async () => {
    const { connect, products } = await open();
    const session = await connect();
    const listing = twoSizes();
    const made = await shopee.create(session, await outgoing(session, listing));
    expect(Object.keys(made.variants)).toEqual(['V7K2M9Q4', 'B2']);
    expect((await products())[0]?.offers).toEqual([
      { sku: 'CHE-100', priceVnd: 185_000, stock: 12 },
      { sku: 'CHE-500', priceVnd: 800_000, stock: 12 },
    ]);
    const third = channelVariant({
      publicCode: 'C3',
      sku: 'CHE-1000',
      nameVi: 'Túi 1 kg',
      priceVnd: 1_500_000,
    });
    await shopee.updateOffers(session, made, { ...listing, variants: [...listing.variants, third] });
    expect((await products())[0]?.offers[2]).toEqual({ sku: 'CHE-1000', priceVnd: 1_500_000, stock: 12 });
  });

  test('that reviewers turn down says why, and is looked at again once it is mended', async () => {
    const { connect } = await open();
    const session = await connect();
    const loud = tea({ descriptionVi: `Chè ngon nhất vùng cao. ${tea().descriptionVi}` });
    const product = await outgoing(session, loud);
    const made = await shopee.create(session, product);
    await shopee.setOnSale(session, made, true);
    const [turnedDown] = await shopee.poll(session, [made]);
    expect(turnedDown?.state).toBe('rejected');
    expect(turnedDown?.refusals[0]?.message).toContain('ngon nhất');
    await shopee.update(session, made, { ...product, listing: tea() });
    expect((await shopee.poll(session, [made]))[0]).toMatchObject({ state: 'live', refusals: [] });
  });

  test('that was on sale and is banned counts as suspended; one that is gone as removed', async () => {
    const { connect } = await open();
    const session = await connect();
    const product = await outgoing(session);
    const made = await shopee.create(session, product);
    await shopee.setOnSale(session, made, true);
    const [live] = await shopee.poll(session, [made]);
    await shopee.update(session, made, {
      ...product,
      listing: tea({ titleVi: 'Chè Bản Liền số 1 Lào Cai' }),
    });
    const gone = { ...made, externalId: '99999999999' };
    const polled = await shopee.poll(session, [gone, ...(live ? [live] : [])]);
    expect(polled.map(({ state }) => state)).toEqual(['removed', 'suspended']);
    expect(polled[1]?.refusals[0]?.message).toContain('số 1');
  });
});

describe('what a category asks', () => {
  const honey = tea({ category: '100030' });
  const meat = tea({ category: '100031' });

  test('comes with kinds, options and units', async () => {
    const { connect } = await open();
    const session = await connect();
    const asked = await shopee.attributes(session, '100031');
    expect(asked.map(({ name, kind, isMandatory, unit }) => [name, kind, isMandatory, unit])).toEqual([
      ['Hạn sử dụng', 'choice', true, null],
      ['Khối lượng tịnh', 'number', true, 'g'],
      ['Điều kiện bảo quản', 'choices', false, null],
    ]);
    expect(asked[0]?.options[1]).toEqual({ id: '310002', name: '12 tháng' });
    expect((await shopee.attributes(session, '100030')).at(-1)).toMatchObject({
      id: '300005/month',
      name: 'Ngày hết hạn (tháng/năm)',
      kind: 'month',
    });
    expect(await shopee.attributes(session, '100021')).toEqual([]);
  });

  test('and stays open is refused; answered, it goes along with create and update', async () => {
    const { connect, products } = await open();
    const session = await connect();
    const product = await outgoing(session, meat);
    const trouble = await troubleOf(shopee.create(session, product));
    expect(trouble.refusals[0]).toMatchObject({
      code: 'error_less_required_attribute',
      field: 'attributes',
    });
    const attributes = [
      { id: '300001', values: [{ id: '310002', text: '12 tháng' }] },
      { id: '300004/unit/g', values: [{ id: null, text: '500' }] },
      {
        id: '300002',
        values: [
          { id: '320001', text: 'Nơi khô ráo, thoáng mát' },
          { id: null, text: 'Gác bếp' },
        ],
      },
    ];
    const made = await shopee.create(session, { ...product, attributes });
    expect(made.state).toBe('draft');
    await shopee.update(session, made, { ...product, attributes });
    await shopee.update(session, made, product);
    expect(await products()).toHaveLength(1);
  });

  test('a day is sent as Shopee counts it, and what is no day is refused beside its question', async () => {
    const { connect } = await open();
    const session = await connect();
    const product = await outgoing(session, honey);
    const until = (text: string) => [
      { id: '300001', values: [{ id: '310002', text: '12 tháng' }] },
      { id: '300005/month', values: [{ id: null, text }] },
    ];
    const trouble = await troubleOf(shopee.create(session, { ...product, attributes: until('31/12/2027') }));
    expect(trouble.refusals[0]).toMatchObject({ field: 'attributes.300005/month', message: '31/12/2027' });
    const made = await shopee.create(session, { ...product, attributes: until('2027-12') });
    expect(made.state).toBe('draft');
  });
});

describe('an outcome that nobody told', () => {
  test('cut between item and sizes: found, and made whole by an update', async () => {
    const { connect, control, products } = await open();
    const session = await connect();
    const product = await outgoing(session, twoSizes());
    await control('fault', { fault: 'drop-before-acting', next: 1, path: 'init_tier_variation' });
    expect((await troubleOf(shopee.create(session, product))).kind).toBe('no-answer');
    const found = await shopee.find(session, product.listing);
    expect(found?.variants).toEqual({});
    const sizes = found ? await shopee.update(session, found, product) : {};
    expect(Object.keys(sizes)).toEqual(['V7K2M9Q4', 'B2']);
    expect((await products())[0]?.offers.map(({ sku }) => sku)).toEqual(['CHE-100', 'CHE-500']);
    expect(Object.keys((await shopee.find(session, product.listing))?.variants ?? {})).toHaveLength(2);
  });

  test('a product that somebody keyed in under its own code is found by the SKU of a size', async () => {
    const { connect } = await open();
    const session = await connect();
    await shopee.create(session, await outgoing(session, { ...twoSizes(), publicCode: 'TU-NHAP' }));
    expect(Object.keys((await shopee.find(session, twoSizes()))?.variants ?? {})).toHaveLength(2);
  });
});

describe('troubles of the line', () => {
  test('a used-up quota opens at midnight of Singapore', async () => {
    const { connect, control, clock } = await open();
    const session = await connect();
    await control('quota', { perDay: 1 });
    expect((await troubleOf(shopee.categories(session))).kind).toBe('quota');
    clock.now = Date.UTC(2026, 10, 23, 15, 59);
    const renewed = { ...session, grant: { ...session.grant, accessToken: 'x' } };
    expect((await troubleOf(shopee.categories(renewed))).kind).toBe('quota');
    clock.now = Date.UTC(2026, 10, 23, 16, 0);
    expect((await troubleOf(shopee.categories(renewed))).kind).toBe('token');
  });

  test.each([
    ['error_limit', 'quota'],
    ['error_partner_key_expired', 'stop'],
    ['shop_banned', 'stop'],
    ['error_reach_shop_item_limit', 'stop'],
    ['partner_shop_no_link', 'reauthorise'],
    ['error_system_busy', 'busy'],
    ['error_repeated_mtsku', 'exists'],
    ['product.error_busi', 'refused'],
  ])('the code %s is %s', (code, kind) => {
    expect(shopeeTrouble(code, '').kind).toBe(kind);
  });
});

describe('a product that does not fit is refused beside its field', () => {
  const heavy = [channelVariant({ weightGrams: 31_000 })];
  test.each<[string, Partial<ChannelListing>, string, string]>([
    ['no category', { category: null }, 'error_invalid_category', 'category'],
    ['a category with children', { category: '100010' }, 'error_invalid_category', 'category'],
    ['alcohol without papers', { category: '100032' }, 'error_category_is_block', 'category'],
    ['a short title', { titleVi: 'Chè' }, 'error_item_name_is_too_short', 'titleVi'],
    ['a long title', { titleVi: 'Chè '.repeat(40) }, 'error_title_exceeds_max_length', 'titleVi'],
    [
      'a title with a picture',
      { titleVi: 'Chè Shan tuyết 🍵' },
      'error_title_character_forbidden',
      'titleVi',
    ],
    ['a short description', { descriptionVi: 'Ngon' }, 'error_desc_length_min_limit', 'descriptionVi'],
    [
      'too many hashtags',
      { descriptionVi: Array.from({ length: 19 }, (_, n) => `#chebanlien${n}`).join(' ') },
      'error_desc_hash_tag_over_limit',
      'descriptionVi',
    ],
    [
      'a wrong barcode',
      { variants: [channelVariant({ gtin: '8931234567890' })] },
      'error_param_validate',
      'variants.0.gtin',
    ],
    [
      'a price under the least',
      { variants: [channelVariant({ priceVnd: 500 })] },
      'error_price_exceed_min_limitt',
      'variants.0.priceVnd',
    ],
    [
      'no weight',
      { variants: [channelVariant({ weightGrams: null })] },
      'error_invalid_weight',
      'variants.0.weightGrams',
    ],
    [
      'more than any channel carries',
      { variants: heavy },
      'error_invalid_logistic_info',
      'variants.0.weightGrams',
    ],
  ])('%s', async (_, changes, code, field) => {
    const { connect, products } = await open();
    const session = await connect();
    const trouble = await troubleOf(shopee.create(session, await outgoing(session, tea(changes))));
    expect(trouble.kind).toBe('refused');
    expect(trouble.refusals[0]).toMatchObject({ code, field });
    expect(await products()).toEqual([]);
  });

  test('each size that breaks a limit is named by its place', async () => {
    const { connect } = await open();
    const session = await connect();
    const listing = twoSizes();
    const long = channelVariant({ publicCode: 'C3', sku: 'C3', nameVi: 'Hộp quà tặng có túi giấy đi kèm' });
    const product = await outgoing(session, { ...listing, variants: [...listing.variants, long] });
    const trouble = await troubleOf(shopee.create(session, product));
    expect(trouble.refusals).toEqual([
      expect.objectContaining({ code: 'error_tier_opt_val_too_long', field: 'variants.2.nameVi' }),
    ]);
  });

  test('a picture that was never uploaded, none, and what is no picture', async () => {
    const { connect } = await open();
    const session = await connect();
    const product = await outgoing(session);
    const unknown = await troubleOf(shopee.create(session, { ...product, images: ['vn-unknown'] }));
    expect(unknown.refusals[0]).toMatchObject({ code: 'error_image_unavailable', field: 'photos' });
    const none = await troubleOf(shopee.create(session, { ...product, images: [] }));
    expect(none.refusals[0]).toMatchObject({ code: 'error_image_num_min', field: 'photos' });
    const text = shopee.uploadImage(session, { bytes: Buffer.from('no picture'), name: 'a.jpg' });
    expect((await troubleOf(text)).kind).toBe('refused');
  });
});
