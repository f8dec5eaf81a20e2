import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { OutgoingPaper, PlatformCall, PlatformSession } from '#app/domain/channels/platform/platform.ts';
import {
  signTiktokShop,
  tiktokShopSignText,
} from '#app/domain/channels/tiktok-shop/sign-tiktok-shop.server.ts';
import { tiktokShopChannel } from '#app/domain/channels/tiktok-shop/tiktok-shop-channel.server.ts';
import { tiktokShopPlatform as tiktok } from '#app/domain/channels/tiktok-shop/tiktok-shop-platform.server.ts';
import { readProduct } from '#app/domain/channels/tiktok-shop/tiktok-shop-products.server.ts';
import { partialEdit } from '#app/domain/channels/tiktok-shop/tiktok-shop-skus.server.ts';
import { auditRefusals, tiktokShopTrouble } from '#app/domain/channels/tiktok-shop/tiktok-shop-trouble.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import vectors from '#tests/fixtures/channel-signing-vectors.json';
import { describePlatform } from '#tests/support/platform-contract.ts';
import { callbackUrl, platformWorld, troubleOf } from '#tests/support/platform-world.ts';

const photo = await photoBytes({ width: 600, height: 600 });
const day = 86_400_000;

const tea = (changes: Partial<ChannelListing> = {}) =>
  channelListing({ category: '700011', brand: null, ...changes });
const second = channelVariant({
  publicCode: 'B2',
  sku: 'CHE-500',
  nameVi: 'Túi 500 g',
  priceVnd: 800_000,
  gtin: null,
});
const twoSizes = () => tea({ variants: [channelVariant(), second] });
const open = () => platformWorld(tiktok, 'tiktok-shop');

async function outgoing(session: PlatformSession, listing = tea(), attributes: Attributes = []) {
  const image = await tiktok.uploadImage(session, { bytes: photo, name: 'che.jpg' });
  return {
    listing,
    images: [image],
    attributes,
    papers: [],
    idempotencyKey: '0b8f1f3e-0000-4000-8000-000000000001',
  };
}
type Attributes = Parameters<typeof tiktok.create>[1]['attributes'];

/** On sale, after the reviewers have looked. */
async function live(session: PlatformSession, listing = tea()) {
  const product = await outgoing(session, listing);
  const made = await tiktok.create(session, product);
  await tiktok.setOnSale(session, made, true, listing);
  const [polled] = await tiktok.poll(session, [made]);
  if (polled?.state !== 'live') throw new Error(`not live but ${polled?.state}`);
  return { product, known: polled };
}

describePlatform({
  channel: tiktokShopChannel,
  read: (platform, session) => platform.categories(session),
  outgoing,
  makes: '/product/202309/products',
  codeLives: 30 * 60_000,
  accessLives: 7 * day,
  grant: (now) => ({ authorisedUntil: now + 365 * day, extra: { cipher: expect.stringMatching(/^ROW_/) } }),
});

