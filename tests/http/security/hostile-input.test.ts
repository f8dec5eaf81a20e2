import { request as rawRequest } from 'node:http';
import { expect, test } from 'vitest';
import { createListing } from '#app/domain/catalog/create-listing.server.ts';
import { writeCursor } from '#app/routes/read-parameters.ts';
import { MOST_FORM_FIELDS } from '#app/server/http/read-form.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

async function sellerAt(market: TestMarket) {
  const server = await startServer(market);
  const actor = await sellerOf(market.context);
  const { cookie } = await signedIn(market.context, {
    role: 'producer_member',
    producerId: actor.producerId,
  });
  const { listingId } = await createListing(market.context, actor, { entryId: null });
  return { server, actor, cookie, listingId };
}

/** A GET of exactly this target; `fetch` would mend it. */
function getRaw(url: string, path: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    rawRequest({ hostname, port, path, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

/** A multipart body of one file that ends in the middle of it, or is whole. */
function fileForm(bytes: Buffer, isWhole: boolean) {
  const head = Buffer.from(
    '--x\r\nContent-Disposition: form-data; name="file"; filename="so.xlsx"\r\nContent-Type: application/octet-stream\r\n\r\n',
  );
  return {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: new Uint8Array(Buffer.concat([head, bytes, Buffer.from(isWhole ? '\r\n--x--\r\n' : '')])),
  };
}

eachEngine('what strangers send', (open) => {
  test('a form with more fields than any of ours is refused with a page that says so, wherever it goes', async () => {
    const { server, cookie, listingId } = await sellerAt(await open());
    const many = (name: (n: number) => string, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [name(n), 'x']));
    const sizes = (n: number) => `variants.${n}.nameVi`;
    const paths = ['/age', '/account/sign-in', '/seller?index', `/seller/listings/${listingId}/save/sizes`];
    for (const path of paths) {
      const answer = await server.fetch(path, { cookie, form: many(sizes, MOST_FORM_FIELDS + 1) });
      expect(answer.status, path).toBe(413);
      expect(await answer.text(), path).toContain('quá nhiều ô');
    }
    const parts = new FormData();
    for (let n = 0; n <= MOST_FORM_FIELDS; n += 1) parts.append(`f${n}`, '');
    expect((await server.fetch('/age', { form: parts })).status).toBe(413);
    const rows = { seen: '', ...many(sizes, MOST_FORM_FIELDS - 10) };
    const saved = await server.fetch(`/seller/listings/${listingId}/save/sizes`, { cookie, form: rows });
    expect(saved.status).toBe(400);
    expect(JSON.stringify(await saved.json())).toContain('tooManyVariants');
    const page = await server.fetch(`/seller/listings/${listingId}/sizes`, { cookie, form: rows });
    expect([page.status, (await page.text()).includes('Mỗi tin chỉ được 50 loại')]).toEqual([400, true]);
  });

  test('what no page of ours asks for is refused without a fault in the log', async () => {
    const { context } = await open();
    const faults: unknown[] = [];
    const log = Object.assign(Object.create(context.log), {
      error: (about: unknown) => void faults.push(about),
    });
    const server = await startServer({ context: { ...context, log } });
    for (const path of ['/products?_data=x', '/account/sign-in?_data=root', '/search?q=a&_data=']) {
      const answer = await server.fetch(path);
      expect([path, answer.status]).toEqual([path, 400]);
      expect(await answer.text()).toContain('Địa chỉ này không đọc được');
    }
    expect((await server.fetch('/api/v1/products?_data=x')).status).toBe(400);
    for (const path of ['/account/sign-in.data?_routes=x', '/nothing.data', '/__manifest?p=%2F&version=x'])
      expect((await server.fetch(path)).status, path).toBeLessThan(500);
    expect((await server.fetch('/places', { method: 'POST', form: {} })).status).toBeLessThan(500);
    expect(faults).toEqual([]);
  });

  test('NUL in a field or a cursor is no fault of ours', async () => {
    const market = await open();
    const { server, cookie, listingId, actor } = await sellerAt(market);
    const { cookie: desk } = await signedIn(market.context, { role: 'department_staff' });
    await publishedListing(market.context, { producerId: actor.producerId });
    const at = `/seller/listings/${listingId}`;
    const sent: Array<[path: string, cookie: string, form: Record<string, string>]> = [
      [`${at}/save/what`, cookie, { seen: '', titleVi: 'A\0B', setCode: 'QD26-11\0' }],
      [`${at}/save/sizes`, cookie, { seen: '', 'variants.0.nameVi': 'x', 'variants.0.variantId': 'a\0' }],
      [`${at}/save/photos`, cookie, { seen: '', photoId: 'a\0', altVi: '', altEn: '' }],
      ['/seller/listings/new', cookie, { entryId: 'x\0' }],
      ['/seller?index', cookie, { variantId: 'x\0', stock: '1', seen: '1', listingId: 'x\0' }],
      ['/seller/profile', cookie, { contactEmail: 'a\0@vidu.vn', website: '', storyVi: '' }],
      ['/department/targets', desk, { targetCode: 'a\0', targetName: 'b\0', asOf: '2026-01-01\0' }],
      ['/department/jobs', desk, { job: 'x\0' }],
      ['/account/sign-in', '', { login: '0912\u39778', password: 'x\0' }],
      ['/department/review/x%20y', desk, { intent: 'suspend', listingId: 'x\0', note: 'vì\0' }],
    ];
    for (const [path, who, form] of sent) {
      expect((await server.fetch(path, { cookie: who, form })).status, path).toBeLessThan(500);
      const parts = new FormData();
      for (const [name, value] of Object.entries(form)) parts.append(name, value);
      expect((await server.fetch(path, { cookie: who, form: parts })).status, path).toBeLessThan(500);
    }
    for (const [path, parts] of [
      ['products', [1, 'a\0']],
      ['producers', ['a\0']],
    ] as const) {
      const answer = await server.fetch(`/api/v1/${path}?cursor=${writeCursor(parts)}`);
      expect(answer.status, path).toBeLessThan(500);
    }
    const kept = await market.context.store.read((db) =>
      db.select().from(market.context.store.tables.producer),
    );
    expect(JSON.stringify(kept)).not.toContain('\\u0000');
  });

  test('control characters and direction overrides are not kept', async () => {
    const market = await open();
    const { server, cookie, actor } = await sellerAt(market);
    const { producer, registerEntry } = market.context.store.tables;
    const mail = await server.fetch('/seller/profile', {
      cookie,
      form: {
        contactPhone: '',
        contactZalo: '',
        contactEmail: 'a\u0001b@vidu.vn',
        website: '',
        storyVi: '',
        storyEn: '',
      },
    });
    expect(mail.status).toBe(400);
    const site = await server.fetch('/seller/profile', {
      cookie,
      form: {
        contactPhone: '',
        contactZalo: '',
        contactEmail: '',
        website: 'https://shopee.vn@elsewhere.example/',
        storyVi: '',
        storyEn: '',
      },
    });
    expect(site.status).toBe(400);
    const entry = await recognisedEntry(market.context, {
      producerId: actor.producerId,
      name: `Chè\u202e \u0007Shan\ufffe ${'dài'.repeat(12_000)}`,
      rounds: [],
    });
    const { listingId } = await createListing(market.context, actor, { entryId: entry.id });
    const { listing, listingRevision } = market.context.store.tables;
    const [row] = (await market.context.store.read((db) => db.select().from(listing))).filter(
      ({ id }) => id === listingId,
    );
    expect(row?.titleVi).toMatch(/^Chè Shan (dài)+d?$/);
    expect([...(row?.titleVi ?? '')].length).toBeLessThanOrEqual(300);
    const revisions = await market.context.store.read((db) => db.select().from(listingRevision));
    expect(JSON.stringify(revisions)).not.toMatch(/\\u0007|\u202e|\ufffe/);
    expect(await market.context.store.read((db) => db.select().from(producer))).toMatchObject([
      { contactEmail: null, website: null },
    ]);
    expect(await market.context.store.read((db) => db.select().from(registerEntry))).toHaveLength(1);
  });

  test('what stands behind a code tells the browser no more than the page shows', async () => {
    const market = await open();
    const server = await startServer(market);
    const { producerId } = await sellerOf(market.context);
    const rounds = [{ stars: 4, fromDay: -10, toDay: 900 }];
    const entry = await recognisedEntry(market.context, { producerId, rounds });
    const listingId = await publishedListing(market.context, { producerId, listing: { entryId: entry.id } });
    const { listing } = market.context.store.tables;
    const rows = await market.context.store.read((db) => db.select().from(listing));
    const slug = rows.find(({ id }) => id === listingId)?.slug;
    for (const path of [`/p/${entry.code}`, `/products/${slug}`, '/products']) {
      const answer = await server.fetch(path);
      const html = await answer.text();
      expect([answer.status, html.includes('validUntil')], path).toEqual([200, true]);
      for (const word of ['decisionKey', 'isDemo', 'createdAt', '"source"', '\\"source\\"', 'entryId'])
        expect(html.includes(word), `${path} ${word}`).toBe(false);
    }
  });
});

eachEngine('ways around a form', (open) => {
  test('what a redirect says of input is encoded, and a backslash in a path is refused', async () => {
    const market = await open();
    const { server, cookie, actor } = await sellerAt(market);
    await publishedListing(market.context, { producerId: actor.producerId });
    const { variant } = market.context.store.tables;
    const [size] = await market.context.store.read((db) => db.select().from(variant));
    const form = {
      variantId: size?.id ?? '',
      stock: '7',
      seen: String(size?.stock),
      listingId: 'Chè ♥\r\nx: y',
    };
    const answer = await server.fetch('/seller?index', { cookie, form });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(/#row-Ch%C3%A8%20%E2%99%A5%0D%0Ax%3A%20y$/);
    for (const path of [
      '/\\a:b@elsewhere.example/seller',
      '/\\elsewhere.example',
      '/products\\x',
      '/%5c',
      '/products/a%5Cb',
    ])
      expect(await getRaw(server.url, path), path).toBe(400);
    expect(await getRaw(server.url, '/search?q=a\\b')).toBe(200);
    expect(await getRaw(server.url, '/search?q=a%5cb')).toBe(200);
  });

  test('a register that broke off on the way is said so, and its bytes are counted while they come', async () => {
    const market = await open({ settings: { UPLOAD_MEMORY_BYTES: String(1024 * 1024) } });
    const server = await startServer(market);
    const { cookie } = await signedIn(market.context, { role: 'department_staff' });
    const path = '/department/register/import';
    const cut = await server.fetch(path, { cookie, ...fileForm(Buffer.alloc(5_000, 1), false) });
    expect([cut.status, (await cut.text()).includes('bị đứt giữa chừng')]).toEqual([400, true]);
    const large = await server.fetch(path, { cookie, ...fileForm(Buffer.alloc(600_000, 1), true) });
    expect([large.status, large.headers.get('retry-after')]).toEqual([429, '30']);
  });
});
