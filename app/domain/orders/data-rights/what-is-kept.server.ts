import { and, eq, inArray, isNull } from 'drizzle-orm';
import { orderState } from '#app/domain/orders/order-state.ts';
import { endOfTerm, legalTermOn } from '#app/domain/orders/terms/legal-term.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db } from '#db/store.ts';

export type WhatIsKept = {
  /** Something is under way for which the buyer must be known: goods, money back, an open complaint. */
  readonly isUnderWay: boolean;
  /** Until when the law wants sales of theirs kept, ms UTC; null where there are none. */
  readonly keptUntil: number | null;
};

const ended = ['delivered', 'cancelled', 'expired'];

/** What stands in the way of forgetting a buyer, and how long the law keeps what. */
export async function whatIsKept({ store, clock }: Context, db: Db, buyerId: string): Promise<WhatIsKept> {
  const { order, orderGroup, refund, payment, ticket } = store.tables;
  const rows = await db
    .select({ order })
    .from(order)
    .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
    .where(eq(orderGroup.buyerId, buyerId));
  const orders = rows.map((row) => row.order);
  if (orders.length === 0) return { isUnderWay: false, keptUntil: null };
  const groupIds = [...new Set(orders.map(({ groupId }) => groupId))];
  const owed = await db
    .select({ id: refund.id })
    .from(refund)
    .innerJoin(payment, eq(payment.id, refund.paymentId))
    .where(and(inArray(payment.groupId, groupIds), isNull(refund.doneAt)));
  const open = await db
    .select({ id: ticket.id })
    .from(ticket)
    .where(
      and(
        inArray(
          ticket.orderId,
          orders.map(({ id }) => id),
        ),
        isNull(ticket.settledAt),
      ),
    );
  const isMoving = orders.some((one) => !ended.includes(orderState(one)));
  const term = await legalTermOn(db, store.tables, 'keep-sales', localDate(clock.now()));
  const sales = orders.flatMap(({ paidAt }) => paidAt ?? []);
  const until = term && sales.length > 0 ? endOfTerm(Math.max(...sales), term) : null;
  return {
    isUnderWay: isMoving || owed.length > 0 || open.length > 0,
    keptUntil: until !== null && until > clock.now() ? until : null,
  };
}
