import { describe, expect, test } from 'vitest';
import { googleChannel } from '#app/domain/channels/google/google-channel.server.ts';
import { googleItems } from '#app/domain/channels/google/google-item.ts';
import { googlePlatform as google } from '#app/domain/channels/google/google-platform.server.ts';
import { googleProductAttributes } from '#app/domain/channels/google/google-product-input.ts';
import { pathOf } from '#app/domain/channels/google/google-products.server.ts';
import { googleRefusal, googleTrouble } from '#app/domain/channels/google/google-trouble.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { PlatformSession } from '#app/domain/channels/platform/platform.ts';
import { explainRefusal } from '#app/domain/channels/push/explain-refusal.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';
import { describePlatform } from '#tests/support/platform-contract.ts';
import { callbackUrl, platformWorld, troubleOf } from '#tests/support/platform-world.ts';

const minute = 60_000;
const day = 86_400_000;
/** What the simulator takes until an item shows. */
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
const open = () => platformWorld(google, 'google');

const outgoing = (listing = channelListing()) => ({
  listing,
  images: listing.photos.map(({ url }) => url),
  attributes: [],
  papers: [],
  idempotencyKey: '0b8f1f3e-0000-4000-8000-000000000001',
});

async function ask(session: PlatformSession, method: string, path: string, body?: unknown) {
  const answer = await fetch(`${session.hosts.api}${path}`, {
    method,
    headers: { authorization: `Bearer ${session.grant.accessToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, told: await answer.json() };
}

describePlatform({
  channel: googleChannel,
  read: (platform, session) => platform.find(session, channelListing()),
  outgoing: async () => outgoing(),
  makes: 'productInputs:insert',
  codeLives: 10 * minute,
  accessLives: 3_599_000,
  grant: (now) => ({ refreshEndsAt: now + 180 * day, authorisedUntil: null }),
  settles: processing,
});

describe('what is sent', () => {
  test('is the feed’s item under the names of the interface', () => {
    const [item = {}] = googleItems(twoSizes());
    expect(googleProductAttributes(item)).toEqual({
      title: 'Chè Shan tuyết cổ thụ Bản Liền – Hộp 100 g',
      description: item.description,
      link: 'https://cho.vn/products/che-shan-tuyet',
      imageLink: 'https://cho.vn/img/a1-square.jpg',
      additionalImageLinks: ['https://cho.vn/img/a2-square.jpg', 'https://cho.vn/img/a3-square.jpg'],
      availability: 'IN_STOCK',
      price: { amountMicros: '185000000000', currencyCode: 'VND' },
      brand: 'Bản Liền',
      gtins: ['8931234567897'],
      condition: 'NEW',
      googleProductCategory: '2073',
      productTypes: ['Sản phẩm thực phẩm > Chè > Chè tươi, chè chế biến'],
      itemGroupId: 'L3H8T2C6',
      size: 'Hộp 100 g',
      shippingWeight: { value: 0.16, unit: 'kg' },
      shippingLength: { value: 12, unit: 'cm' },
      shippingWidth: { value: 8, unit: 'cm' },
      shippingHeight: { value: 15, unit: 'cm' },
      productDetails: [
        { sectionName: 'OCOP', attributeName: 'Hạng sao', attributeValue: '4 sao' },
        { sectionName: 'Xuất xứ', attributeName: 'Nơi sản xuất', attributeValue: 'Xã Bản Liền' },
      ],
      customLabel0: 'OCOP 4 sao',
      customLabel1: 'Xã Bản Liền',
    });
    const [sold = {}] = googleItems(channelListing({ variants: [{ ...second, stock: 0 }] }));
    expect(googleProductAttributes(sold, ['availability', 'identifier_exists'])).toEqual({
      availability: 'OUT_OF_STOCK',
      identifierExists: false,
    });
  });

  test('names with signs that mean something in an address go base64url', async () => {
    const { connect } = await open();
    const session = await connect();
    const { shopId } = session.grant;
    expect(pathOf(session, 'products', 'vi~VN~V7K2')).toBe(
      `/products/v1/accounts/${shopId}/products/vi~VN~V7K2`,
    );
    expect(pathOf(session, 'products', 'vi~VN~sku/1')).toBe(
      `/products/v1/accounts/${shopId}/products/${Buffer.from('vi~VN~sku/1').toString('base64url')}`,
    );
    const slashed = channelListing({ variants: [channelVariant({ publicCode: 'sku/1' })] });
    const made = await google.create(session, outgoing(slashed));
    await google.updateOffers(session, made, slashed);
    await google.setOnSale(session, made, false);
    expect(await google.poll(session, [made])).toHaveLength(1);
  });
});

describe('connecting a shop', () => {
  test('comes with a data source that is made once', async () => {
    const { line, sayYes } = await open();
    const [grant] = await google.exchange(line, await sayYes(), callbackUrl);
    expect(grant?.extra.dataSource).toMatch(/^accounts\/\d+\/dataSources\/\d+$/);

    const again = await google.exchange(line, await sayYes('s', grant?.shopId), callbackUrl);
    expect(again.map(({ shopId, extra }) => [shopId, extra])).toEqual([[grant?.shopId, grant?.extra]]);
  });

  test('the code is good for one address', async () => {
    const { line, sayYes } = await open();
    const elsewhere = await troubleOf(google.exchange(line, await sayYes(), `${callbackUrl}/other`));
    expect(elsewhere.kind).toBe('stop');
  });

  test('a person with several accounts brings a shop for each, and no token reaches another’s', async () => {
    const { line, connect } = await open();
    const url = google.authoriseUrl(line, callbackUrl, 's');
    const yes = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ shop: 'new', name: 'HTX Một, HTX Hai' }),
    });
    const back = new URL(yes.headers.get('location') ?? '').searchParams;
    const grants = await google.exchange(line, back, callbackUrl);
    expect(grants.map(({ shopName }) => shopName)).toEqual(['HTX Một', 'HTX Hai']);
    expect(new Set(grants.map(({ extra }) => extra.dataSource)).size).toBe(2);
    const other = await connect();
    const foreign = { ...other, grant: { ...other.grant, shopId: grants[0]?.shopId ?? '' } };
    expect((await troubleOf(google.create(foreign, outgoing()))).kind).toBe('reauthorise');
  });

  test('is renewed with the same refresh token; what was taken back asks for a new yes', async () => {
    const { connect, clock, control } = await open();
    const session = await connect();
    clock.now += 3_599_000;
    expect((await troubleOf(google.find(session, channelListing()))).kind).toBe('token');
    const grant = await google.renew(session);
    expect(grant).toMatchObject({
      shopId: session.grant.shopId,
      shopName: 'Chè Bản Liền',
      refreshToken: session.grant.refreshToken,
      extra: session.grant.extra,
    });
    expect(await google.find({ ...session, grant }, channelListing())).toBeNull();
    await control('expire-tokens');
    expect((await troubleOf(google.find({ ...session, grant }, channelListing()))).kind).toBe('token');
    clock.now += 180 * day;
    expect((await troubleOf(google.renew(session))).kind).toBe('reauthorise');
    const fresh = await connect();
    await control('withdraw');
    expect((await troubleOf(google.renew(fresh))).kind).toBe('reauthorise');
  });
});

describe('a product', () => {
  test('shows late, is reviewed, goes live, follows price and stock, and goes off and on sale', async () => {
    const { connect, products, control, clock } = await open();
    const session = await connect();
    await control('review', { delayMs: minute });
    const made = await google.create(session, outgoing(twoSizes()));
    expect(made).toMatchObject({
      externalId: 'L3H8T2C6',
      state: 'in_review',
      variants: { V7K2M9Q4: 'vi~VN~V7K2M9Q4', B2: 'vi~VN~B2' },
    });
    expect((await google.poll(session, [made]))[0]?.state).toBe('in_review');
    clock.now += processing;
    expect((await google.poll(session, [made]))[0]?.state).toBe('in_review');
    clock.now += minute;
    const [live] = await google.poll(session, [made]);
    expect(live).toMatchObject({ state: 'live', refusals: [] });
    if (!live) return;

    await google.updateOffers(
      session,
      live,
      twoSizes({ variants: [{ ...second, priceVnd: 750_000, stock: 0 }] }),
    );
    expect((await products())[0]).toMatchObject({
      externalId: 'L3H8T2C6',
      state: 'live',
      offers: [
        { sku: 'V7K2M9Q4', priceVnd: 185_000, stock: 1 },
        { sku: 'B2', priceVnd: 750_000, stock: 0 },
      ],
    });

    await google.setOnSale(session, live, false);
    clock.now += processing;
    const [off] = await google.poll(session, [live]);
    expect(off?.state).toBe('draft');
    if (!off) return;
    await google.update(session, off, outgoing(twoSizes({ brand: 'Suối Giàng' })));
    clock.now += processing;
    expect((await google.poll(session, [off]))[0]?.state).toBe('draft');
    await google.setOnSale(session, off, true);
    clock.now += processing;
    expect((await google.poll(session, [off]))[0]?.state).toBe('live');
  });

  test('an update brings new sizes and takes away those that are no more', async () => {
    const { connect, products, clock } = await open();
    const session = await connect();
    const made = await google.create(session, outgoing(twoSizes()));
    const third = channelVariant({ publicCode: 'C3', sku: 'CHE-1000', nameVi: 'Túi 1 kg', gtin: null });
    const sizes = await google.update(
      session,
      made,
      outgoing(twoSizes({ variants: [channelVariant(), third] })),
    );
    expect(Object.keys(sizes)).toEqual(['V7K2M9Q4', 'C3']);
    const [seen] = await products();
    expect(seen?.offers.map(({ sku }) => sku)).toEqual(['V7K2M9Q4', 'C3']);
    clock.now += processing;
    const found = await google.find(session, twoSizes({ variants: [channelVariant(), third] }));
    expect(Object.keys(found?.variants ?? {})).toEqual(['V7K2M9Q4', 'C3']);
  });

  test('that is turned down says why beside the field, and is looked at again once it is mended', async () => {
    const { connect, clock } = await open();
    const session = await connect();
    const loud = channelListing({ titleVi: 'Chè Bản Liền ngon nhất' });
    const made = await google.create(session, outgoing(loud));
    clock.now += processing;
    const [turnedDown] = await google.poll(session, [made]);
    expect(turnedDown).toMatchObject({
      state: 'rejected',
      refusals: [{ code: 'policy_violation', field: 'titleVi' }],
    });
    expect(turnedDown?.refusals.map((one) => explainRefusal(googleChannel, one))).toEqual([
      {
        words: 'policyWords',
        field: 'titleVi',
        platformWords: expect.stringContaining('ngon nhất'),
        isOwn: false,
        next: null,
      },
    ]);
    await google.update(session, made, outgoing());
    clock.now += processing;
    expect((await google.poll(session, [made]))[0]).toMatchObject({ state: 'live', refusals: [] });
  });

  test('is suspended when it was on sale and is turned down, removed when it is gone or has lapsed', async () => {
    const { connect, clock, control } = await open();
    const session = await connect();
    const made = await google.create(session, outgoing());
    clock.now += processing;
    const [live] = await google.poll(session, [made]);
    if (live?.state !== 'live') throw new Error('not live');
    await control('fault', { fault: 'reject-in-review', next: 1, reason: 'Thiếu giấy tờ' });
    await google.update(session, live, outgoing(channelListing({ titleVi: 'Chè Bản Liền hộp thiếc' })));
    clock.now += processing;
    expect((await google.poll(session, [live]))[0]).toMatchObject({
      state: 'suspended',
      refusals: [{ message: 'Thiếu giấy tờ', field: null }],
    });
    clock.now += 30 * day;
    const { accessToken } = await google.renew(session);
    const later = { ...session, grant: { ...session.grant, accessToken } };
    const gone = { ...live, externalId: 'X', variants: { X: 'vi~VN~X' } };
    const polled = await google.poll(later, [gone, live, { ...gone, state: 'in_review' }]);
    expect(polled.map(({ state }) => state)).toEqual(['removed', 'removed', 'in_review']);
  });

  test('what breaks the specification is found by Google itself, at the size it concerns', async () => {
    const { connect, clock } = await open();
    const session = await connect();
    const listing = twoSizes({ photos: [], variants: [channelVariant(), { ...second, priceVnd: 0 }] });
    const made = await google.create(session, outgoing(listing));
    clock.now += processing;
    const [polled] = await google.poll(session, [made]);
    expect(polled?.state).toBe('rejected');
    expect(polled?.refusals.map(({ code, field }) => [code, field])).toEqual([
      ['item_missing_required_attribute', 'photos'],
      ['item_missing_required_attribute', 'photos'],
      ['invalid_price', 'variants.1.priceVnd'],
    ]);
  });

  test('an older write that comes late does not replace a newer one', async () => {
    const { connect, products, clock } = await open();
    const session = await connect();
    await google.create(session, outgoing());
    const late = { ...session, now: () => clock.now - 1 };
    const old = channelListing({ variants: [channelVariant({ priceVnd: 1_000 })] });
    expect((await troubleOf(google.create(late, outgoing(old)))).kind).toBe('busy');
    expect((await products())[0]?.offers[0]?.priceVnd).toBe(185_000);
  });

  test('half a product is none: a size that is refused takes the others with it', async () => {
    const { connect, products } = await open();
    const session = await connect();
    const listing = twoSizes({ variants: [channelVariant(), { ...second, publicCode: 'B'.repeat(51) }] });
    const trouble = await troubleOf(google.create(session, outgoing(listing)));
    expect(trouble).toMatchObject({ kind: 'refused', refusals: [{ field: 'variants.1.sku' }] });
    expect((await products()).map(({ state }) => state)).toEqual(['removed']);
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
    await control('fault', { fault, next: 1, path: 'productInputs:insert' });
    expect((await troubleOf(google.create(session, outgoing(twoSizes())))).kind).toBe('no-answer');
    await google.create(session, outgoing(twoSizes()));
    clock.now += processing;
    expect(await google.find(session, twoSizes())).toMatchObject({ externalId: 'L3H8T2C6', state: 'live' });
    const { shopId } = session.grant;
    expect(await perSku()).toEqual({ [`${shopId}/V7K2M9Q4`]: 1, [`${shopId}/B2`]: 1 });
  });

  test('cut between two sizes: found as it is, and made whole by an update', async () => {
    const { connect, clock } = await open();
    const session = await connect();
    const one = await google.create(session, outgoing(channelListing()));
    clock.now += processing;
    const found = await google.find(session, twoSizes());
    expect(found?.variants).toEqual(one.variants);
    if (found) await google.update(session, found, outgoing(twoSizes()));
    clock.now += processing;
    expect(Object.keys((await google.find(session, twoSizes()))?.variants ?? {})).toHaveLength(2);
  });
});

describe('troubles of the line', () => {
  test('a used-up quota opens at noon, UTC', async () => {
    const { connect, control, clock } = await open();
    const session = await connect();
    await control('quota', { perDay: 1 });
    expect((await troubleOf(google.find(session, channelListing()))).kind).toBe('quota');
    clock.now = Date.UTC(2026, 10, 23, 11, 59);
    const old = { ...session, grant: { ...session.grant, accessToken: 'x' } };
    expect((await troubleOf(google.find(old, channelListing()))).kind).toBe('quota');
    clock.now = Date.UTC(2026, 10, 23, 12, 0);
    expect((await troubleOf(google.find(old, channelListing()))).kind).toBe('token');
  });

  test.each([
    [401, 'UNAUTHENTICATED', 'GCP_NOT_REGISTERED', 'stop'],
    [401, 'UNAUTHENTICATED', null, 'token'],
    [403, 'PERMISSION_DENIED', 'SERVICE_DISABLED', 'stop'],
    [403, 'PERMISSION_DENIED', 'PERMISSION_DENIED_ACCOUNTS', 'reauthorise'],
    [409, 'ABORTED', 'CONFLICT_ITEM_OUT_OF_ORDER_UPDATE', 'busy'],
    [429, 'RESOURCE_EXHAUSTED', null, 'rate'],
    [503, 'UNAVAILABLE', null, 'busy'],
    [500, 'SOMETHING_NEW', null, 'no-answer'],
    [400, 'INVALID_ARGUMENT', 'INVALID_VALUE', 'refused'],
  ])('%i %s %s is %s', (httpStatus, status, reason, kind) => {
    expect(googleTrouble({ httpStatus, status, reason, message: '', location: null }).kind).toBe(kind);
  });

  test.each([
    ['n:image link', 'photos'],
    ['imageLink', 'photos'],
    ['gtins', 'variants.2.gtin'],
    ['product_input.product_attributes.price.amount_micros', 'variants.2.priceVnd'],
    ['shipping weight', 'variants.2.weightGrams'],
    ['something else', null],
    [null, null],
  ])('the attribute %s is mended at %s', (attribute, field) => {
    expect(googleRefusal('x', '', attribute, 2).field).toBe(field);
  });
});

describe('the simulator refuses', () => {
  const body = {
    offerId: 'A1',
    contentLanguage: 'vi',
    feedLabel: 'VN',
    productAttributes: { title: 'Chè', price: { amountMicros: '1000000', currencyCode: 'VND' } },
  };

  test.each<[string, Record<string, unknown>, string]>([
    ['no id', { offerId: '' }, 'REQUIRED_FIELD'],
    ['another language than the data source’s', { contentLanguage: 'en' }, 'INVALID_CONTENT_LANGUAGE'],
    ['another label', { feedLabel: 'US' }, 'INVALID_FEED_LABEL'],
    ['the names of v1beta', { attributes: {} }, 'UNKNOWN_FIELD'],
    ['an attribute by its feed name', { productAttributes: { image_link: 'https://a.vn' } }, 'UNKNOWN_FIELD'],
    ['a price without micros', { productAttributes: { price: '120000 VND' } }, 'INVALID_VALUE'],
    ['availability in small letters', { productAttributes: { availability: 'in_stock' } }, 'INVALID_VALUE'],
  ])('%s', async (_, changes, reason) => {
    const { connect, products } = await open();
    const session = await connect();
    const { shopId, extra } = session.grant;
    const path = `/products/v1/accounts/${shopId}/productInputs:insert?dataSource=${extra.dataSource}`;
    expect((await ask(session, 'POST', path, body)).status).toBe(200);
    const { status, told } = await ask(session, 'POST', path, { ...body, ...changes });
    expect([status, told.error.details[0].metadata.REASON]).toEqual([400, reason]);
    expect(await products()).toHaveLength(1);
  });

  test('an insert without a data source, a mask with an unknown name, a token in the address', async () => {
    const { connect } = await open();
    const session = await connect();
    const { shopId, extra, accessToken } = session.grant;
    const inputs = `/products/v1/accounts/${shopId}/productInputs`;
    expect((await ask(session, 'POST', `${inputs}:insert`, body)).status).toBe(400);
    await ask(session, 'POST', `${inputs}:insert?dataSource=${extra.dataSource}`, body);
    const masked = `${inputs}/vi~VN~A1?dataSource=${extra.dataSource}&updateMask=productAttributes.image_link`;
    expect((await ask(session, 'PATCH', masked, {})).status).toBe(400);
    const bare = await fetch(`${session.hosts.api}/accounts/v1/accounts?access_token=${accessToken}`);
    expect(bare.status).toBe(401);
  });
});
