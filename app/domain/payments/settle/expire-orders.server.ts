import { and, asc, eq, gte, inArray, isNull, lt } from 'drizzle-orm';
import { z } from 'zod';
import { moveOrder, THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { releaseReserved } from '#app/domain/orders/stock/reserve-stock.server.ts';
import { askBeforeEnd } from '#app/domain/payments/card/ask-before-end.server.ts';
import { closeCardPage } from '#app/domain/payments/card/close-card-page.server.ts';
import { latestNow } from '#app/server/clock.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob, Postponed } from '#app/server/jobs/job-queue.server.ts';

/** How often it is looked whether a notice has been dealt with, and for how long at most: one that fails holds up nobody. */
const LOOK_AGAIN_MS = 5_000;
const PATIENCE_MS = 10 * 60_000;

/**
 * When a group's time to pay is over: what is unpaid ends, its goods are free again, and no money is expected any more.
 * What is paid in the same moment stays: each order ends by one guarded update, either way. Notices that came before that
 * time are dealt with first, and the card provider is asked once more. What was placed by a clock that was ahead ends at once,
 * for its goods would be kept until that time comes; money that comes for it counts as told of in time (`acceptInTime`).
 */
export const expireOrders = defineJob({
  kind: 'expire-orders',
  payload: z.object({ groupId: z.string() }),
  lane: 'outside',
  async run(context, { groupId }) {
    const { store, clock } = context;
    const { order } = store.tables;
    const orders = await store.read((db) =>
      db
        .select({ id: order.id, producerId: order.producerId, payBy: order.payBy, placedAt: order.placedAt })
        .from(order)
        .where(eq(order.groupId, groupId))
        .orderBy(asc(order.id)),
    );
    const later = Math.max(...orders.map(({ payBy }) => payBy));
    const now = clock.now();
    const isAstray = orders.some(({ placedAt }) => placedAt > latestNow(clock));
    if (later > now && !isAstray) throw new Postponed(later);
    const producerIds = orders.map(({ producerId }) => producerId);
    if (now < later + PATIENCE_MS && (await hasUndealtNotice(context, producerIds, later)))
      throw new Postponed(now + LOOK_AGAIN_MS);
    await askBeforeEnd(context, groupId);
    for (const { id } of orders) await expireOrder(context, id);
  },
});

/** Whether money on an account of these producers was told of before `before`, and its turn has not come. */
async function hasUndealtNotice(
  { store }: Context,
  producerIds: readonly string[],
  before: number,
): Promise<boolean> {
  const { bankAccount, paymentEvent } = store.tables;
  const undealt = await store.read((db) =>
    db
      .select({ id: paymentEvent.id })
      .from(paymentEvent)
      .innerJoin(bankAccount, eq(bankAccount.id, paymentEvent.bankAccountId))
      .where(
        and(
          inArray(bankAccount.producerId, [...producerIds]),
          isNull(paymentEvent.handledAt),
          lt(paymentEvent.receivedAt, before),
          gte(paymentEvent.receivedAt, before - PATIENCE_MS),
        ),
      )
      .limit(1),
  );
  return undealt.length > 0;
}

async function expireOrder(context: Context, orderId: string): Promise<void> {
  const { store, clock } = context;
  const { payment, paymentAllocation } = store.tables;
  await store.write(
    async (tx) => {
      // Payments before orders, as settling takes them.
      const asked = await tx
        .select({ id: payment.id, method: payment.method })
        .from(payment)
        .innerJoin(paymentAllocation, eq(paymentAllocation.paymentId, payment.id))
        .where(
          and(eq(paymentAllocation.orderId, orderId), isNull(payment.settledAt), isNull(payment.closedAt)),
        )
        .orderBy(asc(payment.id));
      for (const { id, method } of asked) {
        await tx
          .update(payment)
          .set({ closedAt: clock.now() })
          .where(and(eq(payment.id, id), isNull(payment.settledAt), isNull(payment.closedAt)));
        if (method === 'card')
          await context.jobs.enqueue(tx, closeCardPage, { paymentId: id }, { uniqueKey: id, again: true });
      }
      if (await moveOrder(context, tx, { orderId, act: 'expire', by: THE_MARKET })) {
        await releaseReserved(context, tx, orderId);
      }
    },
    { isolation: 'guarded' },
  );
}
