import { afterAll, beforeAll, describe, expect } from 'vitest';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { expectAccessible, expectNoSidewaysScroll, hydrated, test } from '#tests/support/browser.ts';
import { startServer, type TestServer } from '#tests/support/start-server.ts';
import { type TestMarket, testMarket } from '#tests/support/test-market.ts';

/** What a page may cost: 360 × 800 at two pixels per point, nothing kept, until load and three seconds more. Bytes. */
const LIST_BYTES = 350_000;
const PRODUCT_BYTES = 300_000;
const SCRIPT_BYTES = 110_000;
const SETTLED_MS = 3_000;

let market: TestMarket;
let server: TestServer;
let product: string;
let origin: string;
/** A product with a photo, where the demo's others are still drawn. */
const photographed = '/products/che-co-anh';

beforeAll(async () => {
  market = await testMarket({ demo: 'filled' });
  server = await startServer(market);
  const { listing, registerEntry } = market.context.store.tables;
  const { eq } = await import('drizzle-orm');
  const [row] = await market.context.store.read((db) =>
    db
      .select({ slug: listing.slug, code: registerEntry.code })
      .from(listing)
      .innerJoin(registerEntry, eq(registerEntry.id, listing.entryId))
      .where(eq(listing.state, 'published'))
      .orderBy(listing.id)
      .limit(1),
  );
  if (!row) throw new Error('the demo market has nothing on sale');
  product = `/products/${row.slug}`;
  origin = `/p/${row.code}`;
  const { producerId } = await sellerOf(market.context, 'HTX Có Ảnh');
  await publishedListing(market.context, { producerId, listing: { slug: 'che-co-anh' } });
});

afterAll(() => market.close());

const paths = () => [
  '/',
  '/products',
  '/products?season=now&sort=price',
  '/products?min=999999999',
  product,
  '/search?q=ch%C3%A8',
  '/search?q=zzzz',
  '/producers',
  '/places',
  '/map',
  origin,
  '/about',
  '/legal/ranking',
];

