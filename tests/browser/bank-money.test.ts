import { expect } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { giveBackTransfer } from '#app/domain/payments/bank-transfers/give-back-transfer.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { stageStatement } from '#app/domain/payments/statements/stage-statement.server.ts';
import { likeMb } from '#tests/factories/statements.ts';
import { askedOf, seenOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { expectAccessible, expectNoSidewaysScroll, hydrated, test } from '#tests/support/browser.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

test('a producer sees money that fits no order and puts it to one, on a phone without a script', async ({
  onPhone,
  atDesk,
}) => {
  const market = await testMarket();
  const { context } = market;
  const shop = await shopWithAccount(context, { provider: 'sepay' });
  const asked = await askedOf(context, shop);
  const other = await askedOf(context, shop, 2);
  const take = (amount: number, text: string) =>
    takeTransfer(context, shop.accountId, seenOf(context, { amount, text }));
  const { transferId } = await take(asked.amount, 'chuyen tien mua che');
  const more = await take(other.amount + 7_000, other.memo);
  await giveBackTransfer(context, shop.actor, more.transferId);
  const { refund } = context.store.tables;
  const [{ id: refundId } = { id: '' }] = await context.store.read((db) => db.select().from(refund));
  const waiting = await askedOf(context, shop, 3);
  const movement = { day: '23/11/2026', time: '09:00:00', amount: 20_000, text: 'khong ma', reference: '' };
  const file = Buffer.from(likeMb([movement]));
  const statement = await stageStatement(context, shop.actor as never, { file, fileName: 'a.csv' });
  const server = await startServer(market);
  const { cookie } = await signedIn(context, { role: 'producer_member', producerId: shop.producerId });
  const pages = [
    '/seller/money',
    `/seller/money/${transferId}`,
    `/seller/money/by-hand/${waiting.orderId}`,
    '/seller/refunds',
    `/seller/refunds/${refundId}`,
    '/seller/money/statements',
    `/seller/money/statements/${statement}`,
    '/seller/bank',
    '/seller/bank?change=1',
  ];
  for (const open of [onPhone, atDesk]) {
    const { page } = await open({ cookie, url: server.url });
    for (const path of pages) {
      await page.goto(server.url + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  }
  // A file that is too large is said to be so where it was chosen; what else was typed stays, and nothing is sent.
  const { page: phone, expectOnConsole } = await onPhone({ cookie, url: server.url });
  expectOnConsole(/status of 400/);
  await phone.goto(`${server.url}/seller/money/statements`);
  await hydrated(phone);
  const sent: string[] = [];
  phone.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
  const big = { name: 'sao-ke.csv', mimeType: 'text/csv', buffer: Buffer.alloc(5 * 1024 * 1024, 'a') };
  await phone.locator('input[type=file]').setInputFiles(big);
  await phone.getByText('Tệp này lớn quá. Hãy chọn tệp không quá 4 MB.').waitFor();
  await phone.getByRole('button', { name: 'Xem trước' }).click();
  await phone.locator('input[type=file]:focus').waitFor();
  expect(sent).toEqual([]);

  // Whose field is empty is said by the field's name.
  await phone.goto(`${server.url}/seller/refunds/${refundId}`);
  await hydrated(phone);
  await phone.getByRole('button', { name: 'Tôi đã chuyển' }).click();
  await phone.getByRole('link', { name: 'Mã giao dịch của ngân hàng: Ô này còn trống' }).waitFor();

  const { page } = await onPhone({ cookie, url: server.url, javaScript: false });
  await page.goto(`${server.url}/seller/money`);
  await page.locator('#waiting').getByRole('link', { name: '150.000' }).click();
  await page.getByRole('button', { name: `Gắn vào ${asked.orderCode}` }).click();
  await page.getByText('Đã gắn khoản tiền vào đơn.').waitFor();
  const { order } = context.store.tables;
  const orders = await context.store.read((db) => db.select().from(order));
  expect(orders.find(({ id }) => id === asked.orderId)).toMatchObject({ cancelledAt: null });
  expect(orders.filter((one) => orderState(one) === 'paid')).toHaveLength(2);
});
