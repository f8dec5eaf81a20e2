import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { moveOrder } from '#app/domain/orders/move-order.server.ts';
import { answerReview } from '#app/domain/orders/reviews/answer-review.server.ts';
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

  test('is answered in public without leading anybody to another number, account or page', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const { listingId, producerId, seller } = await shopOf(context, 'HTX Chè');
    const { code, orders, payments, lines } = await ordersOf(context, [{ listingId }]);
    await payByTransfer(context, payments[0]?.id ?? '');
    const orderId = orders[0]?.id ?? '';
    for (const act of ['hand-over', 'deliver'] as const)
      await context.store.write((tx) => moveOrder(context, tx, { orderId, act, by: system }));
    const { orderGroup, productReview } = context.store.tables;
    const [group] = await context.store.read((db) =>
      db.select().from(orderGroup).where(eq(orderGroup.code, code)),
    );
    if (!group) throw new Error('nothing was bought');
    await writeReview(context, group, {
      ...{ lineId: lines[0]?.id ?? '', stars: 2, body: 'Chè hơi vụn', language: 'vi' },
    });
    const review = async () => (await context.store.read((db) => db.select().from(productReview)))[0];
    const reviewId = (await review())?.id ?? '';
    await context.store.write((tx) => tx.update(productReview).set({ state: 'published' }));
    const answer = (text: string) =>
      answerReview(context, { reviewId, text, producerId, personId: seller.personId });
    const field = `answer-${reviewId}`;
    for (const [text, found] of [
      ['Xin lỗi bạn, gọi 0987 654 321 để nhận lại tiền', '0987 654 321'],
      ['Chuyển khoản 19036688888888 giúp nhà tôi', '19036688888888'],
      ['Lần sau đặt ở che-re.example nhé', 'che-re.example'],
    ] as const)
      await expect(answer(text)).rejects.toMatchObject({
        code: 'answerHasContact',
        field,
        params: { found },
      });
    expect((await review())?.answer).toBeNull();
    await answer('Xin lỗi bạn. Mẻ tháng 11/2026 sàng kỹ hơn, 120.000 ₫ vẫn giữ giá.');
    expect((await review())?.answer).toContain('sàng kỹ hơn');
  });
});
