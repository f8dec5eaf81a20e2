import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import {
  isVisitCancellable,
  readVisits,
  withGoodsThere,
} from '#app/domain/orders/delivery/read-visits.server.ts';
import { isServiceLine, type LineLeft, piecesLeft } from '#app/domain/orders/left-of-order.server.ts';
import { leaveMessage } from '#app/domain/orders/messages/leave-message.server.ts';
import { moveOrder, type OrderActor, writeOrderEvent } from '#app/domain/orders/move-order.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { type OrderState, orderState } from '#app/domain/orders/order-state.ts';
import { restock } from '#app/domain/orders/stock/reserve-stock.server.ts';
import { piecesAskedBack } from '#app/domain/orders/tickets/pieces-asked-back.server.ts';
import { assignGoneThere } from '#app/domain/payments/card/assign-gone-there.server.ts';
import { cancelUnpaid, lowerUnpaid } from '#app/domain/payments/refunds/cancel-unpaid.server.ts';
import { giveBackTaken, type Taken } from '#app/domain/payments/refunds/give-back-taken.server.ts';
import { lockOrder } from '#app/domain/payments/refunds/lock-payments.server.ts';
import { areSameWords } from '#app/domain/payments/refunds/words-of-cancel.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Tx } from '#db/store.ts';

export type CancelLines = {
  readonly orderId: string;
  readonly lines: ReadonlyArray<{ readonly lineId: string; readonly quantity: number }>;
  /** These are all that is left, and all that is left is meant, however much that was. */
  readonly isAll?: boolean;
  /** `returned`: the goods had left already. */
  readonly kind: 'cancelled' | 'returned';
  /** Whether the pieces are for sale again; of an unpaid order they always are. */
  readonly isRestocked: boolean;
  readonly by: OrderActor;
  /** Words of ours or of a person, without personal data. */
  readonly reason: string;
  /** What staff, or the producer, have written: buyer and producer read it in the order's history, the buyer by mail too. */
  readonly note?: string;
  /** What the buyer has written, as `sealBuyersNote` leaves it. */
  readonly sealedNote?: string;
  /** Of the form or ticket that asks for it: sent twice it cancels once; it asks for nothing else a second time. */
  readonly causeKey?: string;
  /** Only while the order is unpaid: whoever asks would not give back what is paid. */
  readonly isUnpaidOnly?: boolean;
};

/** What came of it. */
export type Cancelled = {
  /** Nothing is left of the order. */
  readonly isWhole: boolean;
  /** Refunds that were promised with it; empty where nothing had been paid. */
  readonly refundIds: readonly string[];
};

const fromStates: Record<CancelLines['kind'], readonly OrderState[]> = {
  cancelled: ['waiting', 'paid', 'accepted', 'packed'],
  returned: ['handed-over', 'delivered'],
};

/**
 * Takes pieces out of an order. Unpaid, they are free again and less is asked for. Paid, they go back on sale where that is
 * wanted, and their price is promised back; with the last of them the order ends, and delivery goes back too unless
 * something was delivered. Where a part of the money has gone back before, the rest goes with the last piece.
 * Of an order whose goods have left its visit alone can be cancelled, until its day (`isVisitCancellable`).
 * @throws NotFound (order, or a cause that is none of ours); DomainError cannotCancelNow, orderPaidMeanwhile, sentBefore, tooManyPieces (field `lines.<line id>`), required (lines), and
 * lessLeftThanCancelled for some of the pieces where their price is not there any more.
 */
export async function cancelLines(context: Context, wanted: CancelLines): Promise<Cancelled> {
  return context.store.write((tx) => takeOut(context, tx, wanted), { isolation: 'guarded' });
}

/** What our forms and tickets send is far shorter. */
const LONGEST_CAUSE_KEY = 100;

