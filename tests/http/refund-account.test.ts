import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { aBuyer, anyPostRate, checkoutOf } from '#tests/factories/buying.ts';
import { pdfBytes } from '#tests/factories/paper-of.ts';
import { payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

/** A paid order that was cancelled, with the browser of its buyer, its producer's and a stranger's. */
async function cancelled(market: TestMarket) {
  const { context } = market;
  await anyPostRate(context);
  const shop = await shopOf(context, 'HTX Chè');
  const placed = await confirmCheckout(context, await checkoutOf(context, [{ listingId: shop.listingId }]));
  const { payment, order, refund, orderGroup } = context.store.tables;
  const [group] = await context.store.read((db) =>
    db.select().from(orderGroup).where(eq(orderGroup.code, placed.code)),
  );
  const ofGroup = await context.store.read(async (db) => ({
    payments: await db
      .select()
      .from(payment)
      .where(eq(payment.groupId, group?.id ?? '')),
    orders: await db
      .select()
      .from(order)
      .where(eq(order.groupId, group?.id ?? '')),
  }));
  await payByTransfer(context, ofGroup.payments[0]?.id ?? '');
  await cancelOrder(context, { orderId: ofGroup.orders[0]?.id ?? '', by: THE_MARKET, reason: 'thử' });
  const [back] = await context.store.read((db) => db.select().from(refund));
  const other = await shopOf(context, 'HTX Khác', { number: '0555555555' });
  return {
    address: `/orders/${placed.code}`,
    buyer: `order_access=${placed.code}.${placed.accessToken}`,
    seller: (await signedIn(context, { role: 'producer_member', producerId: shop.producerId })).cookie,
    other: (await signedIn(context, { role: 'producer_member', producerId: other.producerId })).cookie,
    staff: (await signedIn(context, { role: 'department_staff' })).cookie,
    task: `/seller/refunds/${back?.id}`,
    refundId: back?.id ?? '',
  };
}

const account = {
  intent: 'refund-account',
  where: 'named',
  bank: '970436',
  number: '1020 3040 5060',
  holder: 'Lê Thị Khách',
};

eachEngine('where money goes back to, in browsers without a script', (open) => {
  test('the buyer says it, what was wrong comes back as typed, and the producer pays it back by its code', async () => {
    const market = await open();
    const server = await startServer(market);
    const { address, buyer, seller, other, staff, task, refundId } = await cancelled(market);
    const page = async (path: string, cookie: string) =>
      (await (await server.fetch(path, { cookie })).text())
        .replaceAll('<!-- -->', '')
        .replaceAll('\u00a0', ' ');
    const post = (path: string, cookie: string, form: Record<string, string> | FormData) =>
      server.fetch(path, { cookie, method: 'POST', form });

    const asking = await page(address, buyer);
    // Paper has no form: it says where there is one.
    expect(asking).toMatch(
      /print:block">Ghi tài khoản ở trang của đơn hàng: http[^<]+\/orders\/[0-9A-Z]+<\/p>/,
    );
    for (const words of ['Nhận tiền hoàn vào đâu?', 'Bạn sẽ nhận lại 150.000 ₫', 'Vietcombank'])
      expect(asking).toContain(words);
    const inEnglish = await page(`/en${address}`, buyer);
    expect(inEnglish).toContain('Where should your money go?');
    // Who reads English knows a bank by what its customers call it.
    expect(inEnglish).toContain('<option value="970436">Vietcombank</option>');
    expect(inEnglish).not.toMatch(/<option[^>]*>[^<]*Ngân hàng/);
    const before = await page(task, seller);
    expect(before).toContain('Khách chưa cho biết tài khoản nhận tiền');
    expect(before).toContain(`Gọi ${aBuyer.name}: ${aBuyer.phone.replace('+84', '0')}`);

    const wrong = await post(address, buyer, { ...account, number: '12 34 ?', holder: 'Đào' });
    const back = await wrong.text();
    expect(wrong.status).toBe(400);
    for (const words of ['href="#number"', 'value="12 34 ?"', 'value="Đào"']) expect(back).toContain(words);
    expect(back).toMatch(/<option value="970436" selected=""/);

    const stranger = await post(address, 'order_access=none.none', account);
    expect(stranger.status).toBe(404);
    const said = await post(address, buyer, account);
    expect(said.headers.get('location')).toBe(`${address}?done=refund-account#where-to`);
    const shown = await page(address, buyer);
    expect(shown).toContain('Vietcombank, tài khoản •••5060, LE THI KHACH');
    expect(shown).not.toContain('102030405060');

    expect((await server.fetch(task, { cookie: other })).status).toBe(404);
    expect(await page('/seller/refunds', seller)).not.toContain('102030405060');
    for (const [path, cookie] of [
      [task, seller],
      [`/department/refunds/${refundId}`, staff],
    ] as const) {
      const ready = await page(path, cookie);
      for (const words of ['102030405060', 'LE THI KHACH', `HOAN TIEN HT${refundId.slice(-8)}`, '<svg'])
        expect(ready).toContain(words);
    }
    const accountId = (await page(task, seller)).match(/name="accountId" value="([^"]+)"/)?.[1] ?? '';
    const proofOf = (fields: Record<string, string>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ refundId, reference: 'FT1', ...fields }))
        form.set(name, value);
      form.set('file', new File([new Uint8Array(pdfBytes())], 'chuyen-khoan.pdf'));
      return form;
    };
    // The page had shown none when the money was sent: it is said, with what was typed, and asked where it went.
    const since = await post(task, seller, proofOf({ accountId: '' }));
    expect(since.status).toBe(400);
    const asked = await since.text();
    for (const words of ['khách đã ghi tài khoản nhận tiền', 'khách cho biết qua điện thoại', 'value="FT1"'])
      expect(asked).toContain(words);
    expect(asked).toMatch(/name="accountId" value=""/);
    const proof = proofOf({ accountId: '', toAccount: accountId });
    expect((await post(task, seller, proof)).headers.get('location')).toBe('/seller/refunds?done=proven');
    const done = await page(task, seller);
    expect(done).toContain('Đã chuyển vào Vietcombank, tài khoản •••5060, LE THI KHACH.');
    expect(done).not.toContain('102030405060');
    expect(await page(address, buyer)).not.toContain('Nhận tiền hoàn vào đâu?');
    const late = await post(address, buyer, account);
    expect([late.status, (await late.text()).includes('Không còn khoản hoàn nào chờ chuyển')]).toEqual([
      400,
      true,
    ]);
  });
});
