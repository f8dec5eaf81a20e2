import { describe, expect, test } from 'vitest';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type {
  OutgoingPaper,
  OutgoingProduct,
  PlatformCall,
  PlatformSession,
} from '#app/domain/channels/platform/platform.ts';
import { explainRefusal } from '#app/domain/channels/push/explain-refusal.ts';
import { tikiChannel } from '#app/domain/channels/tiki/tiki-channel.server.ts';
import { tikiPlatform as tiki } from '#app/domain/channels/tiki/tiki-platform.server.ts';
import { readRequests, takeBack } from '#app/domain/channels/tiki/tiki-requests.server.ts';
import { tikiRefusal, tikiTrouble } from '#app/domain/channels/tiki/tiki-trouble.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';
import { describePlatform } from '#tests/support/platform-contract.ts';
import { callbackUrl, platformWorld, troubleOf } from '#tests/support/platform-world.ts';

const hour = 3_600_000;

const tea = (changes: Partial<ChannelListing> = {}) => channelListing({ category: '54281', ...changes });
const second = channelVariant({ publicCode: 'B2', sku: 'CHE-500', nameVi: 'Túi 500 g', priceVnd: 800_000 });
const twoSizes = () => tea({ variants: [channelVariant(), second] });
const open = () => platformWorld(tiki, 'tiki');

function outgoing(listing = tea(), attributes: OutgoingProduct['attributes'] = []): OutgoingProduct {
  return {
    listing,
    images: listing.photos.map(({ url }) => url),
    attributes,
    papers: [],
    idempotencyKey: '0b8f1f3e-0000-4000-8000-000000000001',
  };
}

/** Let through, and on sale. */
async function live(session: PlatformSession, listing = tea()) {
  const made = await tiki.create(session, outgoing(listing));
  const [through] = await tiki.poll(session, [made]);
  if (!through) throw new Error('not polled');
  await tiki.setOnSale(session, through, true);
  const [known] = await tiki.poll(session, [through]);
  if (known?.state !== 'live') throw new Error(`not live but ${known?.state}`);
  return known;
}

describePlatform({
  channel: tikiChannel,
  read: (platform, session) => platform.categories(session),
  outgoing: async () => outgoing(),
  makes: '/v2.1/requests',
  codeLives: hour,
  accessLives: 3_599_000,
  grant: () => ({ refreshToken: expect.stringMatching(/./), authorisedUntil: null }),
});

describe('connecting a shop', () => {
  test('the code is good for the same way back', async () => {
    const { line, sayYes } = await open();
    const elsewhere = tiki.exchange(line, await sayYes(), `${callbackUrl}/elsewhere`);
    expect((await troubleOf(elsewhere)).kind).toBe('reauthorise');
  });

  test('asks for what it needs and no more; a short state is refused', async () => {
    const { line } = await open();
    const url = new URL(tiki.authoriseUrl(line, callbackUrl, 'state-of-eight-and-more'));
    expect(url.searchParams.get('scope')).toBe('offline product inventory');
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(tiki.authoriseUrl(line, callbackUrl, 'short'))).status).toBe(400);
  });

  test('a refresh token is good once; the new one goes on; what was taken back asks for a new yes', async () => {
    const { connect, clock, control } = await open();
    const session = await connect();
    clock.now += hour;
    expect((await troubleOf(tiki.categories(session))).kind).toBe('token');
    const grant = await tiki.renew(session);
    expect(grant).toMatchObject({ shopId: session.grant.shopId, shopName: 'Chè Bản Liền' });
    expect((await troubleOf(tiki.renew(session))).kind).toBe('reauthorise');
    expect(await tiki.categories({ ...session, grant })).not.toHaveLength(0);
    await control('withdraw');
    expect((await troubleOf(tiki.categories({ ...session, grant }))).kind).toBe('token');
    expect((await troubleOf(tiki.renew({ ...session, grant }))).kind).toBe('reauthorise');
  });
});

