import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { openTicket } from '#app/domain/orders/tickets/open-ticket.server.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { shopOf } from '#tests/factories/paying.ts';
import { paidOrder } from '#tests/factories/placed-order.ts';
import { expectAccessible, expectNoSidewaysScroll, hydrated, test } from '#tests/support/browser.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

const onServer = { timeout: 30_000 };

test('a producer with a phone ships an order: accepted, packed, sent, delivered, each at one press', async ({
  onPhone,
}) => {
  const market = await testMarket();
  const { context } = market;
  await anyPostRate(context);
  const { producerId, listingId } = await shopOf(context, 'HTX Chè', { stock: 50 });
  const order = await paidOrder(context, listingId);
  const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
  const { url } = await startServer(market);
  const { page } = await onPhone({ cookie, url });
  await page.goto(`${url}/seller/orders`);
  await hydrated(page);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: `Nhận đơn ${order.code}` }).click();
  await page.waitForURL('**/seller/orders?done=1', onServer);
  await page.getByRole('link', { name: order.code }).click();
  await page.waitForURL(`**/seller/orders/${order.id}`, onServer);
  await hydrated(page);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const press = async (name: string, done: string) => {
    const button = page.getByRole('button', { name, exact: true });
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(48);
    await button.click();
    await page.waitForURL(`**/seller/orders/${order.id}?done=${done}`, onServer);
  };
  await press('Đóng gói xong', 'pack');
  await page.getByLabel('Gửi qua').fill('Bưu điện');
  await page.getByLabel('Mã vận đơn').fill('EE123456789VN');
  await press('Đã gửi hàng', 'hand-over');
  await press('Khách đã nhận hàng', 'deliver');
  // The address changes before the page does.
  await page.getByText('Xong. Không cần làm gì thêm.').waitFor();
  for (const path of ['/seller/delivery', '/seller/pause', '/seller/poster']) {
    await page.goto(url + path);
    await hydrated(page);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});

test('an answer that was sent is not left in the box for the next one', async ({ onPhone }) => {
  const market = await testMarket();
  const { context } = market;
  await anyPostRate(context);
  const { producerId, listingId } = await shopOf(context, 'HTX Chè', { stock: 50 });
  const { id: orderId, groupId } = await paidOrder(context, listingId);
  const { orderGroup } = context.store.tables;
  const [group] = await context.store.read((db) =>
    db.select().from(orderGroup).where(eq(orderGroup.id, groupId)),
  );
  if (!group) throw new Error('the checkout is gone');
  const ask = { orderId, kind: 'complaint', text: 'Gói trà bị rách', lines: [] } as const;
  const ticket = await openTicket(context, group, ask);
  const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
  const { url } = await startServer(market);
  const { page } = await onPhone({ cookie, url });
  for (const path of [`/seller/orders/${orderId}`, '/seller/tickets']) {
    await page.goto(url + path);
    await hydrated(page);
    const box = page.locator(`#text-${ticket}`);
    await box.fill('Chúng tôi gửi gói khác');
    await page.getByRole('button', { name: 'Gửi trả lời' }).click();
    await page.getByText('Đã gửi trả lời.').waitFor(onServer);
    expect(await box.inputValue(), path).toBe('');
  }
});