async function takeOut(context: Context, tx: Tx, wanted: CancelLines): Promise<Cancelled> {
  const { orderId, kind, by, causeKey = newId() } = wanted;
  if (causeKey.length > LONGEST_CAUSE_KEY) throw new NotFound('no such form');
  const why = whyOf(wanted);
  const { tables } = context.store;
  const { order, payments } = await lockOrder(context, tx, orderId);
  const lines = await piecesLeft(tx, tables, orderId);
  const asked = piecesOf(wanted.lines);
  const before = await earlier(context, tx, { orderId, causeKey });
  if (before) {
    const isWhole = lines.every(({ left }) => left === 0);
    const isSameTaken = wanted.isAll ? isWhole : isSame(asked, before.pieces);
    const isSameSaid = before.reason === wanted.reason && (await isSaidAlike(context, tx, wanted, causeKey));
    if (!isSameTaken || !isSameSaid || before.kind !== kind) throw new DomainError('sentBefore');
    return { isWhole, refundIds: before.refundIds };
  }
  if (wanted.isUnpaidOnly && order.paidAt !== null) throw new DomainError('orderPaidMeanwhile');
  const isSentAlready = kind === 'cancelled' && orderState(order) === 'handed-over';
  if (isSentAlready) await refuseAllButVisit(context, tx, order, { lines, asked });
  else if (!fromStates[kind].includes(orderState(order))) throw new DomainError('cannotCancelNow');
  const taken = take(lines, asked);
  const isWhole = lines.every(({ line, left }) => left === (asked.get(line.id) ?? 0));
  const isUnpaid = order.paidAt === null;
  if (isUnpaid && isWhole) {
    return { isWhole, refundIds: await cancelUnpaid(context, tx, { order, payments, by, why }) };
  }
  await writeCancellations(context, tx, { ...wanted, causeKey }, taken, isUnpaid);
  // That all of it was cancelled is told by its end.
  if (!isWhole || kind === 'returned') {
    await writeOrderEvent(context, tx, {
      orderId,
      kind: kind === 'returned' ? 'return-lines' : 'cancel-lines',
      by,
      detail: {
        lines: taken.map(({ line, quantity }) => ({ lineId: line.id, quantity })),
        ...{ ...why, cause: causeKey },
      },
    });
  }
  if (!isWhole && kind === 'cancelled') await tellOfPart(context, tx, order, by);
  const pieces = taken.map(({ line, quantity }) => ({ variantId: line.variantId, quantity }));
  const goods = taken.reduce((sum, { line, quantity }) => sum + line.unitPrice * quantity, 0);
  if (isUnpaid) {
    const refundIds = await lowerUnpaid(context, tx, { order, payments, pieces, goods, by });
    return { isWhole, refundIds };
  }
  if (wanted.isRestocked) await restock(context, tx, { orderId, pieces });
  const ended = isWhole ? await endOrder(context, tx, order, { ...wanted, causeKey }) : order;
  if (!isWhole) await endWithGoods(context, tx, order, by);
  // That the order is cancelled with it is told by its end.
  const isCutByBuyer = kind === 'cancelled' && by.role === 'buyer' && ended.cancelledAt === null;
  if (isCutByBuyer && taken.some(({ line }) => isServiceLine(line))) {
    const guests = lines.filter(({ line }) => isServiceLine(line));
    const pieces = guests.reduce((sum, { line, left }) => sum + left - (asked.get(line.id) ?? 0), 0);
    // How many of them come is read at the order until its goods have left; that nobody comes is told at any time.
    if (isSentAlready || pieces === 0) {
      const areGoodsLess = taken.some(({ line }) => !isServiceLine(line));
      await tellOfVisit(context, tx, order, { pieces, areGoodsLess });
    }
  }
  const refundIds = await giveBackTaken(context, tx, {
    ...{ order: { ...order, deliveredAt: ended.deliveredAt }, payments, taken, isWhole, kind, by },
    cause: causeOf(orderId, causeKey),
  });
  if (isWhole) for (const { id } of payments) await assignGoneThere(context, tx, id);
  return { isWhole, refundIds };
}

/**
 * Of an order on its way only the visit can be cancelled: the goods have left.
 * @throws DomainError cannotCancelNow; tooManyPieces for what is asked back by a return already.
 */
