import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { titleKey } from '#app/domain/catalog/title-key.ts';
import { scoreEverything } from '#app/domain/channels/readiness/score-listings.server.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const template = readFileSync(new URL('../fixtures/templates/shopee-constructed.xlsx', import.meta.url));
const lazada = readFileSync(new URL('../fixtures/templates/lazada-constructed.xlsx', import.meta.url));

async function producerWithSeller(market: TestMarket, name: string) {
  const { producerId } = await sellerOf(market.context, name);
  const { cookie } = await signedIn(market.context, { role: 'producer_member', producerId });
  return { producerId, cookie };
}

function workbookForm(file: Buffer, name = 'Shopee_mass_upload.xlsx'): FormData {
  const form = new FormData();
  form.set('template', new File([new Uint8Array(file)], name));
  return form;
}

eachEngine('channels over HTTP', (open) => {
  test('the feed is streamed, compressed, revalidated by its tag, and open to everybody', async () => {
    const market = await open();
    const server = await startServer(market);
    const { producerId } = await sellerOf(market.context);
    for (let n = 0; n < 250; n += 1) await publishedListing(market.context, { producerId });
    const packed = { 'accept-encoding': 'gzip' };
    const first = await server.fetch('/feeds/google.tsv', { headers: packed });
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('text/tab-separated-values; charset=utf-8');
    expect(first.headers.get('content-encoding')).toBe('gzip');
    expect(first.headers.get('set-cookie')).toBeNull();
    expect(parse(await first.text(), { delimiter: '\t', columns: true })).toHaveLength(250);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"/);
    const again = await server.fetch('/feeds/google.tsv', { headers: { ...packed, 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const xml = await server.fetch('/feeds/google.xml');
    expect((await xml.text()).match(/<item>/g)).toHaveLength(250);
    const head = await server.fetch('/feeds/google.xml', { method: 'HEAD' });
    expect([head.status, head.headers.get('etag')]).toEqual([200, xml.headers.get('etag')]);
    for (const path of [
      '/feeds/google.csv',
      '/feeds/shopee.xml',
      '/feeds/google',
      '/feeds/..%2fgoogle.xml',
    ]) {
      expect((await server.fetch(path)).status, path).toBe(404);
    }
  });

  test('a producer fills their workbook without a script, and nobody else sees it', async () => {
    const market = await open();
    const server = await startServer(market);
    const owner = await producerWithSeller(market, 'HTX Chè');
    const other = await producerWithSeller(market, 'HTX Khác');
    const listingId = await publishedListing(market.context, { producerId: owner.producerId });
    const { cookie } = owner;

    const refused = await server.fetch('/seller/channels/shopee/workbook', {
      cookie,
      form: workbookForm(lazada),
    });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('mẫu của Lazada');
    const nothing = await server.fetch('/seller/channels/shopee/workbook', { cookie, form: new FormData() });
    expect(nothing.status).toBe(400);

    const kept = await server.fetch('/seller/channels/shopee/workbook', {
      cookie,
      form: workbookForm(template),
    });
    expect(kept.status).toBe(303);
    const page = kept.headers.get('location') ?? '';
    const shown = await server.fetch(page, { cookie });
    expect(await shown.text()).toContain('Chè Shan tuyết cổ thụ');

    const form = {
      'answer.shipping': ['', 'channel_id.50021'],
      [`category.${listingId}`]: '100629',
      listing: listingId,
    };
    const preview = await server.fetch(page, { cookie, form: { ...form, intent: 'preview' } });
    expect(preview.status).toBe(200);
    expect(await preview.text()).toContain('value="100629"');
    const none = await server.fetch(page, { cookie, form: { intent: 'fill' } });
    expect(none.status).toBe(400);
    const filled = await server.fetch(page, { cookie, form: { ...form, intent: 'fill' } });
    expect(filled.status).toBe(303);
    const overview = filled.headers.get('location') ?? '';
    const made = (await (await server.fetch(overview, { cookie })).text()).replaceAll('<!-- -->', '');
    expect(made, 'the way in, and not the way to the empty file').toMatch(
      /đăng tệp lên: [^<]*Sản phẩm → Đăng hàng loạt → Tải tệp lên/,
    );
    expect(made).not.toContain('Tải mẫu');
    const href = /\/seller\/channels\/exports\/\w+/.exec(made)?.[0] ?? '';
    const file = await server.fetch(href, { cookie });
    expect(file.headers.get('content-disposition')).toContain('attachment; filename="Shopee_mass_upload-');
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');

    for (const path of [page, href]) {
      expect((await server.fetch(path, { cookie: other.cookie })).status, path).toBe(404);
      expect((await server.fetch(path)).status, path).toBe(303);
    }
    const stolen = await server.fetch(page, { cookie: other.cookie, form: { ...form, intent: 'fill' } });
    expect(stolen.status).toBe(404);
  });

  test('readiness stands beside each listing with the way to the field; a catalogue can be had', async () => {
    const market = await open();
    const server = await startServer(market);
    const { producerId, cookie } = await producerWithSeller(market, 'HTX Chè');
    const id = await publishedListing(market.context, { producerId, variants: [{ weightGrams: null }] });
    await scoreEverything(market.context);
    const html = await (await server.fetch('/seller/channels', { cookie })).text();
    expect(html).toContain(`/seller/listings/${id}/sizes#variants.0.weightGrams`);
    const english = await server.fetch('/seller/channels', { cookie: `${cookie}; lang=en` });
    // What the page shows, without what its scripts hold.
    const shown = (await english.text()).replaceAll(/<script.*?<\/script>/gs, '');
    expect(shown).toContain('The market’s catalogue');
    expect(shown).not.toContain('Danh mục của chợ');
    const made = await server.fetch('/seller/channels', { cookie, form: { catalogue: 'csv' } });
    expect(made.headers.get('location')).toMatch(/^\/seller\/channels\?made=\w+#made$/);
  });

  test('a producer narrows the matrix by channel and rule; the desk prints and takes it along', async () => {
    const market = await open();
    const server = await startServer(market);
    const { producerId, cookie } = await producerWithSeller(market, 'HTX Chè');
    const light = { variants: [{ weightGrams: null }], listing: { titleVi: 'Mật ong bạc hà rừng' } };
    await publishedListing(market.context, { producerId, ...light });
    await publishedListing(market.context, {
      producerId,
      photos: [],
      listing: { titleVi: 'Thổ cẩm không ảnh', titleKey: titleKey('Thổ cẩm không ảnh') },
    });
    await scoreEverything(market.context);
    const own = async (query: string) => (await server.fetch(`/seller/channels${query}`, { cookie })).text();
    const byRule = await own('?channel=shopee&rule=weight');
    expect(byRule).toContain('Mật ong bạc hà rừng');
    expect(byRule).not.toContain('Thổ cẩm không ảnh');
    expect(await own('?channel=none&after=x')).toContain('Thổ cẩm không ảnh');

    const { cookie: staff } = await signedIn(market.context, { role: 'department_staff' });
    const desk = async (query: string) =>
      (await server.fetch(`/department/readiness${query}`, { cookie: staff })).text();
    const matrix = await desk('');
    expect(matrix).toContain('Mật ong bạc hà rừng');
    expect(matrix).toContain('href="/department/readiness?channel=lazada"');
    expect(matrix.replaceAll('<!-- -->', '')).toMatch(/font-bold text-turmeric-text">\d+ việc/);
    const found = await desk('?q=tho+cam');
    expect(found).toContain('Thổ cẩm không ảnh');
    expect(found).not.toContain('Mật ong bạc hà rừng');
    const wholeSheet = await server.fetch('/department/readiness.xlsx', { cookie: staff });
    expect(wholeSheet.headers.get('content-disposition')).toMatch(/readiness-\d{4}/);
    const narrowed = await desk('?channel=shopee&rule=photo&all=1');
    expect(narrowed).toContain('Thổ cẩm không ảnh');
    expect(narrowed).not.toContain('Mật ong bạc hà rừng');
    const sheet = await server.fetch('/department/readiness.xlsx?channel=shopee', { cookie: staff });
    expect(sheet.headers.get('content-disposition')).toContain('readiness-shopee-');
    expect(
      Buffer.from(await sheet.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  test('too many files in an hour are refused with when to come back', async () => {
    const market = await open({ settings: { LIMIT_EXPORT_PER_HOUR: '1' } });
    const server = await startServer(market);
    const { cookie } = await producerWithSeller(market, 'HTX Chè');
    const make = () => server.fetch('/seller/channels', { cookie, form: { catalogue: 'csv' } });
    expect((await make()).status).toBe(303);
    const refused = await make();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3600']);
    expect(await refused.text()).toContain('60 phút');
    market.clock.advanceDays(1);
    expect((await make()).status).toBe(303);
  });

  test('staff see what the feed leaves out, by reason', async () => {
    const market = await open();
    const server = await startServer(market);
    const { producerId } = await sellerOf(market.context);
    await publishedListing(market.context, {
      producerId,
      photos: [],
      listing: { titleVi: 'Thổ cẩm không ảnh', titleKey: titleKey('Thổ cẩm không ảnh') },
    });
    await publishedListing(market.context, { producerId, listing: { titleVi: 'Rượu ngô', isAlcohol: true } });
    await scoreEverything(market.context);
    const { cookie } = await signedIn(market.context, { role: 'department_staff' });
    const all = await (await server.fetch('/department/feeds/google', { cookie })).text();
    expect(all).toContain('Thổ cẩm không ảnh');
    expect(all).toContain('Rượu ngô');
    const filtered = await (await server.fetch('/department/feeds/google?rule=photo', { cookie })).text();
    expect(filtered).toContain('Thổ cẩm không ảnh');
    expect(filtered).not.toContain('Rượu ngô</a>');
    expect(
      (await server.fetch('/department/feeds/google', { cookie, form: { catalogue: 'xlsx' } })).status,
    ).toBe(303);
  });
});
