import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readContactOf } from '#app/domain/orders/access/read-contact.server.ts';
import { moveOrder } from '#app/domain/orders/move-order.server.ts';
import { readBuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { YOUNG_REFUND_MS } from '#app/domain/payments/card/ask-of-older.server.ts';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { eraseBuyer } from '#app/domain/payments/data-rights/erase-buyer.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { endOfLocalDay, localDate } from '#app/server/local-date.ts';
import { aBuyer } from '#tests/factories/buying.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { closeDispute, dispute, type StripeWorld, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const system = { role: 'system', personId: null } as const;

async function groupOf({ store }: Context, groupId: string) {
  const { orderGroup } = store.tables;
  const [group] = await store.read((db) => db.select().from(orderGroup).where(eq(orderGroup.id, groupId)));
  if (!group) throw new NotFound('group');
  return group;
}

/** Bought by card, and at its buyer's. */
async function delivered(world: StripeWorld) {
  const { context } = world;
  const paid = await paidByCard(world);
  const orderId = paid.orders[0]?.id ?? '';
  for (const act of ['hand-over', 'deliver'] as const)
    await context.store.write((tx) => moveOrder(context, tx, { orderId, act, by: system }));
  return { ...paid, group: await groupOf(context, paid.groupId) };
}

/** Bought by card and cancelled: the money has gone back to the card. */
async function sentBack(world: StripeWorld) {
  const { context } = world;
  const { orders, groupId } = await paidByCard(world);
  await cancelOrder(context, {
    ...{ orderId: orders[0]?.id ?? '', reason: 'thử' },
    by: { role: 'buyer', personId: null },
  });
  await world.runJobs([refundByCard]);
  await world.tell();
  return groupOf(context, groupId);
}

eachEngine('a buyer by card who asks to be forgotten', (open) => {
  test('is not while their card’s bank is deciding: their words and their number may be needed for it', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, group } = await delivered(world);
    const erase = () => eraseBuyer(context, { personId: group.buyerId, erasedBy: null });
    const disputed = await dispute(world, intentId);
    await expect(erase()).rejects.toMatchObject({ code: 'eraseTooEarly' });
    expect(await readContactOf(context, group)).toMatchObject({ phone: aBuyer.phone });
    expect((await readBuyerPage(context, group)).kept).toMatchObject({ isUnderWay: true });
    await closeDispute(world, disputed, true);
    expect(await erase()).toMatchObject({ keptUntil: expect.any(Number) });
    expect(await readContactOf(context, group)).toMatchObject({ phone: '' });
  });

  test.each([
    ['waits for staff to say which order it is of', false],
    ['is on its way yet', true],
  ])('is not while a refund of Stripe’s own pages %s', async (_how, isPending) => {
    const world = await stripeWorld(open);
    const { context, clock } = world;
    const { intentId, orders, groupId } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    for (const { id: orderId } of orders)
      for (const act of ['hand-over', 'deliver'] as const)
        await context.store.write((tx) => moveOrder(context, tx, { orderId, act, by: system }));
    const group = await groupOf(context, groupId);
    const erase = () => eraseBuyer(context, { personId: group.buyerId, erasedBy: null });
    if (isPending) await world.control('refund-mood', { mood: 'pending' });
    await world.control('refund', { intent: intentId, amount: 50_000 });
    await world.tell();
    clock.advance(YOUNG_REFUND_MS * 2);
    await expect(erase()).rejects.toMatchObject({ code: 'eraseRefundThere' });
    expect(await readContactOf(context, group)).toMatchObject({ phone: aBuyer.phone });
    expect((await readBuyerPage(context, group)).kept).toMatchObject({ isWaitingThere: true });
    const [refund] = Object.keys((await world.state()).refunds);
    await world.control('end-refund', { refund, arrived: false });
    await world.tell();
    expect(await erase()).toMatchObject({ keptUntil: expect.any(Number) });
  });

  test('can be reached as long as money sent back to their card may come back, and is told until when', async () => {
    const world = await stripeWorld(open);
    const { context, clock } = world;
    const group = await sentBack(world);
    const erase = () => eraseBuyer(context, { personId: group.buyerId, erasedBy: null });
    const { refund } = context.store.tables;
    const [sent] = await context.store.read((db) => db.select().from(refund));
    const until = endOfLocalDay(localDate((sent?.doneAt ?? 0) + YOUNG_REFUND_MS));
    const refusal = { code: 'eraseRefundYoung', params: { date: localDate(until) } };
    await expect(erase()).rejects.toMatchObject(refusal);
    expect((await readBuyerPage(context, group)).kept).toMatchObject({
      isUnderWay: false,
      reachableUntil: until,
    });
    clock.set(until - 1);
    await expect(erase()).rejects.toMatchObject(refusal);
    // It comes back on the last day: staff who send it again reach its buyer.
    const [refundId] = Object.keys((await world.state()).refunds);
    await world.control('end-refund', { refund: refundId, arrived: false });
    await world.tell();
    expect(await listFailedRefunds(context)).toHaveLength(1);
    expect(await readContactOf(context, group)).toMatchObject({ phone: aBuyer.phone });
    clock.set(until);
    await expect(erase()).rejects.toMatchObject({ code: 'eraseTooEarly' });
  });

  test('is forgotten at once after that', async () => {
    const world = await stripeWorld(open);
    const { context, clock } = world;
    const group = await sentBack(world);
    const { kept } = await readBuyerPage(context, group);
    clock.set(kept.reachableUntil ?? 0);
    expect((await readBuyerPage(context, group)).kept).toMatchObject({ reachableUntil: null });
    const erased = await eraseBuyer(context, { personId: group.buyerId, erasedBy: null });
    expect(erased).toMatchObject({ keptUntil: expect.any(Number) });
    expect(await readContactOf(context, group)).toMatchObject({ phone: '' });
  });
});