describe('the signature', () => {
  test('is the one that the platform publishes', () => {
    const vector = vectors.vectors.find((one) => one.platform === 'tiktok_shop');
    const { secret = '', path = '', params, body = '', string_to_sign: text, expected } = vector ?? {};
    const query = Object.fromEntries(
      Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]),
    );
    const call = { path, query, body };
    expect(tiktokShopSignText(secret, call)).toBe(text);
    expect(signTiktokShop(secret, call)).toBe(expected);
  });

  test('takes in the body, and neither sign nor access_token', () => {
    const call = { path: '/p', query: { b: '2', a: '1', sign: 'x', access_token: 'y' }, body: '{"a":1}' };
    expect(tiktokShopSignText('s', call)).toBe('s/pa1b2{"a":1}s');
  });

  test('one wrong byte, capitals, another order, another body, a stale time are refused', async () => {
    const { connect, clock } = await open();
    const { app, grant, hosts } = await connect();
    const path = '/product/202502/products/search';
    const sent = '{"status":"ALL"}';
    const ask = async (at: number, change: (sign: string) => string = (sign) => sign, body = sent) => {
      const query: Record<string, string> = {
        app_key: app.key,
        page_size: '10',
        shop_cipher: grant.extra.cipher ?? '',
        timestamp: String(at),
      };
      const sign = change(signTiktokShop(app.secret, { path, query, body: sent }));
      const answer = await fetch(`${hosts.api}${path}?${new URLSearchParams({ ...query, sign })}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-tts-access-token': grant.accessToken },
        body,
      });
      return answer.json();
    };
    const now = Math.floor(clock.now / 1000);
    expect((await ask(now)).code).toBe(0);
    expect((await ask(now, (sign) => `${sign.slice(0, -1)}${sign.endsWith('0') ? '1' : '0'}`)).code).toBe(
      106_001,
    );
    expect((await ask(now, (sign) => sign.toUpperCase())).code).toBe(106_001);
    expect((await ask(now, undefined, '{"status": "ALL"}')).code).toBe(106_001);
    const told: Record<string, string> = {
      app_key: app.key,
      page_size: '10',
      shop_cipher: grant.extra.cipher ?? '',
      timestamp: String(now),
    };
    const signed = (order: string[]) =>
      createHmac('sha256', app.secret)
        .update(
          `${app.secret}${path}${order.map((name) => `${name}${told[name]}`).join('')}${sent}${app.secret}`,
        )
        .digest('hex');
    expect((await ask(now, () => signed(Object.keys(told)))).code).toBe(0);
    expect((await ask(now, () => signed(Object.keys(told).toReversed()))).code).toBe(106_001);
    expect((await ask(now - 300)).code).toBe(0);
    expect((await ask(now - 301)).message).toContain('earlier than 5 minutes');
    expect((await ask(now + 30)).code).toBe(0);
    expect((await ask(now + 31)).message).toContain('more than 30 seconds');
  });

  test('the cipher goes where it is wanted, and nowhere else', async () => {
    const { connect } = await open();
    const session = await connect();
    const without = { ...session, grant: { ...session.grant, extra: {} } };
    expect((await troubleOf(tiktok.categories(without))).kind).toBe('stop');
    const other = { ...session, grant: { ...session.grant, extra: { cipher: 'ROW_other' } } };
    expect((await troubleOf(tiktok.categories(other))).kind).toBe('reauthorise');
    // The upload refuses any.
    await expect(tiktok.uploadImage(session, { bytes: photo, name: 'a.jpg' })).resolves.toContain('tos-');
  });
});

describe('connecting a shop', () => {
  test('brings one shop; a seller who says no connects none', async () => {
    const { line, sayYes } = await open();
    expect(await tiktok.exchange(line, await sayYes(), callbackUrl)).toHaveLength(1);
    const denied = new URLSearchParams({ code: 'null', error: 'auth_denied', state: 's' });
    expect((await troubleOf(tiktok.exchange(line, denied, callbackUrl))).kind).toBe('reauthorise');
  });

  test('is renewed; what was taken back asks for a new yes', async () => {
    const { connect, clock, control } = await open();
    const session = await connect();
    clock.now += 7 * day;
    expect((await troubleOf(tiktok.categories(session))).kind).toBe('token');
    const grant = await tiktok.renew(session);
    expect(grant).toMatchObject({ shopId: session.grant.shopId, extra: session.grant.extra });
    expect(grant.accessToken).not.toBe(session.grant.accessToken);
    expect(await tiktok.categories({ ...session, grant })).not.toHaveLength(0);
    await control('expire-tokens');
    expect((await troubleOf(tiktok.categories({ ...session, grant }))).kind).toBe('token');
    await control('withdraw');
    expect((await troubleOf(tiktok.renew({ ...session, grant }))).kind).toBe('reauthorise');
  });
});

describe('what a category asks', () => {
  test('categories are told with their parents, without those that the shop may not use', async () => {
    const { connect } = await open();
    const categories = await tiktok.categories(await connect());
    expect(categories).toContainEqual({ id: '700011', parentId: '700010', name: 'Trà', isLeaf: true });
    expect(categories).toContainEqual({
      id: '700001',
      parentId: null,
      name: 'Thực phẩm & Đồ uống',
      isLeaf: false,
    });
    expect(categories.map(({ id }) => id)).not.toContain('700013');
  });

  test('attributes are told by kind, without those in which sizes differ, and their answers go along', async () => {
    const { connect, products } = await open();
    const session = await connect();
    const asked = await tiktok.attributes(session, '700025');
    expect(asked.map(({ id, kind, isMandatory }) => ({ id, kind, isMandatory }))).toEqual([
      { id: '101002', kind: 'choice', isMandatory: true },
      { id: '101001', kind: 'choices', isMandatory: false },
      { id: '101003', kind: 'number', isMandatory: false },
    ]);
    expect(asked[0]?.options[0]).toEqual({ id: '2001', name: 'Chai thuỷ tinh' });
    const honey = tea({ category: '700025', titleVi: 'Mật ong bạc hà cao nguyên đá Mường Khương' });
    const lacking = await troubleOf(tiktok.create(session, await outgoing(session, honey)));
    expect(lacking.refusals[0]).toMatchObject({ code: '12052104', field: 'category' });
    expect(lacking.refusals[0]?.message).toContain('Loại bao bì');
    await tiktok.create(
      session,
      await outgoing(session, honey, [
        { id: '101002', values: [{ id: '2001', text: 'Chai thuỷ tinh' }] },
        {
          id: '101001',
          values: [
            { id: '1001', text: 'Nơi khô ráo' },
            { id: null, text: 'Tránh nắng' },
          ],
        },
        { id: '101003', values: [{ id: null, text: '24' }] },
      ]),
    );
    expect(await products()).toHaveLength(1);
  });

  test('a category that must have a paper is refused with the name of the paper, before anything is made', async () => {
    const { connect, products } = await open();
    const session = await connect();
    const trouble = await troubleOf(
      tiktok.create(session, await outgoing(session, tea({ category: '700032' }))),
    );
    expect(trouble).toMatchObject({ kind: 'refused', refusals: [{ code: '12052105' }] });
    expect(trouble.refusals[0]?.message).toContain('Giấy xác nhận nội dung quảng cáo');
    expect(await products()).toEqual([]);
  });

  test('a paper that a category must have goes along, a picture by address and a PDF by id; no other does', async () => {
    const { connect } = await open();
    const session = await connect();
    const bodies: Array<{ certifications?: unknown }> = [];
    const call: PlatformCall = (request) => {
      const isProduct = /\/202309\/products\?|partial_edit/.test(request.url);
      if (isProduct) bodies.push(JSON.parse(String(request.body)));
      return session.call(request);
    };
    const paper = (changes: Partial<OutgoingPaper>): OutgoingPaper => ({
      kind: 'advertising-confirmation',
      fileName: 'advertising-confirmation-1.jpg',
      url: '',
      mediaType: 'image/jpeg',
      validTo: null,
      since: 0,
      read: async () => photo,
      ...changes,
    });
    const pdf = Buffer.from('%PDF-1.7\n%%EOF');
    const papers = [
      paper({ validTo: '2028-01-31' }),
      paper({
        fileName: 'advertising-confirmation-2.pdf',
        mediaType: 'application/pdf',
        read: async () => pdf,
      }),
      paper({ kind: 'trademark', read: () => Promise.reject(new Error('nobody asked for it')) }),
    ];
    const product = { ...(await outgoing(session, tea({ category: '700032' }))), papers };
    const made = await tiktok.create({ ...session, call }, product);
    const sent = {
      id: '602001',
      images: [{ uri: expect.stringMatching(/^tos-/) }],
      files: [{ id: expect.any(String), name: 'advertising-confirmation-2.pdf', format: 'PDF' }],
      expiration_date: Date.parse('2028-01-31T00:00:00+07:00') / 1000,
    };
    expect(bodies[0]?.certifications).toEqual([sent]);
    // Given anew: an edit brings it too. One without any leaves what stands there.
    await tiktok.update({ ...session, call }, made, { ...product, papers: [paper({})] });
    await tiktok.update({ ...session, call }, made, { ...product, papers: [] });
    expect(bodies.slice(1).map(({ certifications }) => certifications)).toEqual([
      [{ id: '602001', images: sent.images, files: [] }],
      undefined,
    ]);
    expect((await readProduct(session, made.externalId))?.certifications).toMatchObject([{ id: '602001' }]);
    // Another category keeps what was handed in for the first.
    await tiktok.update(session, made, { ...product, listing: tea({ category: '700011' }), papers: [] });
    expect((await readProduct(session, made.externalId))?.certifications).toMatchObject([{ id: '602001' }]);
  });

  test('a paper whose file is lost is none, and the platform says so', async () => {
    const { connect, products } = await open();
    const session = await connect();
    const lost: OutgoingPaper = {
      kind: 'advertising-confirmation',
      fileName: 'advertising-confirmation-1.jpg',
      url: '',
      mediaType: 'image/jpeg',
      validTo: null,
      since: 0,
      read: async () => null,
    };
    const product = { ...(await outgoing(session, tea({ category: '700032' }))), papers: [lost] };
    expect(await troubleOf(tiktok.create(session, product))).toMatchObject({
      kind: 'refused',
      refusals: [{ code: '12052105' }],
    });
    expect(await products()).toEqual([]);
  });

  test('a brand goes along where the shop may use it', async () => {
    const { connect } = await open();
    const session = await connect();
    const bodies: Array<{ brand_id?: string }> = [];
    const call: PlatformCall = (request) => {
      if (request.url.includes('/202309/products?')) bodies.push(JSON.parse(String(request.body)));
      return session.call(request);
    };
    for (const [at, brand] of ['bản liền', 'Hãng lớn', 'Không ai biết'].entries()) {
      const variants = [channelVariant({ sku: `CHE-${at}` })];
      const product = await outgoing(session, tea({ brand, variants }));
      await tiktok.create({ ...session, call }, { ...product, idempotencyKey: `key-${at}` });
    }
    expect(bodies.map(({ brand_id: id }) => id)).toEqual(['7082427311584347906', undefined, undefined]);
  });
});

describe('a product', () => {
  test('is made as a draft, goes on sale after review, follows price and stock, goes off and comes back', async () => {
    const { connect, products, control, clock, page } = await open();
    const session = await connect();
    await control('review', { delayMs: 60_000 });
    const made = await tiktok.create(session, await outgoing(session, twoSizes()));
    expect(made.state).toBe('draft');
    expect(Object.keys(made.variants)).toEqual(['V7K2M9Q4', 'B2']);
    expect((await page(made.url)).status).toBe(404);
    await tiktok.setOnSale(session, made, true, twoSizes());
    expect((await tiktok.poll(session, [made]))[0]?.state).toBe('in_review');
    clock.now += 60_000;
    expect((await tiktok.poll(session, [made]))[0]?.state).toBe('live');
    expect(await (await page(made.url)).text()).toContain('TikTok Shop (mô phỏng)');

    const changed = tea({ variants: [channelVariant(), { ...second, priceVnd: 750_000, stock: 0 }] });
    await tiktok.updateOffers(session, made, changed);
    expect((await products())[0]?.offers[1]).toEqual({ sku: 'CHE-500', priceVnd: 750_000, stock: 0 });

    await tiktok.setOnSale(session, made, false);
    expect((await tiktok.poll(session, [made]))[0]?.state).toBe('draft');
    expect((await page(made.url)).status).toBe(404);

    // Of what is hidden stock cannot be changed; it goes along when it is put on sale again.
    const restocked = tea({ variants: [channelVariant({ stock: 7 }), { ...second, stock: 9 }] });
    await tiktok.updateOffers(session, made, restocked);
    await tiktok.setOnSale(session, made, true, restocked);
    clock.now += 60_000;
    expect((await tiktok.poll(session, [made]))[0]?.state).toBe('live');
    expect((await products())[0]?.offers.map(({ stock }) => stock)).toEqual([7, 9]);
  });

  test('a draft is changed as a draft; being taken off changes nothing of it', async () => {
    const { connect, products } = await open();
    const session = await connect();
    const product = await outgoing(session);
    const made = await tiktok.create(session, product);
    await tiktok.update(session, made, {
      ...product,
      listing: tea({ titleVi: 'Chè Shan tuyết cổ thụ Bản Liền, vụ xuân' }),
    });
    await tiktok.updateOffers(
      session,
      made,
      tea({ variants: [channelVariant({ priceVnd: 150_000, stock: 3 })] }),
    );
    await tiktok.setOnSale(session, made, false);
    expect(await products()).toMatchObject([
      {
        title: 'Chè Shan tuyết cổ thụ Bản Liền, vụ xuân',
        state: 'draft',
        offers: [{ sku: 'CHE-100', priceVnd: 150_000, stock: 3 }],
      },
    ]);
  });

  test('gets a new size by an edit, also where it had none to choose from; sizes that it has beside stay', async () => {
    const { connect, products } = await open();
    const session = await connect();
    const { product, known } = await live(session);
    const sizes = await tiktok.update(session, known, { ...product, listing: twoSizes() });
    expect(Object.keys(sizes)).toEqual(['V7K2M9Q4', 'B2']);
    const third = channelVariant({ publicCode: 'C3', sku: 'CHE-1000', nameVi: 'Túi 1 kg', gtin: null });
    await tiktok.update(session, known, {
      ...product,
      listing: tea({ variants: [channelVariant(), third] }),
    });
    expect((await products())[0]?.offers.map(({ sku }) => sku)).toEqual(['CHE-100', 'CHE-500', 'CHE-1000']);
    expect((await tiktok.find(session, twoSizes()))?.variants).toMatchObject(known.variants);
  });

  test('a new size of what is hidden is there when it is on sale again', async () => {
    const { connect, products } = await open();
    const session = await connect();
    const { product, known } = await live(session, twoSizes());
    await tiktok.setOnSale(session, known, false);
    const third = channelVariant({ publicCode: 'C3', sku: 'CHE-1000', nameVi: 'Túi 1 kg', gtin: null });
    const listing = tea({ variants: [channelVariant(), second, third] });
    await tiktok.update(session, known, { ...product, listing });
    expect((await tiktok.poll(session, [known]))[0]?.state).toBe('draft');
    await tiktok.setOnSale(session, known, true, listing);
    expect((await products())[0]).toMatchObject({ state: 'live', offers: [{}, {}, { sku: 'CHE-1000' }] });
  });

  test('a text is changed although a size is sold out, which it stays', async () => {
    const { connect, products } = await open();
    const session = await connect();
    const { product, known } = await live(session, twoSizes());
    const listing = tea({ variants: [channelVariant(), { ...second, stock: 0 }] });
    await tiktok.updateOffers(session, known, listing);
    const titleVi = 'Chè Shan tuyết cổ thụ Bản Liền, vụ xuân';
    await tiktok.update(session, known, { ...product, listing: { ...listing, titleVi } });
    expect(await products()).toMatchObject([{ title: titleVi, state: 'live', offers: [{}, { stock: 0 }] }]);
  });

  test('a change of category edits everything, and keeps what people have added', async () => {
    const { connect } = await open();
    const session = await connect();
    const { product, known } = await live(session);
    await partialEdit(session, known.externalId, { is_cod_allowed: true });
    await tiktok.update(session, known, { ...product, listing: tea({ category: '700012' }) });
    expect(await readProduct(session, known.externalId)).toMatchObject({
      status: 'ACTIVATE',
      is_cod_allowed: true,
      category_chains: [{}, {}, { id: '700012' }],
    });
    const asked: string[] = [];
    const call: PlatformCall = (request) => {
      asked.push(`${request.method} ${new URL(request.url).pathname.split('/').at(-1)}`);
      return session.call(request);
    };
    await tiktok.update({ ...session, call }, known, { ...product, listing: tea({ category: '700012' }) });
    expect(asked).toContain('POST partial_edit');
  });

  test('that reviewers turn down says why, and is looked at again once it is mended', async () => {
    const { connect, control } = await open();
    const session = await connect();
    const product = await outgoing(session);
    await control('fault', { fault: 'reject-in-review', next: 1, reason: 'Ảnh có số điện thoại' });
    const made = await tiktok.create(session, product);
    await tiktok.setOnSale(session, made, true, tea());
    const [rejected] = await tiktok.poll(session, [made]);
    expect(rejected?.state).toBe('rejected');
    expect(rejected?.refusals[0]).toMatchObject({ code: 'AUDIT' });
    expect(rejected?.refusals[0]?.message).toContain('Ảnh có số điện thoại');
    await tiktok.update(session, made, product);
    expect((await tiktok.poll(session, [made]))[0]).toMatchObject({ state: 'live', refusals: [] });
  });

  test('a change of what is on sale that is turned down leaves it on sale as it was, and says why', async () => {
    const { connect, products } = await open();
    const session = await connect();
    const { product, known } = await live(session);
    const loud = tea({ descriptionVi: `Chè ngon nhất vùng cao. ${tea().descriptionVi}` });
    await tiktok.update(session, known, { ...product, listing: loud });
    const [polled] = await tiktok.poll(session, [known]);
    expect(polled?.state).toBe('live');
    expect(polled?.refusals[0]?.message).toContain('ngon nhất');
    expect((await products())[0]?.state).toBe('live');
  });

  test('that is gone is removed; of another shop is not found', async () => {
    const { connect } = await open();
    const [one, other] = [await connect(), await connect()];
    const made = await tiktok.create(one, await outgoing(one));
    expect((await tiktok.poll(one, [{ ...made, externalId: '1', variants: {} }]))[0]?.state).toBe('removed');
    expect((await tiktok.poll(other, [made]))[0]?.state).toBe('removed');
    expect(await tiktok.find(other, tea())).toBeNull();
    expect(await tiktok.find(one, tea())).toMatchObject({ externalId: made.externalId, state: 'draft' });
  });
});

test('what was learned of some is not lost with the trouble of another, which is asked for again', async () => {
  const { connect, control } = await open();
  const session = await connect();
  const made = await tiktok.create(session, await outgoing(session));
  // As long as the shop's own ids: a shorter one could be how the other's begins.
  const unlucky = { ...made, externalId: '1'.repeat(19), variants: {} };
  const path = `/products/${unlucky.externalId}`;
  await control('fault', { fault: 'error500', next: 1, path });
  expect(await tiktok.poll(session, [made, unlucky])).toMatchObject([{ externalId: made.externalId }]);
  await control('fault', { fault: 'error500', next: 1, path });
  expect((await troubleOf(tiktok.poll(session, [unlucky]))).kind).toBe('no-answer');
  expect((await tiktok.poll(session, [unlucky]))[0]?.state).toBe('removed');
});

describe('a product of which nothing is left', () => {
  /** As a platform that keeps to the letter of its page, where stock begins at 1. */
  const strict =
    (session: PlatformSession): PlatformCall =>
    (request) => {
      const isZero =
        request.url.includes('/inventory/update') && String(request.body).includes('"quantity":0');
      if (!isZero) return session.call(request);
      const { skus } = JSON.parse(String(request.body));
      const errors = skus.flatMap((sku: { id: string; inventory: Array<{ quantity: number }> }) =>
        sku.inventory[0]?.quantity === 0
          ? [
              {
                code: 12_052_990,
                detail: { sku_id: sku.id, extra_errors: [{ code: 12_052_055, message: 'limits' }] },
              },
            ]
          : [],
      );
      const text = JSON.stringify({ code: 0, data: { errors } });
      return Promise.resolve({ status: 200, headers: {}, text });
    };

  test('is taken off sale where 0 is not taken', async () => {
    const { connect } = await open();
    const session = await connect();
    const { known } = await live(session);
    const soldOut = tea({ variants: [channelVariant({ stock: 0 })] });
    const trouble = await troubleOf(
      tiktok.updateOffers({ ...session, call: strict(session) }, known, soldOut),
    );
    expect(trouble.refusals).toMatchObject([{ code: '12052055', field: 'variants.0.stock' }]);
    expect((await tiktok.poll(session, [known]))[0]?.state).toBe('draft');
  });

  test('of one size only: the size is named, and the others go on being sold', async () => {
    const { connect } = await open();
    const session = await connect();
    const { known } = await live(session, twoSizes());
    const listing = tea({ variants: [channelVariant(), { ...second, stock: 0 }] });
    const trouble = await troubleOf(
      tiktok.updateOffers({ ...session, call: strict(session) }, known, listing),
    );
    expect(trouble.refusals).toMatchObject([{ code: '12052055', field: 'variants.1.stock' }]);
    expect((await tiktok.poll(session, [known]))[0]?.state).toBe('live');
  });
});

describe('an outcome that nobody told', () => {
  test.each([
    'drop-after-acting',
    'garbage',
  ])('%s: it is found by SKU, and the key makes it once', async (fault) => {
    const { connect, control, perSku } = await open();
    const session = await connect();
    const product = await outgoing(session);
    await control('fault', { fault, next: 1, path: '/product/202309/products' });
    expect((await troubleOf(tiktok.create(session, product))).kind).toBe('no-answer');
    const found = await tiktok.find(session, product.listing);
    expect(Object.keys(found?.variants ?? {})).toEqual(['V7K2M9Q4']);
    expect((await tiktok.create(session, product)).externalId).toBe(found?.externalId);
    expect(await perSku()).toEqual({ [`${session.grant.shopId}/CHE-100`]: 1 });
  });
});

describe('troubles of the line', () => {
  test.each([
    ['105002', '', 'token'],
    ['105005', '', 'reauthorise'],
    ['106001', '', 'stop'],
    ['12052700', '', 'stop'],
    ['12052093', '', 'quota'],
    ['36009002', '', 'rate'],
    ['36009004', 'Invalid credentials. The `x-tts-access-token` header is invalid.', 'token'],
    ['36009004', 'Invalid timestamp. The value of the `timestamp` query parameter …', 'clock'],
    ['36009004', 'something else', 'refused'],
    ['12052220', '', 'refused'],
  ])('the code %s (%s) is %s', (code, message, kind) => {
    expect(tiktokShopTrouble(code, message).kind).toBe(kind);
  });

  test('what reviewers say of a place goes to the field', () => {
    const places = ['product title', 'Description', 'main_image', 'category', 'product'];
    expect(auditRefusals(places.map((position) => ({ position }))).map(({ field }) => field)).toEqual([
      'titleVi',
      'descriptionVi',
      'photos',
      'category',
      null,
    ]);
  });
});

describe('a product that does not fit is refused beside its field', () => {
  const one = (changes: Parameters<typeof channelVariant>[0]) => ({ variants: [channelVariant(changes)] });
  test.each<[string, Partial<ChannelListing>, string, string]>([
    ['no category', { category: null }, '12052023', 'category'],
    ['a category with children', { category: '700010' }, '12052024', 'category'],
    ['alcohol', { category: '700013' }, '12052220', 'category'],
    ['a short title', { titleVi: 'Chè Shan tuyết' }, '12052051', 'titleVi'],
    ['a long title', { titleVi: 'Chè Shan '.repeat(30) }, '12052051', 'titleVi'],
    ['a title with a picture', { titleVi: 'Chè Shan tuyết cổ thụ Bản Liền 🍵' }, '12052931', 'titleVi'],
    ['a description with an escape', { descriptionVi: 'Chè ngon&nbsp;lắm' }, '12052932', 'descriptionVi'],
    ['ten of a letter', { descriptionVi: 'Chè ngonnnnnnnnnn' }, '12052932', 'descriptionVi'],
    ['a price over the most', one({ priceVnd: 180_000_001 }), '12052570', 'variants.0.priceVnd'],
    ['no stock', one({ stock: 0 }), '12052055', 'variants.0.stock'],
    ['a SKU with a space', one({ sku: 'CHE 100' }), '12052054', 'variants.0.sku'],
    ['a barcode too short', one({ gtin: '1234567' }), '12052591', 'variants.0.gtin'],
    ['no weight', one({ weightGrams: null }), '12052181', 'variants.0.weightGrams'],
    [
      'two sizes of one name',
      { variants: [channelVariant(), { ...second, nameVi: 'Hộp 100 g' }] },
      '12052560',
      'variants.0.nameVi',
    ],
  ])('%s', async (_, changes, code, field) => {
    const { connect, products } = await open();
    const session = await connect();
    const trouble = await troubleOf(tiktok.create(session, await outgoing(session, tea(changes))));
    expect(trouble.kind).toBe('refused');
    expect(trouble.refusals[0]).toMatchObject({ code, field });
    expect(await products()).toEqual([]);
  });

  test('brackets that HTML would read are no reason', async () => {
    const { connect, products } = await open();
    const session = await connect();
    await tiktok.create(
      session,
      await outgoing(session, tea({ descriptionVi: 'Cất ở nhiệt độ < 25 °C & khô ráo.' })),
    );
    expect(await products()).toHaveLength(1);
  });

  test('a picture from elsewhere, none, and one too small', async () => {
    const { connect } = await open();
    const session = await connect();
    const product = await outgoing(session);
    const foreign = await troubleOf(tiktok.create(session, { ...product, images: ['https://cho.vn/a.jpg'] }));
    expect(foreign.refusals[0]).toMatchObject({ code: '12052300', field: 'photos' });
    const none = await troubleOf(tiktok.create(session, { ...product, images: [] }));
    expect(none.refusals[0]).toMatchObject({ code: '12052028', field: 'photos' });
    const small = await photoBytes({ width: 299, height: 600 });
    const upload = await troubleOf(tiktok.uploadImage(session, { bytes: small, name: 'a.jpg' }));
    expect(upload.refusals[0]).toMatchObject({ code: '12038014', field: 'photos' });
  });
});