describe('what a category asks', () => {
  test('categories are told with their parents; only those that take products are leaves', async () => {
    const { connect } = await open();
    const categories = await tiki.categories(await connect());
    expect(categories).toContainEqual({ id: '4384', parentId: null, name: 'Bách Hóa Online', isLeaf: false });
    expect(categories).toContainEqual({ id: '54281', parentId: '54280', name: 'Trà', isLeaf: true });
    expect(categories.map(({ name }) => name)).not.toContain('Rượu');
  });

  test('attributes are told by kind, without those that we tell anyway, and their answers go along', async () => {
    const { connect, products } = await open();
    const session = await connect();
    const asked = await tiki.attributes(session, '54294');
    expect(asked).toEqual([
      expect.objectContaining({ id: 'storage', kind: 'choices', isMandatory: false }),
      expect.objectContaining({ id: 'expiry_months', kind: 'number', isMandatory: false, options: [] }),
      expect.objectContaining({ id: 'packing', kind: 'choice', isMandatory: true }),
    ]);
    expect(asked[2]?.options[0]).toEqual({ id: '21', name: 'Chai thuỷ tinh' });
    const honey = tea({ category: '54294', titleVi: 'Mật ong bạc hà' });
    const lacking = await troubleOf(tiki.create(session, outgoing(honey)));
    expect(lacking.refusals).toMatchObject([{ field: 'attributes.packing' }]);
    await tiki.create(
      session,
      outgoing(honey, [
        { id: 'packing', values: [{ id: '21', text: 'Chai thuỷ tinh' }] },
        { id: 'expiry_months', values: [{ id: null, text: '24' }] },
        {
          id: 'storage',
          values: [
            { id: '11', text: 'Nơi khô ráo' },
            { id: '12', text: 'Ngăn mát' },
          ],
        },
      ]),
    );
    expect(await products()).toHaveLength(1);
  });
});

