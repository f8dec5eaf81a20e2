import { and, eq, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import { forgetSource } from '#app/domain/orders/checkout/limit-unpaid.server.ts';
import { tellBuyer } from '#app/domain/orders/messages/tell-buyer.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { factsInOrder, moves, type OrderAct, type OrderState } from '#app/domain/orders/order-state.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Store, Tx } from '#db/store.ts';

/** Who does something to an order. */
export type OrderActor = {
  readonly role: 'buyer' | 'producer' | 'staff' | 'system';
  readonly personId: string | null;
};

/** What is left in `change` when an order moves on, for pages that wait for that. */
export const orderTag = (orderId: string): string => `order:${orderId}`;

export const THE_MARKET: OrderActor = { role: 'system', personId: null };

/** A condition on `order`: it is in this state. */
export function isInState({ order }: Store['tables'], state: OrderState): SQL | undefined {
  const at = factsInOrder.findIndex(([, name]) => name === state);
  const further = factsInOrder.slice(0, at === -1 ? factsInOrder.length : at);
  return and(
    ...further.map(([fact]) => isNull(order[fact])),
    ...(at === -1 ? [] : [isNotNull(order[factsInOrder[at]?.[0] ?? 'paidAt'])]),
  );
}

/**
 * Does one act to an order, if its state allows it in this moment: a guarded update, so that of two at the same time one
 * happens. The buyer is told of it. Part of the caller's write.
 * @param set what is written with it.
 * @returns the order as it is then; null when it stands otherwise, and nothing was written.
 */
export async function moveOrder(
  context: Context,
  tx: Tx,
  {
    orderId,
    act,
    by,
    set = {},
    detail = {},
  }: {
    orderId: string;
    act: OrderAct;
    by: OrderActor;
    set?: Partial<Pick<OrderRow, 'carrier' | 'trackingNumber' | 'cancelledBy'>>;
    detail?: Record<string, unknown>;
  },
): Promise<OrderRow | null> {
  const { store, clock } = context;
  const { order } = store.tables;
  const { fact, from } = moves[act];
  const now = clock.now();
  const [moved] = await tx
    .update(order)
    .set({ ...set, [fact]: now })
    .where(and(eq(order.id, orderId), or(...from.map((state) => isInState(store.tables, state)))))
    .returning();
  if (!moved) return null;
  if (act === 'cancel-unpaid' || fact === 'paidAt') await forgetSource(context, tx, orderId);
  await writeOrderEvent(context, tx, { orderId, kind: act, by, detail });
  await tellBuyer(context, tx, { orderId, groupId: moved.groupId, act, byRole: by.role });
  await store.touch(tx, [orderTag(orderId)], now);
  return moved;
}

/** Writes down what happened to an order, for people to read: ids and amounts only. */
export async function writeOrderEvent(
  { store, clock }: Context,
  tx: Tx,
  {
    orderId,
    kind,
    by,
    detail = {},
  }: { orderId: string; kind: string; by: OrderActor; detail?: Record<string, unknown> },
): Promise<void> {
  await tx.insert(store.tables.orderEvent).values({
    id: newId(),
    orderId,
    at: clock.now(),
    kind,
    byRole: by.role,
    personId: by.personId,
    detail,
  });
}
