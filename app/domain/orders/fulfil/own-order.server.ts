import { and, eq, inArray } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { readOrderDisputes } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { readAllGoneBack } from '#app/domain/orders/money-back/all-gone-back.server.ts';
import { moveOrder, type OrderActor } from '#app/domain/orders/move-order.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { moves } from '#app/domain/orders/order-state.ts';
import { holdsGoods } from '#app/domain/orders/why-not-go.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import type { Db, Store, Tx } from '#db/store.ts';

/** An order of this producer. @throws NotFound when there is none, or it is somebody else's. */
export async function loadOwnOrder(
  db: Db,
  tables: Store['tables'],
  producerId: string,
  orderId: string,
): Promise<OrderRow> {
  const [row] = await loadOwnOrders(db, tables, producerId, [orderId]);
  if (!row) throw new NotFound('order');
  return row;
}

/** These orders of this producer, by id, so that two writes take them in the same order. @throws NotFound for any other. */
export async function loadOwnOrders(
  db: Db,
  { order }: Store['tables'],
  producerId: string,
  orderIds: readonly string[],
): Promise<OrderRow[]> {
  const wanted = [...new Set(orderIds)];
  if (wanted.length === 0) return [];
  const rows = await db
    .select()
    .from(order)
    .where(and(inArray(order.id, wanted), eq(order.producerId, producerId)))
    .orderBy(order.id);
  if (rows.length < wanted.length) throw new NotFound('order');
  return rows;
}

/**
 * Goods that are still here do not leave while the card's bank asks for their money back, or has taken all that was left of it, nor
 * once all of it has gone back: pages say so, and one that was opened before would not know. What is ready to be fetched is still here for a bank.
 * @throws DomainError orderDisputed, orderDisputeLost, orderMoneyBack.
 */
export async function refuseWithoutMoney(
  tx: Tx,
  tables: Store['tables'],
  row: Pick<OrderRow, 'id' | 'handedOverAt' | 'deliveryMethod'>,
): Promise<void> {
  if (row.handedOverAt !== null && row.deliveryMethod !== 'pickup') return;
  const dispute = (await readOrderDisputes(tx, tables, [row.id])).get(row.id)?.kind;
  if (holdsGoods(dispute)) throw new DomainError(dispute === 'lost' ? 'orderDisputeLost' : 'orderDisputed');
  if ((await readAllGoneBack(tx, tables, [row.id])).size > 0) throw new DomainError('orderMoneyBack');
}

/** The producer's member as the one who acts. */
export function asProducer({ personId }: SellerActor): OrderActor {
  return { role: 'producer', personId };
}

/**
 * One act of the producer on their own order; done already, by a second press at the same time too, it changes nothing.
 * @throws NotFound; DomainError orderMovedOn.
 */
export async function moveOwnOrder(
  context: Context,
  tx: Tx,
  actor: SellerActor,
  step: Omit<Parameters<typeof moveOrder>[2], 'by'>,
): Promise<void> {
  if (await moveOrder(context, tx, { ...step, by: asProducer(actor) })) return;
  const now = await loadOwnOrder(tx, context.store.tables, actor.producerId, step.orderId);
  if (now[moves[step.act].fact] === null) throw new DomainError('orderMovedOn');
}
