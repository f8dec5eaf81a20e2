import { asc, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { openBuyersNotes } from '#app/domain/orders/buyers-note.server.ts';
import { type CancelWords, cancelWordsIn } from '#app/domain/orders/cancel-words.ts';
import { dayToCome } from '#app/domain/orders/delivery/early-use.ts';
import { frozenDelivery } from '#app/domain/orders/delivery/frozen-delivery.ts';
import {
  isVisitCancellable,
  isVisitToCome,
  readVisits,
  wayLeft,
  wishedDayLeft,
} from '#app/domain/orders/delivery/read-visits.server.ts';
import { readDisputeEvents } from '#app/domain/orders/disputes/dispute-events.server.ts';
import { readOrderDisputes } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { mayUndoArrival } from '#app/domain/orders/fulfil/may-undo-arrival.server.ts';
import { sectionOf } from '#app/domain/orders/fulfil/order-sections.ts';
import { loadOwnOrder } from '#app/domain/orders/fulfil/own-order.server.ts';
import { readPieces, weightLeft } from '#app/domain/orders/fulfil/read-pieces.server.ts';
import {
  contactTermMs,
  needsReceiver,
  readReceivers,
} from '#app/domain/orders/fulfil/read-receivers.server.ts';
import { undoableStep } from '#app/domain/orders/fulfil/undoable-step.ts';
import { readLess } from '#app/domain/orders/left-of-order.server.ts';
import { readAllGoneBack } from '#app/domain/orders/money-back/all-gone-back.server.ts';
import { listGivenBack } from '#app/domain/orders/money-back/given-back-there.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { NOTHING_PAID, readOrderCosts } from '#app/domain/orders/page/order-costs.server.ts';
import { refundAmountIn } from '#app/domain/orders/refund-event.ts';
import { refundRestIn } from '#app/domain/orders/refund-rest.ts';
import { whyNotGo } from '#app/domain/orders/why-not-go.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

/** So many refunds of one order nobody makes by hand. */
const MOST_GIVEN = 1000;

/**
 * One order as its producer works on it. Whom it goes to is there only while they need it, and each look is in the audit.
 * @throws NotFound when there is none, or it is somebody else's.
 */
export async function readOwnOrder(context: Context, actor: SellerActor, orderId: string) {
  const { store, clock } = context;
  const { tables } = store;
  const now = clock.now();
  const {
    row,
    visit,
    isArrivalUndoable,
    disputed,
    isAllBack,
    lines,
    less,
    cost,
    given,
    events,
    placeName,
    keptMs,
    isDemo,
  } = await store.read(async (db) => {
    const row = await loadOwnOrder(db, tables, actor.producerId, orderId);
    const visit = (await readVisits(db, tables, [row])).get(orderId) ?? null;
    const [group] = await db
      .select({ isDemo: tables.orderGroup.isDemo })
      .from(tables.orderGroup)
      .where(eq(tables.orderGroup.id, row.groupId));
    return {
      row,
      visit,
      isArrivalUndoable: visit?.areGoodsToCome === false && (await mayUndoArrival(db, tables, orderId)),
      disputed: (await readOrderDisputes(db, tables, [orderId])).get(orderId) ?? null,
      isAllBack: (await readAllGoneBack(db, tables, [orderId])).has(orderId),
      lines: (await readPieces(db, tables, [orderId])).get(orderId) ?? [],
      less: await readLess(db, tables, row),
      cost: (await readOrderCosts(db, tables, [orderId])).byOrder.get(orderId) ?? NOTHING_PAID,
      given: await listGivenBack(db, tables, eq(tables.order.id, orderId), MOST_GIVEN),
      events: await readOrderEvents(context, db, orderId),
      placeName: await placeOf(db, tables, row.delivery),
      keptMs: await contactTermMs(db, tables, now),
      isDemo: group?.isDemo ?? false,
    };
  });
  const isReceiverShown = needsReceiver(row, now, keptMs);
  const receivers = isReceiverShown
    ? await readReceivers(context, [row], {
        personId: actor.personId,
        role: 'producer_member',
        purpose: 'order-page',
      })
    : null;
  const state = orderState(row);
  const dispute = disputed?.kind ?? null;
  const delivery = frozenDelivery.parse(row.delivery);
  return {
    order: row,
    state,
    /** Whether its card's bank asks for the money back, or has taken it. */
    dispute,
    /** What it asks for, or took, of this order, and what is left; null where it is not disputed. */
    disputed,
    /** The buyer's money is in doubt, or gone, and the goods are still here; else null. */
    whyNotGo: whyNotGo(state, { dispute, isAllBack }),
    section: sectionOf(state),
    delivery,
    /** Local, 'YYYY-MM-DD': for which its buyer wished a service, while it is still to come; else null. */
    dayToCome: dayToCome(delivery, visit, localDate(now)),
    /** The service in it, where it has goods as well; else null. */
    visit,
    isVisitToCome: isVisitToCome(visit, localDate(now)),
    /** Its goods have left, and the visit alone can still be cancelled. */
    isVisitCancellable: state === 'handed-over' && isVisitCancellable(visit, localDate(now)),
    /** Local, 'YYYY-MM-DD': for which a service of it is wished, as long as something of that is left; else null. */
    wishedDay: wishedDayLeft(delivery, visit),
    wayLeft: wayLeft(delivery, visit),
    placeName,
    lines,
    /** Of what is left to send; nothing of it any more where all of it was taken out. */
    grams: weightLeft(lines),
    /** VND that is, or was, to be paid for it: less what was cancelled. */
    dueAmount: row.totalAmount - less,
    less,
    /** What became of the buyer's money. */
    cost,
    /** VND of it that the market gave back in the card provider's own pages, though the order stood. */
    givenBack: given.reduce((sum, { amount }) => sum + amount, 0),
    events,
    isReceiverShown,
    receiver: receivers?.get(orderId) ?? null,
    undo: undoableStep(row, now, {
      ...{ visit, mayUndoArrival: isArrivalUndoable },
      isEmpty: lines.every(({ pieces }) => pieces === 0),
    }),
    isDemo,
    now,
  };
}

export type OrderEvent = {
  id: string;
  kind: string;
  at: number;
  byRole: string;
  /** Of `refund-rest`: VND that had gone back before, and that go back now. */
  rest: { before: number; amount: number } | null;
  /** Of money that goes or went back: VND. */
  refundAmount: number | null;
  /** Of what cancels something: why. */
  why: CancelWords | null;
};

/** What has happened to an order, with what became of a card payment at its bank, the first first. */
export async function readOrderEvents(context: Context, db: Db, orderId: string): Promise<OrderEvent[]> {
  const { tables } = context.store;
  const { orderEvent } = tables;
  const events = await db
    .select({
      id: orderEvent.id,
      orderId: orderEvent.orderId,
      kind: orderEvent.kind,
      at: orderEvent.at,
      byRole: orderEvent.byRole,
      detail: orderEvent.detail,
    })
    .from(orderEvent)
    .where(eq(orderEvent.orderId, orderId))
    .orderBy(asc(orderEvent.at), asc(orderEvent.id));
  const ofDisputes = (await readDisputeEvents(db, tables, [orderId])).map(
    ({ kind, at }, index): OrderEvent => ({
      ...{ id: `${kind} ${index}`, kind, at, byRole: 'bank' },
      ...{ rest: null, refundAmount: null, why: null },
    }),
  );
  const opened = await openBuyersNotes(context, db, events);
  const recorded = opened.map(({ orderId: _, detail, ...event }) => ({
    ...event,
    rest: refundRestIn(event.kind, detail),
    refundAmount: refundAmountIn(event.kind, detail),
    why: cancelWordsIn(event.kind, detail),
  }));
  // Of the same moment, the payment goes before what its bank says of it.
  return [...oncePromised(recorded), ...ofDisputes].sort((one, other) => one.at - other.at);
}

/** What is promised back in one act stands once, with its sum: that it goes by several refunds is no news to anybody. */
function oncePromised(events: readonly OrderEvent[]): OrderEvent[] {
  const told: OrderEvent[] = [];
  for (const event of events) {
    const at = told.findIndex(
      (one) => one.kind === event.kind && one.at === event.at && one.byRole === event.byRole,
    );
    const before = told[at];
    if (event.kind !== 'refund-promised' || !before) told.push(event);
    else told[at] = { ...before, refundAmount: (before.refundAmount ?? 0) + (event.refundAmount ?? 0) };
  }
  return told;
}

/** The ward or commune of a hotel delivery; null for other ways. */
export async function placeOf(
  db: Db,
  { commune }: Store['tables'],
  delivery: unknown,
): Promise<string | null> {
  const frozen = frozenDelivery.parse(delivery);
  if (frozen.method !== 'hotel') return null;
  const [place] = await db
    .select({ name: commune.fullName })
    .from(commune)
    .where(eq(commune.code, frozen.communeCode));
  return place?.name ?? null;
}