describe('a product', () => {
  test('is asked for, looked at, let through hidden, put on sale, and follows price and stock', async () => {
    const { connect, products, control, clock } = await open();
    const session = await connect();
    await control('review', { delayMs: 48 * hour });
    const made = await tiki.create(session, outgoing(twoSizes()));
    expect(made).toMatchObject({ externalId: 'CHE-100', state: 'in_review', url: null });
    for (const passed of [0, 12, 24, 36]) {
      const [polled] = await tiki.poll(await renewed(session, clock, passed), [made]);
      expect(polled).toMatchObject({ state: 'in_review', variants: made.variants, refusals: [] });
    }
    const later = await renewed(session, clock, 48);
    const [through] = await tiki.poll(later, [made]);
    expect(through?.state).toBe('draft');
    // Every size is a product of its own now, known by another id than before.
    expect(Object.values(through?.variants ?? {}).every((id) => /^\d+$/.test(id))).toBe(true);
    if (!through) throw new Error('not polled');
    expect((await fetch(through.url ?? '')).status).toBe(404);
    await tiki.setOnSale(later, through, true);
    expect((await tiki.poll(later, [through]))[0]?.state).toBe('live');
    expect(await (await fetch(through.url ?? '')).text()).toContain('Tiki (mô phỏng)');

    const changed = tea({ variants: [channelVariant(), { ...second, priceVnd: 750_000, stock: 0 }] });
    await tiki.updateOffers(later, through, changed);
    expect((await products())[0]?.offers[1]).toEqual({ sku: 'CHE-500', priceVnd: 750_000, stock: 0 });
    await tiki.setOnSale(later, through, false);
    expect((await tiki.poll(later, [through]))[0]?.state).toBe('draft');
  });

  test('prices of what is still a request are not lost: they wait until it is a product', async () => {
    const { connect, products, control, clock } = await open();
    const session = await connect();
    await control('review', { delayMs: 1_000 });
    const made = await tiki.create(session, outgoing());
    await tiki.updateOffers(session, made, tea({ variants: [channelVariant({ stock: 3 })] }));
    expect((await products())[0]?.offers[0]?.stock).toBe(12);
    clock.now += 1_000;
    const [through] = await tiki.poll(session, [made]);
    expect(through?.variants).not.toEqual(made.variants);
    if (through) await tiki.updateOffers(session, through, tea({ variants: [channelVariant({ stock: 3 })] }));
    expect((await products())[0]?.offers[0]?.stock).toBe(3);
  });

  test('that is turned down says why beside the field; mended it is asked for anew, and found by that', async () => {
    const { connect, products, perSku } = await open();
    const session = await connect();
    const loud = tea({ descriptionVi: `Chè ngon nhất vùng cao. ${tea().descriptionVi}` });
    const made = await tiki.create(session, outgoing(loud));
    const [rejected] = await tiki.poll(session, [made]);
    expect(rejected?.state).toBe('rejected');
    expect(rejected?.refusals[0]?.message).toContain('ngon nhất');
    await tiki.update(session, made, outgoing());
    expect((await tiki.poll(session, [made]))[0]).toMatchObject({
      externalId: made.externalId,
      state: 'draft',
      refusals: [],
    });
    expect((await products()).map(({ state }) => state)).toEqual(['draft']);
    expect(await perSku()).toEqual({ [`${session.grant.shopId}/CHE-100`]: 1 });
  });

  test('that is still looked at is taken back and asked for anew when it changes; in the queue it waits', async () => {
    const { connect, products, control, clock, perSku } = await open();
    const session = await connect();
    await control('review', { delayMs: 1_000_000 });
    const made = await tiki.create(session, outgoing());
    const changed = outgoing(tea({ titleVi: 'Chè Shan tuyết Bản Liền vụ xuân' }));
    expect(await troubleOf(tiki.update(session, made, changed))).toMatchObject({
      kind: 'rate',
      retryAfterMs: 60_000,
    });
    clock.now += 100_000;
    await tiki.update(session, made, changed);
    expect(await products()).toMatchObject([{ title: 'Chè Shan tuyết Bản Liền vụ xuân' }]);
    expect(await perSku()).toEqual({ [`${session.grant.shopId}/CHE-100`]: 1 });
    // What was told of the old request leads to the new one.
    const [polled] = await tiki.poll(session, [made]);
    expect(polled?.state).toBe('in_review');
    expect(polled?.variants).not.toEqual(made.variants);
  });

  test('of a brand goes with the proof that it is the seller’s, by an address; other papers stay at home', async () => {
    const { connect, products } = await open();
    const session = await connect();
    const own = outgoing(tea({ brand: 'Shan Suối Giàng' }));
    const trouble = await troubleOf(tiki.create(session, own));
    expect(trouble.refusals.map((one) => explainRefusal(tikiChannel, one))).toMatchObject([
      { field: 'papers', liftedBy: ['trademark'] },
    ]);
    const paper = (kind: OutgoingPaper['kind'], url: string): OutgoingPaper => ({
      ...{ kind, url, fileName: `${kind}.pdf`, mediaType: 'application/pdf', validTo: null, since: 0 },
      read: () => Promise.reject(new Error('it takes addresses only')),
    });
    const bodies: Array<{ certificate_files?: unknown }> = [];
    const call: PlatformCall = (request) => {
      if (request.url.endsWith('/v2.1/requests')) bodies.push(JSON.parse(String(request.body)));
      return session.call(request);
    };
    const papers = [
      paper('food-safety', 'https://cho.example/papers/2'),
      paper('trademark', 'https://cho.example/papers/1'),
    ];
    await tiki.create({ ...session, call }, { ...own, papers });
    expect(bodies.map((one) => one.certificate_files)).toEqual([
      [{ url: 'https://cho.example/papers/1', type: 'brand' }],
    ]);
    expect(await products()).toHaveLength(1);
  });

  test('that somebody took back is not gone: it can be asked for anew', async () => {
    const { connect, control, clock, products } = await open();
    const session = await connect();
    await control('review', { delayMs: 1_000_000 });
    const made = await tiki.create(session, outgoing());
    clock.now += 100_000;
    const [{ requestId = '' } = {}] = await readRequests(session);
    await takeBack(session, requestId);
    expect((await tiki.poll(session, [made]))[0]).toMatchObject({
      state: 'rejected',
      refusals: [{ code: 'push:removed' }],
    });
    await tiki.update(session, made, outgoing());
    expect((await tiki.poll(session, [made]))[0]).toMatchObject({ state: 'in_review', refusals: [] });
    expect(await products()).toHaveLength(1);
  });

  test('a change of what is on sale is looked at, and one that is turned down leaves it as it was', async () => {
    const { connect, products, control } = await open();
    const session = await connect();
    const known = await live(session);
    await tiki.update(session, known, outgoing(tea({ titleVi: 'Chè Shan tuyết Bản Liền vụ xuân' })));
    expect((await products())[0]).toMatchObject({ title: 'Chè Shan tuyết Bản Liền vụ xuân', state: 'live' });
    await control('fault', { fault: 'reject-in-review', next: 1, reason: 'Mô tả chưa rõ nguồn gốc' });
    await tiki.update(session, known, outgoing(tea({ titleVi: 'Chè Shan tuyết khác' })));
    const [polled] = await tiki.poll(session, [known]);
    expect(polled).toMatchObject({
      state: 'live',
      refusals: [{ field: 'descriptionVi', message: 'Mô tả chưa rõ nguồn gốc' }],
    });
    expect((await products())[0]?.title).toBe('Chè Shan tuyết Bản Liền vụ xuân');
  });

  test('a new size is asked for by itself, and the others go on being sold', async () => {
    const { connect, perSku } = await open();
    const session = await connect();
    const known = await live(session);
    const sizes = await tiki.update(session, known, outgoing(twoSizes()));
    const found = await tiki.find(session, twoSizes());
    expect(sizes).toEqual({ ...known.variants, B2: expect.stringMatching(/^asked\/.+\/CHE-500$/) });
    expect(found).toMatchObject({ state: 'live', variants: known.variants });
    expect(Object.keys(found?.variants ?? {})).toEqual(['V7K2M9Q4', 'B2']);
    const shop = session.grant.shopId;
    expect(await perSku()).toEqual({ [`${shop}/CHE-100`]: 1, [`${shop}/CHE-500`]: 1 });
  });

  test('a price over the list price is refused beside it, and the list price is asked to follow', async () => {
    const { connect, products } = await open();
    const session = await connect();
    const known = await live(session, twoSizes());
    const dearer = tea({ variants: [channelVariant(), { ...second, priceVnd: 900_000 }] });
    const trouble = await troubleOf(tiki.updateOffers(session, known, dearer));
    expect(trouble.refusals).toMatchObject([{ code: '400', field: 'variants.1.priceVnd' }]);
    expect((await products())[0]?.offers[1]?.priceVnd).toBe(800_000);
    // People have let the new list price through meanwhile.
    await tiki.updateOffers(session, known, dearer);
    expect((await products())[0]?.offers[1]?.priceVnd).toBe(900_000);
  });

  test('that is gone is removed; of another shop is not found', async () => {
    const { connect } = await open();
    const [one, other] = [await connect(), await connect()];
    const known = await live(one);
    const nobodys = { ...known, variants: { V7K2M9Q4: '1' } };
    expect((await tiki.poll(one, [nobodys]))[0]?.state).toBe('removed');
    expect(await tiki.find(other, tea())).toBeNull();
    expect(await tiki.find(one, tea())).toMatchObject({ externalId: 'CHE-100', state: 'live' });
  });
});