async function refuseAllButVisit(
  { store, clock }: Context,
  tx: Tx,
  order: OrderRow,
  { lines, asked }: { lines: readonly LineLeft[]; asked: ReadonlyMap<string, number> },
): Promise<void> {
  const visit = (await readVisits(tx, store.tables, [order])).get(order.id) ?? null;
  const isOfVisit = lines.every(({ line }) => !asked.has(line.id) || isServiceLine(line));
  if (!isOfVisit || !isVisitCancellable(visit, localDate(clock.now())))
    throw new DomainError('cannotCancelNow');
  const askedBack = await piecesAskedBack(tx, store.tables, order.id);
  for (const { line, left } of lines) {
    const free = left - (askedBack.get(line.id) ?? 0);
    if ((asked.get(line.id) ?? 0) > free)
      throw new DomainError('tooManyPieces', { field: `lines.${line.id}`, params: { left: free } });
  }
}

/** Once nobody is waited for any more, an order whose goods have arrived is delivered with them. */
async function endWithGoods(context: Context, tx: Tx, order: OrderRow, by: OrderActor): Promise<void> {
  const { tables } = context.store;
  if (orderState(order) !== 'handed-over') return;
  if ((await readVisits(tx, tables, [order])).has(order.id)) return;
  if (!(await withGoodsThere(tx, tables, [order.id])).has(order.id)) return;
  await moveOrder(context, tx, { orderId: order.id, act: 'deliver', by });
}

/**
 * The order ends with its last piece, unless it was delivered: then it stays so, and all of it came back. It was, too, where it stood
 * open for a visit alone, because its goods had arrived.
 * @returns the order as it is then.
 */
async function endOrder(
  context: Context,
  tx: Tx,
  order: OrderRow,
  wanted: CancelLines & { causeKey: string },
): Promise<OrderRow> {
  const { kind, by, causeKey } = wanted;
  if (order.deliveredAt !== null) return order;
  const haveArrived = (await withGoodsThere(tx, context.store.tables, [order.id])).has(order.id);
  const moved = await moveOrder(context, tx, {
    ...(haveArrived
      ? { act: 'take-back-arrived' }
      : { act: kind === 'returned' ? 'take-back' : 'cancel-paid', set: { cancelledBy: by.role } }),
    ...{ orderId: order.id, by },
    detail: { ...whyOf(wanted), cause: causeKey },
  });
  if (!moved) throw new Error(`order ${order.id} changed though it was held`);
  if (haveArrived) return moved;
  // What staff have written is told with it.
  if (by.role === 'producer' || wanted.note !== undefined) return moved;
  await tellProducer(context, tx, {
    producerId: order.producerId,
    kind: 'order-cancelled',
    params: { order: order.code },
    path: `/seller/orders/${order.id}`,
    subject: `order:${order.id}`,
  });
  return moved;
}

/** As the order's history keeps it. */
const whyOf = ({ reason, note, sealedNote }: CancelLines) => ({
  reason,
  ...(note === undefined ? {} : { note }),
  ...(sealedNote === undefined ? {} : { sealedNote }),
});

/** Whose order is smaller now reads it by mail, unless they have made it so. */
async function tellOfPart(
  context: Context,
  tx: Tx,
  { id, groupId }: OrderRow,
  by: OrderActor,
): Promise<void> {
  if (by.role === 'buyer') return;
  const { orderGroup } = context.store.tables;
  const [group] = await tx
    .select({ buyerId: orderGroup.buyerId })
    .from(orderGroup)
    .where(eq(orderGroup.id, groupId));
  if (!group) return;
  const subject = `order:${id}` as const;
  await leaveMessage(context, tx, { personId: group.buyerId, kind: 'cancelled-in-part', subject });
}

/** Its producer, who waits for fewer guests than before or for none; what was told before and not read is not true any more. */
async function tellOfVisit(
  context: Context,
  tx: Tx,
  order: OrderRow,
  { pieces, areGoodsLess }: { pieces: number; areGoodsLess: boolean },
): Promise<void> {
  const subject = `order:${order.id}`;
  await settleNotices(context, tx, { subject, kinds: ['visit-cancelled'] });
  await tellProducer(context, tx, {
    ...{ producerId: order.producerId, kind: 'visit-cancelled', subject },
    params: { order: order.code, pieces, ...(areGoodsLess ? { goods: 'less' } : {}) },
    path: `/seller/orders/${order.id}`,
  });
}