describe('the storefront in a browser', () => {
  test('the look for what not everybody can use finds faint text', async ({ onPhone }) => {
    const { page } = await onPhone();
    await page.goto(`${server.url}/about`);
    await expectAccessible(page);
    await page.evaluate(() => document.querySelector('main')?.setAttribute('style', 'color: #d9d9d9'));
    await expect(expectAccessible(page)).rejects.toMatchObject({
      actual: [expect.stringContaining('color-contrast')],
    });
  });

  test('is accessible and fits a phone, in Vietnamese', async ({ onPhone }) => {
    const { page } = await onPhone();
    for (const path of paths()) {
      await page.goto(server.url + path);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
  });

  test('is accessible and fits a desk, in English', async ({ atDesk }) => {
    const { page } = await atDesk();
    for (const path of paths()) {
      await page.goto(`${server.url}/en${path === '/' ? '' : path}`);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
  });

  test('hydrates on the first visit and from the kept page, without a complaint of the security policy', async ({
    onPhone,
  }) => {
    const { page } = await onPhone();
    for (const path of ['/', '/products', product]) {
      for (const visit of ['first', 'again']) {
        await page.goto(server.url + path);
        await hydrated(page);
        expect(await page.locator('h1').count(), `${path} ${visit}`).toBe(1);
      }
    }
  });

  test('is walked with the keyboard: skip link, search, a product', async ({ atDesk }) => {
    const { page } = await atDesk();
    // Asked for by an effect, so the page's scripts have taken over all of it by then.
    await Promise.all([page.waitForResponse(/\/account\/me\.json$/), page.goto(server.url)]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#content');
    await page.locator('#search').pressSequentially('che');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Kết quả cho “che”' }).waitFor();
    expect(new URL(page.url()).search).toBe('?q=che');
    await page.locator('#content article a').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Liên hệ người bán' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/products\/[a-z0-9-]+$/);
  });

  test('the menu on a phone closes by a press beside it, by Escape, and when it has led on', async ({
    onPhone,
  }) => {
    const { page } = await onPhone();
    await page.goto(server.url);
    await hydrated(page);
    const menu = page.locator('header summary');
    const goods = page.locator('header details').getByRole('link', { name: 'Sản phẩm' });
    await menu.click();
    await goods.waitFor();
    // The edge of the page, where nothing else answers a press.
    await page.mouse.click(4, 500);
    await goods.waitFor({ state: 'hidden' });
    await menu.click();
    await goods.focus();
    await page.keyboard.press('Escape');
    await goods.waitFor({ state: 'hidden' });
    expect(await menu.evaluate((one) => one === document.activeElement)).toBe(true);
    await menu.click();
    await goods.click();
    await page.waitForURL(/\/products$/);
    await goods.waitFor({ state: 'hidden' });
  });

  test('works without scripts: menu, filters, page of a list, language, age', async ({ onPhone }) => {
    const { page } = await onPhone({ javaScript: false });
    await page.goto(server.url);
    await page.locator('header summary').click();
    await page.locator('header details').getByRole('link', { name: 'Sản phẩm' }).click();
    await page.getByText('Lọc và sắp xếp').click();
    await page.getByRole('combobox', { name: 'Sắp xếp' }).selectOption('price');
    await page.getByRole('button', { name: 'Xem kết quả' }).click();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('price');
    await page.getByRole('link', { name: 'Trang sau' }).click();
    expect(new URL(page.url()).searchParams.get('page')).toBe('2');
    await page.getByRole('button', { name: 'Hiện cả rượu (từ 18 tuổi)' }).click();
    await page.getByRole('button', { name: 'Ẩn rượu' }).waitFor();
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('heading', { level: 1, name: 'Products' }).waitFor();
  });

  test('opens a photo large by keyboard and gives the focus back; without scripts it is a link', async ({
    onPhone,
  }) => {
    const { page, expectOnConsole } = await onPhone();
    // The photo of this listing is a row without files.
    expectOnConsole(/\/img\//);
    await page.goto(server.url + photographed);
    await page.waitForLoadState('networkidle');
    const photo = page.getByRole('link', { name: /^Ảnh 1 trên 1/ });
    const large = await photo.getAttribute('href');
    expect(large).toMatch(/^\/img\/[0-9a-f]{64}-1600\.jpg$/);
    await photo.press('Enter');
    const viewer = page.getByRole('dialog');
    const enlarge = viewer.getByRole('button', { name: 'Phóng to ảnh' });
    await enlarge.click();
    expect(await enlarge.getAttribute('aria-pressed')).toBe('true');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'detached' });
    expect(await photo.evaluate((link) => link === document.activeElement)).toBe(true);
    await page
      .getByText(/^(Còn \d+|Sắp hết: còn \d+|Hết hàng)$/)
      .first()
      .waitFor();
    const { page: plain, expectOnConsole: expectThere } = await onPhone({ javaScript: false });
    expectThere(/\/img\//);
    await plain.goto(server.url + photographed);
    await plain.getByRole('link', { name: /^Ảnh 1 trên 1/ }).click();
    expect(new URL(plain.url()).pathname).toBe(large);
  });

  test.for([
    ['list', '/products', LIST_BYTES],
    ['product', '', PRODUCT_BYTES],
  ] as const)('a %s page weighs what a weak network can carry', async ([, path, most], { onPhone }) => {
    const { page, context } = await onPhone();
    const wire = await context.newCDPSession(page);
    await wire.send('Network.enable');
    await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
    const types = new Map<string, string>();
    const bytes = new Map<string, number>();
    wire.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
    wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const type = types.get(requestId) ?? 'Other';
      bytes.set(type, (bytes.get(type) ?? 0) + encodedDataLength);
    });
    await page.clock.install();
    await page.goto(server.url + (path || product), { waitUntil: 'load' });
    await hydrated(page);
    // What the page would ask for within three seconds after it is loaded, without waiting for them.
    await page.clock.fastForward(SETTLED_MS);
    await page.waitForLoadState('networkidle');
    const total = [...bytes.values()].reduce((sum, one) => sum + one, 0);
    expect(total, JSON.stringify([...bytes])).toBeLessThan(most);
    expect(bytes.get('Script') ?? 0).toBeLessThan(SCRIPT_BYTES);
  });
});
