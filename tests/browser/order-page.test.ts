import { eq } from 'drizzle-orm';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { cancelOwnOrder } from '#app/domain/payments/refunds/cancel-own-order.server.ts';
import { anyPostRate, checkoutOf } from '#tests/factories/buying.ts';
import { payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { expectAccessible, expectNoSidewaysScroll, hydrated, test } from '#tests/support/browser.ts';
import { startServer, type TestServer } from '#tests/support/start-server.ts';
import { type TestMarket, testMarket } from '#tests/support/test-market.ts';

let market: TestMarket;
let server: TestServer;

beforeAll(async () => {
  market = await testMarket();
  server = await startServer(market);
  await anyPostRate(market.context);
});

afterAll(() => market.close());

async function placed(names: readonly string[]) {
  const { context } = market;
  const pieces: Array<{ listingId: string; quantity: number }> = [];
  for (const [at, name] of names.entries()) {
    const { listingId } = await shopOf(context, name, { number: `10203040${at}${names.length}` });
    pieces.push({ listingId, quantity: 2 });
  }
  const { code, accessToken } = await confirmCheckout(context, await checkoutOf(context, pieces));
  const { order, orderGroup, payment } = context.store.tables;
  const payments = await context.store.read(async (db) => {
    const groups = await db.select().from(orderGroup);
    const group = groups.find((one) => one.code === code);
    const rows = await db.select().from(payment).orderBy(payment.id);
    return rows.filter(({ groupId }) => groupId === group?.id);
  });
  expect((await context.store.read((db) => db.select().from(order))).length).toBeGreaterThan(0);
  return { code, payments, cookie: `order_access=${code}.${accessToken}` };
}

/** Whether all of it stands on the screen as it is scrolled. */
const isInView = (what: Locator) =>
  what.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });

describe('a buyer’s page of an order on a phone', () => {
  test('shows one code at a time, turns green by itself within a second of the money being seen, and shows the next', async ({
    onPhone,
  }) => {
    const names = ['HTX Chè Tả Phìn', 'Cơ sở Mật ong Bát Xát', 'HTX Gạo Séng Cù'];
    const { code, payments, cookie } = await placed(names);
    const { page } = await onPhone({ cookie, url: server.url });
    await page.goto(`${server.url}/orders/${code}`);
    await hydrated(page);
    const codes = page.getByRole('img', { name: /Mã VietQR/ });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByText('Trang tự đổi khi thấy tiền.').waitFor();
    // Nobody scrolls through ten screens to see whom to pay.
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(3_200);
    const took: number[] = [];
    for (const [at, { id }] of payments.entries()) {
      expect(await codes.count()).toBe(1);
      expect(await codes.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await payByTransfer(market.context, id);
      const paidAt = performance.now();
      const told =
        at < 2 ? page.getByText(`${at + 1}/3 đã trả`, { exact: true }) : page.getByText('Tiền đã đủ.');
      await told.waitFor({ timeout: 5_000 });
      took.push(performance.now() - paidAt);
      if (at < 2) await page.getByText(`Tiếp theo: ${names[at + 1]}`).waitFor();
      // Whoever comes back from their bank's app sees it without scrolling, and the code that follows.
      await expect.poll(() => isInView(told)).toBe(true);
      if (at < 2) expect(await isInView(codes)).toBe(true);
    }
    expect(await codes.count()).toBe(0);
    expect(Math.min(...took)).toBeLessThan(1_000);
    await expectAccessible(page);
    await page.getByRole('heading', { name: names[1] ?? '' }).click();
    await page.getByText('Đã nhận đủ tiền').filter({ visible: true }).waitFor();
    await expectAccessible(page);
  });

  test.for([
    true,
    false,
  ])('on paper says until which day and hour goods are kept, and counts nothing (JavaScript: %s)', async (javaScript, {
    onPhone,
  }) => {
    const { code, cookie } = await placed([`HTX Giấy ${javaScript}`]);
    const { page } = await onPhone({ cookie, url: server.url, javaScript });
    await page.goto(`${server.url}/orders/${code}`);
    if (javaScript) await page.getByRole('timer').waitFor();
    await page.emulateMedia({ media: 'print' });
    const kept = page.getByText('Hàng được giữ cho bạn đến').filter({ visible: true });
    expect(await kept.allInnerTexts()).toEqual([
      expect.stringMatching(/^Hàng được giữ cho bạn đến \d\d\/\d\d\/\d{4} \d\d:\d\d\.$/),
    ]);
    expect(await page.getByRole('timer').filter({ visible: true }).count()).toBe(0);
  });

  test.for([
    true,
    false,
  ])('what a producer writes of why they cancel stands as theirs, on paper too, and leads to the complaint (JavaScript: %s)', async (javaScript, {
    onPhone,
  }) => {
    const { context } = market;
    const name = `HTX Mận ${javaScript}`;
    const { code, cookie } = await placed([name, `HTX Đào ${javaScript}`]);
    const { order, producer } = context.store.tables;
    const [row] = await context.store.read((db) =>
      db
        .select({ orderId: order.id, producerId: producer.id })
        .from(order)
        .innerJoin(producer, eq(producer.id, order.producerId))
        .where(eq(producer.name, name)),
    );
    if (!row) throw new Error('nothing was ordered');
    const actor = { ...(await sellerOf(context)), producerId: row.producerId };
    const why = { reason: 'damaged', note: 'Mẻ này ẩm 14,5%, lô 20261128 phải bỏ.' };
    await cancelOwnOrder(context, actor, {
      ...why,
      ...{ orderId: row.orderId, isWhole: true, lines: [], causeKey: 'k' },
    });
    const { page } = await onPhone({ cookie, url: server.url, javaScript });
    await page.goto(`${server.url}/orders/${code}`);
    if (javaScript) await hydrated(page);
    await page.getByRole('heading', { name }).click();
    const quoted = page.locator('figure').filter({ hasText: `${name} viết:` });
    await quoted.getByText(why.note).waitFor();
    if (javaScript) await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    const tell = quoted.getByRole('link', { name: 'Báo chợ về lời này' });
    await page.emulateMedia({ media: 'print' });
    expect(await quoted.getByText('Đây là lời của người bán.').isVisible()).toBe(true);
    expect(await tell.isVisible(), 'a link on paper').toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await tell.click();
    await page.locator(`textarea#complaint-${row.orderId}`).filter({ visible: true }).waitFor();
  });

  test('asks nothing while nobody looks at it, and at once when somebody comes back', async ({ onPhone }) => {
    const { code, payments, cookie } = await placed(['HTX Rau Sa Pa']);
    const { page } = await onPhone({ cookie, url: server.url });
    let asked = 0;
    const isQuestion = (url: string) => new URL(url).pathname.endsWith('/state.json');
    page.on('request', (request) => {
      if (isQuestion(request.url())) asked += 1;
    });
    await page.clock.install();
    const first = page.waitForRequest((request) => isQuestion(request.url()));
    await page.goto(`${server.url}/orders/${code}`);
    await hydrated(page);
    await first;
    const turn = (state: 'hidden' | 'visible') =>
      page.evaluate((now) => {
        Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    await turn('hidden');
    await payByTransfer(market.context, payments[0]?.id ?? '');
    const before = asked;
    await page.clock.runFor(60_000);
    expect(asked).toBe(before);
    await turn('visible');
    await page.getByText('Đã nhận đủ tiền').waitFor();
    expect(asked).toBeGreaterThan(before);
  });

  test('copies what is typed into a bank’s app, counts down, and opens the app on a phone', async ({
    onPhone,
  }) => {
    const { code, payments, cookie } = await placed(['HTX Thổ cẩm']);
    const { page, context } = await onPhone({ cookie, url: server.url });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${server.url}/orders/${code}`);
    await hydrated(page);
    await page.getByRole('button', { name: 'Sao chép Nội dung chuyển khoản' }).click();
    await page.getByRole('status').filter({ hasText: 'Đã sao chép' }).waitFor({ state: 'attached' });
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(payments[0]?.memoCode);
    expect(await page.getByRole('timer').textContent()).toMatch(/^Còn \d\d:\d\d$/);
    await page.locator('summary', { hasText: 'Mở ứng dụng ngân hàng' }).click();
    const link = await page.getByRole('link', { name: 'VietinBank' }).getAttribute('href');
    expect(Object.fromEntries(new URL(link ?? '').searchParams)).toMatchObject({
      app: 'icb',
      am: '270000',
      tn: payments[0]?.memoCode,
    });
  });

  test('works without JavaScript: what to pay, a button to look again, and cancelling', async ({
    onPhone,
  }) => {
    const { code, payments, cookie } = await placed(['HTX Gạo Séng Cù']);
    const { page } = await onPhone({ cookie, url: server.url, javaScript: false });
    await page.goto(`${server.url}/en/orders/${code}`);
    expect(await page.getByText('minutes from now').count()).toBe(1);
    // Nothing changes by itself here.
    expect(await page.getByText('press this to load the page anew').count()).toBe(1);
    expect(await page.getByText('changes by itself').count()).toBe(0);
    await payByTransfer(market.context, payments[0]?.id ?? '');
    await page.getByRole('link', { name: 'I have paid, check now' }).click();
    await page.getByText('Paid in full').waitFor();
    await page.getByText('Cancel this order').click();
    await page.getByRole('button', { name: /^Cancel order/ }).click();
    await page.getByText('Cancelled.').first().waitFor();
    expect(await page.getByText('HTX Gạo Séng Cù will transfer').count()).toBe(2);
  });
});