describe('an outcome that nobody told', () => {
  test.each([
    'drop-after-acting',
    'garbage',
  ])('%s: the request is found by SKU, and a second is refused', async (fault) => {
    const { connect, control, perSku } = await open();
    const session = await connect();
    await control('review', { delayMs: hour });
    await control('fault', { fault, next: 1, path: '/v2.1/requests' });
    expect((await troubleOf(tiki.create(session, outgoing(twoSizes())))).kind).toBe('no-answer');
    const found = await tiki.find(session, twoSizes());
    expect(found).toMatchObject({ externalId: 'CHE-100', state: 'in_review' });
    expect(Object.keys(found?.variants ?? {})).toEqual(['V7K2M9Q4', 'B2']);
    if (found) expect((await tiki.poll(session, [found]))[0]).toEqual(found);
    expect((await troubleOf(tiki.create(session, outgoing(twoSizes())))).kind).toBe('exists');
    const shop = session.grant.shopId;
    expect(await perSku()).toEqual({ [`${shop}/CHE-100`]: 1, [`${shop}/CHE-500`]: 1 });
  });
});

describe('troubles of the line', () => {
  test.each([
    [401, 'token'],
    [403, 'reauthorise'],
    [429, 'rate'],
    [503, 'no-answer'],
    [400, 'refused'],
    [406, 'refused'],
  ])('the status %i is %s', (status, kind) => {
    expect(tikiTrouble(status, ['x']).kind).toBe(kind);
  });

  test.each([
    ['variants[1].price must not be greater than market_price', 'variants.1.priceVnd'],
    ['attributes.packing is required', 'attributes.packing'],
    ['attributes.brand is required', 'brand'],
    ['attributes.brand_country is required', 'attributes.brand_country'],
    ['Giá trị không tồn tại trong danh sách quy định', null],
    ['Tên sản phẩm chưa đúng quy định', 'titleVi'],
    ['Hình ảnh mờ', 'photos'],
    ['Danh mục chưa phù hợp', 'category'],
    ['Lý do khác', null],
    ['original_sku is required', 'variants.0.sku'],
    ['sku is duplicated in variants', 'variants.0.sku'],
    ['variants[1].sku must not be empty', 'variants.1.sku'],
    ['SKU CHE-100 đã tồn tại', 'variants.0.sku'],
    ['Trùng SKU', 'variants.0.sku'],
    // An SKU says which product is meant, too.
    ['SKU CHE-100: price is too low', 'variants.0.priceVnd'],
    ['[SKU CHE-100] Hình ảnh mờ', 'photos'],
    ['SKU CHE-100: vi phạm quy định', null],
  ])('“%s” is mended at %s', (words, field) => {
    expect(tikiRefusal('400', words).field).toBe(field);
  });

  test('without the scope that a call needs, the seller is asked again', async () => {
    const { line, sayYes } = await open();
    const narrow: typeof tiki.authoriseUrl = (about, back, state) =>
      tiki.authoriseUrl(about, back, state).replace('product+inventory', 'order');
    const url = narrow(line, callbackUrl, 'state-of-eight-and-more');
    const body = new URLSearchParams({ shop: 'new', name: 'Chè Bản Liền' });
    const yes = await fetch(url, { method: 'POST', redirect: 'manual', body });
    const back = new URL(yes.headers.get('location') ?? '').searchParams;
    const [grant] = await tiki.exchange(line, back, callbackUrl);
    if (!grant) throw new Error('no shop');
    expect((await troubleOf(tiki.categories({ ...line, grant }))).kind).toBe('reauthorise');
    expect(await sayYes()).toBeTruthy();
  });
});

