import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright';
import { expect, onTestFinished } from 'vitest';
import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { SIMULATED_BANK_FILE } from '#app/domain/payments/simulated-bank.server.ts';
import { jobKinds } from '#app/job-registry.ts';
import { startWorker } from '#app/server/jobs/start-worker.server.ts';
import { SIMULATED_BANK } from '#app/server/simulated-bank.ts';
import { simulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import { stallOf } from '#tests/factories/baskets.ts';
import { anyPostRate, bankAccountOf } from '#tests/factories/buying.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { startBank } from '#tests/fakes/bank/start-bank.ts';
import { startStripe } from '#tests/fakes/stripe/start-stripe.ts';
import { expectAccessible, expectNoSidewaysScroll, hydrated, test } from '#tests/support/browser.ts';
import { openFrontDoor } from '#tests/support/front-door.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { stripeControls } from '#tests/support/stripe-world.ts';
import { testEngines, testMarket } from '#tests/support/test-market.ts';

const onServer = { timeout: 60_000 };
/**
 * The other journeys of buying go over SQLite; this one, which passes every desk, over PostgreSQL where the run has it.
 * `JOURNEY_ENGINE=sqlite` takes it over the other.
 */
const ENGINE =
  testEngines().find((engine) => engine === (process.env.JOURNEY_ENGINE ?? 'postgres')) ?? 'sqlite';
const GOODS = [
  { name: 'HTX Chè Tả Phìn', titleVi: 'Chè Shan tuyết', titleEn: 'Shan tea', slug: 'che', byCard: false },
  { name: 'Cơ sở Mật ong Bát Xát', titleVi: 'Mật ong', titleEn: 'Honey', slug: 'mat', byCard: false },
  { name: 'HTX Gạo Séng Cù', titleVi: 'Gạo Séng Cù', titleEn: 'Seng Cu rice', slug: 'gao', byCard: true },
] as const;
const PRICE = 120_000;
const POST = 30_000;

/** A demo with a bank and a card provider of its own, and three producers who are paid at that bank. */
async function openDay() {
  let now = () => Date.now();
  const stripe = await startStripe({ clock: () => now() });
  const bank = await startBank();
  onTestFinished(async () => {
    await stripe.close();
    await bank.close();
  });
  const simulated = simulatedPlatforms(() => ({ stripe: stripe.about }));
  // Pages of the simulations lead back to the market's own address.
  const door = await openFrontDoor();
  const settings = { PUBLIC_URL: door.url };
  const market = await testMarket({ engine: ENGINE, demo: true, now: Date.now(), simulated, settings });
  now = () => market.clock.now();
  const { context } = market;
  const { bankAccount } = context.store.tables;
  await anyPostRate(context);
  writeFileSync(
    join(market.dataDir, SIMULATED_BANK_FILE),
    JSON.stringify({ url: bank.url, control: bank.control }),
  );
  const server = await startServer(market);
  door.leadTo(server.url);
  const { url } = door;
  const stalls = [];
  const accounts = [];
  for (const [at, goods] of GOODS.entries()) {
    const stall = await stallOf(context, { ...goods, stock: 20, isPaid: false });
    const number = `880000123${at}`;
    const accountId = await bankAccountOf(context, stall.producerId, { number, provider: 'sepay' });
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId: stall.producerId });
    stalls.push({ ...stall, ...goods, cookie });
    accounts.push({
      bin: SIMULATED_BANK.bin,
      number,
      holder: 'HTX THU NGHIEM',
      isOpen: true,
      notify: {
        url: `${url}/webhooks/sepay?account=${accountId}`,
        secret: `secret-of-${number}`,
      },
    });
  }
  await context.store.write((tx) => tx.update(bankAccount).set({ bin: SIMULATED_BANK.bin, isDemo: true }));
  await fetch(`${bank.control.url}/accounts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bank.control.token}` },
    body: JSON.stringify({ accounts }),
  });
  await stripeControls(stripe).control('webhooks', { url: `${url}/webhooks/stripe` });
  const worker = startWorker(context, jobKinds);
  onTestFinished(() => worker.stop());
  return { market, server, url, stalls };
}

