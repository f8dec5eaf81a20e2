import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { moveOrder } from '#app/domain/orders/move-order.server.ts';
import { writeReview } from '#app/domain/orders/reviews/write-review.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { ordersOf, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const buyer = { role: 'buyer', personId: null } as const;
const system = { role: 'system', personId: null } as const;

eachEngine('a review', (open) => {
  test('is of goods that were received, be it one piece of them, and of none that were cancelled before', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const { listingId, producerId } = await shopOf(context, 'HTX Chè');
    const other = await publishedListing(context, { producerId, variants: [{ stock: 10 }] });
    const pieces = [listingId, other].map((id) => ({ listingId: id, quantity: 2 }));
    const { code, orders, payments, lines } = await ordersOf(context, pieces);
    const [orderId, paymentId] = [orders[0]?.id ?? '', payments[0]?.id ?? ''];
    const [cancelled, kept] = lines.map(({ id }) => id);
    await payByTransfer(context, paymentId);
    await cancelLines(context, {
      ...{ orderId, kind: 'cancelled', isRestocked: true, by: buyer, reason: 'thử' },
      lines: [
        { lineId: cancelled ?? '', quantity: 2 },
        { lineId: kept ?? '', quantity: 1 },
      ],
    });
    for (const act of ['hand-over', 'deliver'] as const)
      await context.store.write((tx) => moveOrder(context, tx, { orderId, act, by: system }));
    const { orderGroup } = context.store.tables;
    const [group] = await context.store.read((db) =>
      db.select().from(orderGroup).where(eq(orderGroup.code, code)),
    );
    if (!group) throw new Error('nothing was bought');
    const say = (lineId = '') =>
      writeReview(context, group, { lineId, stars: 1, body: 'Chưa hề nhận', language: 'vi' });
    await expect(say(cancelled)).rejects.toMatchObject({ code: 'wrongState' });
    await expect(say(kept)).resolves.toBeUndefined();
  });
});