describe('a product that does not fit is refused beside its field', () => {
  const one = (changes: Parameters<typeof channelVariant>[0]) => ({ variants: [channelVariant(changes)] });
  test.each<[string, Partial<ChannelListing>, string]>([
    ['no category', { category: null }, 'category'],
    ['a category with children', { category: '54280' }, 'category'],
    ['a category that takes no goods', { category: '54283' }, 'category'],
    ['a long name', { titleVi: 'Chè '.repeat(70) }, 'titleVi'],
    ['no brand', { brand: null }, 'brand'],
    ['“No brand”', { brand: 'No brand' }, 'brand'],
    ['no weight', one({ weightGrams: null }), 'variants.0.weightGrams'],
    ['no height', one({ heightCm: null }), 'variants.0.heightCm'],
    ['no price', one({ priceVnd: 0 }), 'variants.0.priceVnd'],
    ['no photo', { photos: [] }, 'photos'],
    [
      'two sizes of one name',
      { variants: [channelVariant(), { ...second, nameVi: 'Hộp 100 g' }] },
      'variants.0.nameVi',
    ],
  ])('%s', async (_, changes, field) => {
    const { connect, products } = await open();
    const session = await connect();
    const trouble = await troubleOf(tiki.create(session, outgoing(tea(changes))));
    expect(trouble.kind).toBe('refused');
    expect(trouble.refusals[0]).toMatchObject({ field });
    expect(await products()).toEqual([]);
  });
});

/** The session some hours after the beginning, with a token that is good then. */
async function renewed(session: PlatformSession, clock: { now: number }, hours: number) {
  clock.now = Date.UTC(2026, 10, 23, 2) + hours * hour;
  session.grant = await tiki.renew(session);
  return session;
}