test(`a day at the market: a tourist buys from three, pays two by transfer and one by card; all is shipped, a piece comes back, staff refund, a producer is paid out, and the books are right (${ENGINE})`, async ({
  onPhone,
  atDesk,
}) => {
  const { market, server, url, stalls } = await openDay();
  const { context } = market;
  const { order, orderGroup, refund } = context.store.tables;
  const good = async (page: Page) => {
    await hydrated(page);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  };

  // The tourist, with a phone, in English: two packs of each.
  const { page } = await onPhone({ url });
  for (const { slug } of stalls) {
    await page.goto(`${url}/en/products/${slug}`);
    await page.locator('[name="quantity"]').fill('2');
    await page.getByRole('button', { name: 'Add to basket' }).click();
    await page.getByText('Added to your basket.').waitFor(onServer);
  }
  await page.goto(`${url}/en/checkout`);
  await good(page);
  await page.locator('[name="name"]').fill('Jane Doe');
  await page.locator('[name="phone"]').fill('+33 6 12 34 56 78');
  await page.locator('[name="email"]').fill('jane@vidu.vn');
  await page.locator('[name="province"]').selectOption('01');
  await page.locator('[name="commune"]').fill('Phường Ba Đình');
  await page.locator('[name="addressLine"]').fill('5 Hoang Dieu, lane 12');
  for (const { producerId, byCard } of stalls)
    await page.locator(`[name="method.${producerId}"][value="${byCard ? 'card' : 'vietqr'}"]`).check();
  await page.locator('[name="agreed"]').check();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Place order' }).waitFor(onServer);
  await good(page);
  await page.getByRole('button', { name: 'Place order' }).dblclick();
  await page.waitForURL(/\/en\/orders\/[0-9A-Z]+$/, onServer);
  const orderPage = page.url();
  // Back, and there is nothing to order a second time.
  await page.goBack();
  await page.goto(`${url}/en/checkout`);
  await page.getByRole('link', { name: /See order/ }).waitFor(onServer);
  const groups = await context.store.read((db) => db.select().from(orderGroup));
  expect(groups).toHaveLength(1);

  await page.goto(orderPage);
  await good(page);
  for (const paid of [1, 2]) {
    await page.getByRole('link', { name: 'Open the simulated bank' }).first().click();
    await page.getByRole('button', { name: /Pay/ }).click();
    await page.getByRole('link', { name: /Back to the order/ }).click(onServer);
    await page.getByText(`${paid} of 3 paid`, { exact: true }).waitFor(onServer);
  }
  await page.getByRole('button', { name: /^Pay .* by card$/ }).click();
  await page.getByRole('link', { name: 'Open the payment page' }).click(onServer);
  await page.getByRole('button', { name: 'Pay' }).click(onServer);
  await page.waitForURL(/\/en\/orders\/[0-9A-Z]+$/, onServer);
  await page.getByText('All is paid.').waitFor(onServer);
  await good(page);

  const orders = await context.store.read((db) => db.select().from(order));
  const orderOf = (slug: string) => {
    const stall = stalls.find((one) => one.slug === slug);
    const found = orders.find(({ producerId }) => producerId === stall?.producerId);
    if (!stall || !found) throw new Error(`nothing was ordered of ${slug}`);
    return { ...stall, order: found, path: `/seller/orders/${found.id}` };
  };
  expect(orders.map(({ totalAmount }) => totalAmount)).toEqual(Array(3).fill(2 * PRICE + POST));

  // One pack of rice has come to harm: its producer takes it out of the order, and the card gets its price back.
  const rice = orderOf('gao');
  const { page: ricePage } = await onPhone({ cookie: rice.cookie, url });
  await ricePage.goto(url + rice.path);
  await good(ricePage);
  await ricePage.locator('summary', { hasText: 'Huỷ đơn hoặc bớt món' }).first().click();
  await ricePage.getByLabel('Vì sao').selectOption({ index: 1 });
  await ricePage.getByRole('radio', { name: 'Chỉ một số món' }).check();
  await ricePage.locator('[name^="lines."]').fill('1');
  await ricePage.locator('button[value="cancel"]').click();
  await ricePage.waitForURL(/done=cancel/, onServer);
  await ricePage.getByText('Đã bớt món, phần còn lại vẫn giao.').waitFor(onServer);
  // Another press cannot end the whole order by mistake.
  await ricePage.locator('button[value="cancel"]').waitFor({ state: 'hidden' });
  await good(ricePage);

  // All three ship: the tea by hand on a phone, step by step.
  const tea = orderOf('che');
  const { page: teaPage } = await onPhone({ cookie: tea.cookie, url });
  await teaPage.goto(`${url}/seller/orders`);
  await good(teaPage);
  await teaPage.getByRole('button', { name: `Nhận đơn ${tea.order.code}` }).click();
  await teaPage.waitForURL('**/seller/orders?done=1', onServer);
  await teaPage.goto(url + tea.path);
  for (const [name, done] of [
    ['Đóng gói xong', 'pack'],
    ['Đã gửi hàng', 'hand-over'],
    ['Khách đã nhận hàng', 'deliver'],
  ] as const) {
    if (done === 'hand-over') {
      await teaPage.getByLabel('Gửi qua').fill('Bưu điện');
      await teaPage.getByLabel('Mã vận đơn').fill('EE123456789VN');
    }
    await teaPage.getByRole('button', { name, exact: true }).click();
    await teaPage.waitForURL(`**${tea.path}?done=${done}`, onServer);
  }
  await good(teaPage);
  for (const { cookie, path } of [rice, orderOf('mat')])
    for (const act of ['accept', 'pack', 'hand-over', 'deliver'])
      await server.fetch(path, { cookie, form: { act, carrier: 'Bưu điện', trackingNumber: 'EE2' } });

  // The tourist sends one pack of tea back.
  await page.goto(orderPage);
  const giveBack = page
    .locator('details')
    .filter({ has: page.locator(`input[name="order"][value="${tea.order.id}"]`) })
    .filter({ has: page.locator('button[value="return"]') })
    // The order itself folds too.
    .last();
  await page.getByRole('heading', { name: tea.name }).click();
  await giveBack.locator('summary').click();
  await giveBack.locator('[name^="line-"]').fill('1');
  await giveBack.locator('textarea').fill('One of the two is torn open.');
  await giveBack.locator('button[value="return"]').click();
  await page.waitForURL(/done=ticket/, onServer);
  // What was sent does not wait in its form to be sent again.
  await giveBack.locator('textarea').waitFor({ state: 'hidden' });
  await good(page);
  await teaPage.goto(`${url}/seller/tickets`);
  await teaPage.getByLabel('Lời đồng ý và địa chỉ gửi hàng về').fill('Đồng ý. Gửi về bản Tả Phìn, Sa Pa.');
  await teaPage.getByRole('button', { name: 'Đồng ý nhận lại' }).click();
  await teaPage.getByRole('button', { name: 'Hàng đã về, hoàn tiền' }).click(onServer);
  await teaPage.getByText('Đã ghi nhận.').waitFor(onServer);
  await good(teaPage);

  // Staff see to the refund, and pay out what was paid by card.
  const { cookie: staff } = await signedIn(context, { role: 'operator', hasAuthenticator: true });
  const { page: desk } = await atDesk({ cookie: staff, url });
  await desk.goto(`${url}/department/refunds`);
  await good(desk);
  await desk.getByRole('table').first().getByRole('link').first().click();
  await desk.getByText('Khách chưa cho biết tài khoản nhận tiền').waitFor(onServer);
  await good(desk);
  await desk.getByLabel('Mã giao dịch của ngân hàng').first().fill('FT26331000009');
  await desk
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: 'bien-lai.jpg', mimeType: 'image/jpeg', buffer: await photoBytes() });
  await desk.getByRole('button', { name: 'Tôi đã chuyển' }).click();
  await desk.waitForURL(/done=proven/, onServer);
  await good(desk);
  await desk.goto(`${url}/department/payouts`);
  await good(desk);
  await desk.getByRole('button', { name: 'Tạo đợt chi trả' }).click();
  await desk.waitForURL(/payouts\/[0-9A-Z]{26}\?done=made/, onServer);
  await good(desk);
  await desk.getByRole('button', { name: 'Làm tệp cho ngân hàng' }).click();
  await desk.waitForURL(/done=filed/, onServer);
  await good(desk);
  const file = await server.fetch(`${new URL(desk.url()).pathname}/file?as=csv`, { cookie: staff });
  // What the card paid for, less the pack that was taken out; nothing else goes through the market's hands.
  const owed = PRICE + POST;
  expect((await file.text()).match(/8800001\d+|\b\d{5,7}\b/g)).toEqual(
    expect.arrayContaining(['8800001232', String(owed)]),
  );
  await desk.getByLabel('Mã giao dịch của ngân hàng').fill('FT26331000010');
  await desk.getByRole('button', { name: 'Ghi đã trả' }).click();
  await desk.waitForURL(/done=paid/, onServer);
  await good(desk);

  // Every figure, to the đồng.
  await page.goto(orderPage);
  await good(page);
  const refunds = await context.store.read((db) => db.select().from(refund).orderBy(refund.amount));
  expect(refunds.map(({ amount, doneAt }) => [amount, doneAt !== null])).toEqual([
    [PRICE, true],
    [PRICE, true],
  ]);
  const { findings } = await checkBooks(context);
  expect(findings.flatMap(({ breaks }) => breaks)).toEqual([]);
  const { ledgerEntry } = context.store.tables;
  const entries = await context.store.read((db) =>
    db.select().from(ledgerEntry).where(eq(ledgerEntry.producerId, rice.producerId)),
  );
  expect(
    entries
      .filter(({ account }) => account === 'producer_payable')
      .reduce((sum, { amount }) => sum + amount, 0),
  ).toBe(0);
  await desk.goto(`${url}/department/books`);
  await good(desk);
}, 600_000);
