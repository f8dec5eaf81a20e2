import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { suspendProducer } from '#app/domain/orders/suspend-producer.server.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { ordersOf, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('staff cancel in a producer’s place, without a script', (open) => {
  test('from the orders at risk: what was wrong comes back as typed, the reason is read by the producer', async () => {
    const market = await open();
    const { context } = market;
    await anyPostRate(context);
    const shop = await shopOf(context, 'HTX Chè');
    const { orders, payments, lines } = await ordersOf(context, [{ listingId: shop.listingId, quantity: 2 }]);
    await payByTransfer(context, payments[0]?.id ?? '');
    const { producer, refund } = context.store.tables;
    const [row] = await context.store.read((db) =>
      db.select().from(producer).where(eq(producer.id, shop.producerId)),
    );
    const server = await startServer(market);
    const staff = (await signedIn(context, { role: 'department_staff' })).cookie;
    const seller = (await signedIn(context, { role: 'producer_member', producerId: shop.producerId })).cookie;
    const page = async (path: string, cookie: string) =>
      (await (await server.fetch(path, { cookie })).text()).replaceAll('<!-- -->', '');
    const address = `/department/orders/${orders[0]?.id}`;
    expect(await page(address, staff)).not.toContain('Huỷ thay bên bán');
    await suspendProducer(context, staffMember(), { code: row?.code ?? '', note: 'thử' });
    expect(await page('/department/orders', staff)).toContain(`href="${address}#cancel"`);
    const shown = await page(address, staff);
    expect(shown).toContain('Huỷ thay bên bán');
    expect(shown).toContain('thẳng vào tài khoản của người bán');
    const causeKey = shown.match(/name="causeKey" value="([^"]+)"/)?.[1] ?? '';
    const some = {
      act: 'cancel',
      causeKey,
      what: 'some',
      note: 'Tạm ngừng bán',
      [`lines.${lines[0]?.id}`]: '9',
    };
    const post = (form: Record<string, string>) =>
      server.fetch(address, { cookie: staff, method: 'POST', form });
    const wrong = await post(some);
    const back = await wrong.text();
    expect([wrong.status, back.includes('Tạm ngừng bán'), back.includes('value="9"')]).toEqual([
      400,
      true,
      true,
    ]);
    const right = { ...some, [`lines.${lines[0]?.id}`]: '1' };
    for (const answer of [await post(right), await post(right)])
      expect(answer.headers.get('location')).toBe(`${address}?done=cancelled`);
    const other = await post({ ...right, [`lines.${lines[0]?.id}`]: '2' });
    expect([other.status, (await other.text()).includes('Mẫu này đã gửi rồi')]).toEqual([400, true]);
    expect(await context.store.read((db) => db.select().from(refund))).toMatchObject([{ amount: 120_000 }]);
    for (const [path, cookie] of [
      [address, staff],
      [`/seller/orders/${orders[0]?.id}`, seller],
    ] as const)
      expect(await page(path, cookie)).toContain('Lý do: Tạm ngừng bán');
    expect((await server.fetch(address, { cookie: seller, method: 'POST', form: right })).status).toBe(403);
  });
});