const causeOf = (orderId: string, causeKey: string) => `lines:${orderId}:${causeKey}`;

type Earlier = {
  readonly pieces: ReadonlyMap<string, number>;
  readonly reason: string;
  readonly kind: CancelLines['kind'];
  readonly refundIds: string[];
};

/** What an earlier call did, with its refunds, for the same cause; null when there was none. */
async function earlier(
  { store }: Context,
  tx: Tx,
  { orderId, causeKey }: { orderId: string; causeKey: string },
): Promise<Earlier | null> {
  const { lineCancellation, refund } = store.tables;
  const rows = await tx
    .select({
      lineId: lineCancellation.lineId,
      quantity: lineCancellation.quantity,
      reason: lineCancellation.reason,
      kind: lineCancellation.kind,
    })
    .from(lineCancellation)
    .where(and(eq(lineCancellation.orderId, orderId), eq(lineCancellation.causeKey, causeKey)));
  const [first] = rows;
  if (!first) return null;
  const refunds = await tx
    .select({ id: refund.id, causeKey: refund.causeKey })
    .from(refund)
    .where(eq(refund.orderId, orderId));
  const cause = causeOf(orderId, causeKey);
  const refundIds = refunds.filter((one) => one.causeKey.startsWith(cause)).map(({ id }) => id);
  return { pieces: piecesOf(rows), reason: first.reason, kind: first.kind, refundIds };
}

const withCause = z.object({ cause: z.string() });

/**
 * Whether the words are those that the history keeps of the first time: other words would be dropped, and who has written them
 * would think that they are read. What was written before causes were kept is taken for the same.
 */
async function isSaidAlike(
  context: Context,
  tx: Tx,
  { orderId, note, sealedNote }: CancelLines,
  causeKey: string,
): Promise<boolean> {
  const { orderEvent } = context.store.tables;
  const events = await tx
    .select({ detail: orderEvent.detail })
    .from(orderEvent)
    .where(eq(orderEvent.orderId, orderId));
  const first = events.find(({ detail }) => withCause.safeParse(detail).data?.cause === causeKey);
  if (!first) return true;
  return areSameWords(context, tx, { orderId, detail: first.detail, said: { note, sealedNote } });
}

function isSame(asked: ReadonlyMap<string, number>, done: ReadonlyMap<string, number>): boolean {
  return asked.size === done.size && [...asked].every(([lineId, pieces]) => done.get(lineId) === pieces);
}

/** Pieces by line; the same line twice is one. */
function piecesOf(lines: CancelLines['lines']): Map<string, number> {
  const pieces = new Map<string, number>();
  for (const { lineId, quantity } of lines) pieces.set(lineId, (pieces.get(lineId) ?? 0) + quantity);
  return pieces;
}

function take(lines: readonly LineLeft[], asked: ReadonlyMap<string, number>): Taken[] {
  if (asked.size === 0) throw new DomainError('required', { field: 'lines' });
  return [...asked].map(([lineId, quantity]) => {
    const found = lines.find(({ line }) => line.id === lineId);
    if (!found || !Number.isSafeInteger(quantity) || quantity < 1 || quantity > found.left) {
      const params = { left: found?.left ?? 0 };
      throw new DomainError('tooManyPieces', { field: `lines.${lineId}`, params });
    }
    return { line: found.line, quantity };
  });
}

async function writeCancellations(
  { store, clock }: Context,
  tx: Tx,
  { orderId, kind, isRestocked, by, reason, causeKey }: CancelLines,
  taken: readonly Taken[],
  isBeforePayment: boolean,
): Promise<void> {
  await tx.insert(store.tables.lineCancellation).values(
    taken.map(({ line, quantity }) => ({
      id: newId(),
      orderId,
      lineId: line.id,
      quantity,
      amount: line.unitPrice * quantity,
      kind,
      isRestocked: isRestocked || isBeforePayment,
      isBeforePayment,
      causeKey: causeKey ?? null,
      at: clock.now(),
      byRole: by.role,
      personId: by.personId,
      reason,
    })),
  );
}
