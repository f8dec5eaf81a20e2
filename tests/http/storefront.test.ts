import { expect, test } from 'vitest';
import { newId } from '#app/server/ids.server.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const ADULT = 'age=18';

eachEngine('the storefront', (open) => {
  test('loses a star at midnight by the clock alone, in kept pages too', async () => {
    const market = await open();
    const { context, clock } = market;
    const { producerId } = await sellerOf(context);
    const entry = await recognisedEntry(context, {
      producerId,
      rounds: [{ stars: 4, fromDay: -1000, toDay: 1 }],
    });
    await publishedListing(context, {
      producerId,
      photos: [],
      listing: { slug: 'che', entryId: entry.id, lowestPrice: 1, highestPrice: 1 },
    });
    const server = await startServer(market);
    const pages = ['/', '/products', '/products/che', `/p/${entry.code}`, '/en/products/che'];
    const shown = async (path: string) => /OCOP 4 (sao|stars)/.test(await (await server.fetch(path)).text());
    for (const path of pages) expect([path, await shown(path)]).toEqual([path, true]);
    const filter = async () =>
      (await (await server.fetch('/products?star=4')).text()).includes('"/products/che"');
    const picture = async () => {
      const drawn = await server.fetch('/og/products/che.png');
      expect(drawn.status).toBe(200);
      return drawn.headers.get('etag');
    };
    const withStar = await picture();
    expect(await filter()).toBe(true);
    clock.set(clock.now() + 15 * 3_600_000 - 1);
    for (const path of pages) expect([path, await shown(path)]).toEqual([path, true]);
    expect([await filter(), await picture()]).toEqual([true, withStar]);
    clock.advance(1);
    for (const path of pages) expect([path, await shown(path)]).toEqual([path, false]);
    expect(await filter(), 'nor is it found by that star').toBe(false);
    expect(await picture(), 'nor drawn with it').not.toBe(withStar);
  });

  test('keeps alcohol from whoever has not declared to be 18, and gives it to whoever has', async () => {
    const market = await open();
    const { context } = market;
    const { producerId } = await sellerOf(context);
    await publishedListing(context, {
      producerId,
      photos: [],
      listing: { slug: 'ruou-thoc', titleVi: 'Rượu thóc Thanh Kim', isAlcohol: true, setCode: 'QD26-14' },
    });
    const server = await startServer(market);
    const pages = [
      '/',
      '/products',
      '/products?set=QD26-14',
      '/products/ruou-thoc',
      '/sitemap/1.xml',
      '/producers',
    ];
    // In this order: what was kept for one must not reach the other, whichever came first.
    for (const cookie of [undefined, ADULT, undefined]) {
      for (const path of pages) {
        const answer = await server.fetch(path, { cookie });
        const body = await answer.text();
        // The address that a visitor typed may come back to them; what stands behind it may not.
        const isShown =
          body.includes('Rượu thóc') || (path !== '/products/ruou-thoc' && body.includes('ruou-thoc'));
        const isForAll = path === '/sitemap/1.xml' || path === '/producers';
        expect([path, cookie, isShown]).toEqual([path, cookie, cookie === ADULT && !isForAll]);
        expect(answer.headers.get('set-cookie')).toBeNull();
      }
    }
    expect((await server.fetch('/og/products/ruou-thoc.png', { cookie: ADULT })).status).toBe(404);
  });

  test('tells of the origin of alcohol after the same question, on sale here or not; its QR code is for all', async () => {
    const market = await open();
    const { context } = market;
    const { producerId } = await sellerOf(context);
    const entry = (name: string, group: { setCode?: string | null; groupText?: string }) =>
      recognisedEntry(context, { producerId, name, rounds: [], ...group });
    const entries = [
      [true, await entry('Rượu thóc Thanh Kim', { setCode: 'QD26-14' })],
      [true, await entry('Rượu ngô Bản Phố', { setCode: null, groupText: 'Đồ uống có cồn' })],
      [false, await entry('Chè Bản Liền', { setCode: 'QD26-11' })],
      [false, await entry('Nước tía tô', { setCode: null, groupText: 'Đồ uống' })],
    ] as const;
    const server = await startServer(market);
    for (const [isAlcohol, { code }] of entries) {
      for (const path of [`/p/${code}`, `/en/p/${code}`]) {
        for (const cookie of [undefined, ADULT, undefined]) {
          const answer = await server.fetch(path, { cookie });
          const body = await answer.text();
          const asks = isAlcohol && cookie !== ADULT;
          expect([path, answer.status, body.includes(`/p/${code}/qr.svg`)]).toEqual([path, 200, !asks]);
          expect([path, /Rượu|HTX/.test(body) && asks]).toEqual([path, false]);
          expect([path, body.includes(`name="next" value="${path}"`)]).toEqual([path, asks]);
        }
      }
      expect((await server.fetch(`/p/${code}/qr.png`)).status).toBe(200);
      const declared = await server.fetch('/age', { form: { next: `/p/${code}`, declared: 'yes' } });
      expect(declared.headers.get('location')).toBe(`/p/${code}`);
    }
  });

  test('takes a declaration of age by POST only, goes back where one was and nowhere else', async () => {
    const server = await startServer(await open());
    const declare = (next: string, declared: string) => server.fetch('/age', { form: { next, declared } });
    const yes = await declare('/products?set=QD26-14', 'yes');
    expect([yes.status, yes.headers.get('location')]).toEqual([303, '/products?set=QD26-14']);
    expect(yes.headers.get('set-cookie')).toMatch(/^age=18; .*HttpOnly/);
    const no = await declare('/', 'no');
    expect(no.headers.get('set-cookie')).toMatch(/^age=; .*Max-Age=0/);
    for (const next of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/\t/evil.example',
    ])
      expect((await declare(next, 'yes')).headers.get('location'), next).toBe('/');
    expect((await server.fetch('/age')).headers.get('set-cookie')).toBeNull();
  });

  test('announces a page only in the languages that it is written in', async () => {
    const market = await open();
    const { context, clock } = market;
    const { producerId } = await sellerOf(context);
    const english = {
      titleEn: 'Shan tea',
      summaryEn: 'Tea',
      descriptionEn: 'Picked by hand.',
      storyEn: 'Story',
    };
    const variants = [{ nameEn: 'Box of 100 g' }];
    await publishedListing(context, {
      producerId,
      photos: [],
      variants,
      listing: { slug: 'hai-tieng', ...english },
    });
    // Whatever one reads in Vietnamese on the English page keeps it from being announced.
    const partly = [
      { slug: 'thieu-chuyen', change: { storyVi: 'Chuyện', storyEn: '' }, variants },
      { slug: 'thieu-tom-tat', change: { summaryVi: 'Tóm tắt', summaryEn: null }, variants },
      { slug: 'thieu-co', change: {}, variants: [{ nameEn: null }] },
    ];
    for (const { slug, change, variants: sizes } of partly) {
      const listing = { slug, ...english, ...change };
      await publishedListing(context, { producerId, photos: [], variants: sizes, listing });
    }
    const id = await publishedListing(context, { producerId, photos: [], listing: { slug: 'mot-tieng' } });
    await context.store.write((tx) =>
      tx
        .insert(context.store.tables.listingSlug)
        .values({ slug: 'ten-cu', listingId: id, replacedAt: clock.now() }),
    );
    const server = await startServer(market);
    const html = async (path: string) => (await server.fetch(path)).text();
    const hreflangs = (text: string) =>
      [...text.matchAll(/hreflang="([a-z-]+)"[^>]*href="http/gi)].map(([, language]) => language);
    expect(hreflangs(await html('/en/products/hai-tieng'))).toEqual(['vi', 'en', 'x-default']);
    for (const { slug } of partly)
      expect(hreflangs(await html(`/en/products/${slug}`)), slug).toEqual(['vi', 'x-default']);
    const fallback = await html('/en/products/mot-tieng');
    expect(hreflangs(fallback)).toEqual(['vi', 'x-default']);
    expect(fallback).toContain('<html lang="en"');
    expect(fallback).toMatch(/<h1 lang="vi"/);
    expect(fallback).toMatch(/rel="canonical" href="[^"]*\/products\/mot-tieng"/);
    const sitemap = await html('/sitemap/1.xml');
    expect(sitemap).toContain('/en/products/hai-tieng<');
    expect(sitemap).toContain('/products/mot-tieng<');
    for (const slug of ['mot-tieng', ...partly.map((one) => one.slug)])
      expect(sitemap).not.toContain(`/en/products/${slug}<`);
    const moved = await server.fetch('/en/products/ten-cu');
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/en/products/mot-tieng']);
  });

  test('escapes what producers write, in the page and in its structured data', async () => {
    const market = await open();
    const { context } = market;
    const { producerId } = await sellerOf(context);
    const attack = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>';
    await publishedListing(context, {
      producerId,
      photos: [],
      listing: {
        slug: 'xau',
        titleVi: attack,
        descriptionVi: attack,
        summaryVi: attack,
        storyVi: attack,
        label: { origin: attack },
      },
      variants: [{ nameVi: attack }],
    });
    const server = await startServer(market);
    const html = await (await server.fetch('/products/xau')).text();
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x');
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
    expect(JSON.parse(json)).toMatchObject({ name: attack });
  });

  test('draws the picture of a shared link once, and says by its tag that it is the same', async () => {
    const market = await open();
    const { producerId } = await sellerOf(market.context);
    await publishedListing(market.context, { producerId, photos: [], listing: { slug: 'che' } });
    const server = await startServer(market);
    for (const path of ['/og/market.png', '/og/products/che.png']) {
      const first = await server.fetch(path);
      expect([path, first.status, first.headers.get('content-type')]).toEqual([path, 200, 'image/png']);
      const etag = first.headers.get('etag') ?? '';
      expect((await server.fetch(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
    }
    expect((await server.fetch('/og/products/nope.png')).status).toBe(404);
  });

  test('gives a code of origin as a page, an SVG and a PNG, and 404 for a code that was never minted', async () => {
    const market = await open();
    const { context } = market;
    const { producerId } = await sellerOf(context);
    const { code } = await recognisedEntry(context, { producerId, rounds: [] });
    const server = await startServer(market);
    const page = await (await server.fetch(`/p/${code.toLowerCase()}`)).text();
    expect(page).toContain(`/p/${code}/qr.svg`);
    expect(page, 'of nothing known, nothing has lapsed').toContain(
      'sổ chưa ghi công nhận OCOP nào của sản phẩm này',
    );
    expect(page).not.toMatch(/hết hạn|thu hồi/);
    const lapsed = { stars: 4, fromDay: -1200, toDay: -100 };
    const other = await recognisedEntry(context, { producerId, rounds: [lapsed] });
    expect(await (await server.fetch(`/p/${other.code}`)).text()).toContain(
      'Công nhận đã hết hạn, bị thu hồi',
    );
    const svg = await server.fetch(`/p/${code}/qr.svg`);
    expect(svg.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    const png = Buffer.from(await (await server.fetch(`/p/${code}/qr.png`)).arrayBuffer());
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    for (const path of ['/p/00000001', `/p/${newId()}`, `/p/${code}/qr.gif`])
      expect([path, (await server.fetch(path)).status]).toEqual([path, 404]);
  });

  test('writes every Vietnamese letter whole, wherever it falls in the page', async () => {
    const market = await open();
    const { context } = market;
    const { producerId } = await sellerOf(context);
    const text = 'Mật ong bạc hà để ở nơi khô thoáng, ưởng ượng ễ ặ ỡ. '.repeat(8);
    const slugs = Array.from({ length: 24 }, (_, shift) => `mat-ong-${shift}`);
    for (const [shift, slug] of slugs.entries()) {
      const descriptionVi = `${'a'.repeat(shift)} ${text}`;
      await publishedListing(context, { producerId, photos: [], listing: { slug, descriptionVi } });
    }
    const server = await startServer(market);
    for (const slug of slugs) {
      const body = await (await server.fetch(`/products/${slug}`)).text();
      expect(body).toContain(text.trim());
      expect(body, slug).not.toMatch(/\0|\ufffd/);
    }
  });

  test('a kept page is the same in every encoding, and as long as it says', async () => {
    const market = await open();
    const { producerId } = await sellerOf(market.context);
    await publishedListing(market.context, { producerId, photos: [], listing: { slug: 'che' } });
    const server = await startServer(market);
    const first = await (await server.fetch('/products/che')).text();
    for (const encoding of ['identity', 'gzip', 'br']) {
      const answer = await server.fetch('/products/che', { headers: { 'accept-encoding': encoding } });
      const body = await answer.text();
      expect(body, encoding).toBe(first);
      expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
      if (encoding === 'identity')
        expect(Number(answer.headers.get('content-length'))).toBe(Buffer.byteLength(body));
    }
  });
});
