import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readOwnOrder } from '#app/domain/orders/fulfil/read-own-order.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { commissionOf } from '#app/domain/orders/terms/commission.ts';
import { acceptLateTransfer } from '#app/domain/payments/bank-transfers/accept-late-transfer.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { readToday } from '#app/domain/payments/read-today.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import type { Context } from '#app/server/context.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { cancelOnePiece } from '#tests/factories/cancel-one-piece.ts';
import { ordersOf, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { askedOf, seenOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** No whole đồng comes of a share of it. */
const PRICE = 33_333;
const RATE = 275;

const noCards = { card: 0, cardRefunded: 0, cardDisputed: 0, cardHeld: 0 };

/** Three pieces that a household sells, of which the market has a share and tax is withheld; one is cancelled unpaid. */
async function lowered(context: Context) {
  const { store } = context;
  const { order, producer, variant, withholdingMode } = store.tables;
  await anyPostRate(context);
  const shop = await shopOf(context, 'Hộ Chè');
  await store.write(async (tx) => {
    await tx.update(variant).set({ price: PRICE });
    await tx.update(producer).set({ legalType: 'household' }).where(eq(producer.id, shop.producerId));
    await tx.update(withholdingMode).set({ mode: 'withhold' });
  });
  const { orders, payments, lines } = await ordersOf(context, [{ listingId: shop.listingId, quantity: 3 }]);
  const [line] = lines;
  const orderId = orders[0]?.id ?? '';
  const share = { commissionRate: RATE, commissionAmount: commissionOf(3 * PRICE, RATE) };
  await store.write((tx) => tx.update(order).set(share).where(eq(order.id, orderId)));
  await cancelOnePiece(context, line);
  await payByTransfer(context, payments[0]?.id ?? '', 2 * PRICE + 30_000);
  return { shop, orderId, line };
}

/** VND on an account, as it stands. */
async function standsAt({ store }: Context, account: 'fees' | 'withholding'): Promise<number> {
  const { ledgerEntry } = store.tables;
  const entries = await store.read((db) =>
    db.select().from(ledgerEntry).where(eq(ledgerEntry.account, account)),
  );
  return entries.reduce((sum, { amount }) => sum - amount, 0);
}

eachEngine('a piece that was cancelled before its order was paid', (open) => {
  test('is not in today’s money a second time', async () => {
    const { context } = await open();
    const { shop, orderId, line } = await lowered(context);
    const today = () => readToday(context, shop.seller);
    const { dueAmount, order, state } = await readOwnOrder(context, shop.seller, orderId);
    expect([state, dueAmount, order.totalAmount]).toEqual(['paid', 96_666, 96_666]);
    expect(await today()).toEqual({ newOrders: 1, paid: 1, direct: 96_666, ...noCards });
    await cancelOnePiece(context, line);
    expect(await today()).toEqual({ newOrders: 1, paid: 1, direct: 63_333, ...noCards });
    expect((await readOwnOrder(context, shop.seller, orderId)).dueAmount).toBe(63_333);
  });

  test('bears no tax and no share of the market’s; one cancelled later gives both back to the đồng', async () => {
    const { context } = await open();
    const { line } = await lowered(context);
    const { withholdingEntry } = context.store.tables;
    const taxed = async () => {
      const rows = await context.store.read((db) =>
        db.select().from(withholdingEntry).orderBy(withholdingEntry.id),
      );
      return rows.map(({ baseAmount, vatAmount, pitAmount }) => [baseAmount, vatAmount, pitAmount]);
    };
    expect(await taxed()).toEqual([[66_666, 667, 333]]);
    expect([await standsAt(context, 'withholding'), await standsAt(context, 'fees')]).toEqual([1000, 1833]);
    await cancelOnePiece(context, line);
    expect(await taxed()).toEqual([
      [66_666, 667, 333],
      [-33_333, -334, -166],
    ]);
    expect([await standsAt(context, 'withholding'), await standsAt(context, 'fees')]).toEqual([500, 916]);
  });

  test('is not sold when late money of the rest is accepted', async () => {
    const { context, clock, runJobs } = await open();
    const shop = await shopWithAccount(context);
    const asked = await askedOf(context, shop, 3);
    const { orderLine, variant, order } = context.store.tables;
    const [line] = await context.store.read((db) => db.select().from(orderLine));
    await cancelOnePiece(context, line);
    clock.set(clock.now() + context.config.orderHoldMs);
    await runJobs([expireOrders]);
    const amount = asked.amount - (line?.unitPrice ?? 0);
    const seen = seenOf(context, { amount, text: asked.memo });
    const { transferId } = await takeTransfer(context, shop.accountId, seen);
    await acceptLateTransfer(context, shop.actor, transferId);
    const [size] = await context.store.read((db) => db.select().from(variant));
    expect([size?.stock, size?.reserved]).toEqual([8, 0]);
    const [row] = await context.store.read((db) => db.select().from(order));
    expect(row && orderState(row)).toBe('paid');
  });
});
