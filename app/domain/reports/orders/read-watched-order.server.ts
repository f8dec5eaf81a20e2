import { and, desc, eq, gt } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import type { BuyerContact } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import { frozenDelivery } from '#app/domain/orders/delivery/frozen-delivery.ts';
import { readVisits, wayLeft, wishedDayLeft } from '#app/domain/orders/delivery/read-visits.server.ts';
import { readOrderDisputes } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { placeOf, readOrderEvents } from '#app/domain/orders/fulfil/read-own-order.server.ts';
import { readPieces, weightLeft } from '#app/domain/orders/fulfil/read-pieces.server.ts';
import { readContacts } from '#app/domain/orders/fulfil/read-receivers.server.ts';
import { readLess } from '#app/domain/orders/left-of-order.server.ts';
import { readClaims } from '#app/domain/orders/money-back/read-claims.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { NOTHING_PAID, readOrderCosts } from '#app/domain/orders/page/order-costs.server.ts';
import { mayCancelFor } from '#app/domain/reports/orders/cancel-for-producer.server.ts';
import { contactReasons } from '#app/domain/reports/orders/contact-reasons.ts';
import { risksOf } from '#app/domain/reports/orders/risky-orders.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

/** One order for staff: everything but who bought it. @throws NotFound */
export async function readWatchedOrder(context: Context, orderId: string) {
  const { store, clock } = context;
  const { tables } = store;
  const { order, orderGroup, paymentAllocation, producer, refund } = tables;
  const now = clock.now();
  return store.read(async (db) => {
    const [row] = await db
      .select({ order, isDemo: orderGroup.isDemo, isGuest: orderGroup.isGuest, producer })
      .from(order)
      .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
      .innerJoin(producer, eq(producer.id, order.producerId))
      .where(eq(order.id, orderId));
    if (!row) throw new NotFound('order');
    const payments = await db
      .select({ paymentId: paymentAllocation.paymentId })
      .from(paymentAllocation)
      .where(eq(paymentAllocation.orderId, orderId));
    const lines = (await readPieces(db, tables, [orderId])).get(orderId) ?? [];
    const delivery = frozenDelivery.parse(row.order.delivery);
    const visit = (await readVisits(db, tables, [row.order])).get(orderId) ?? null;
    const less = await readLess(db, tables, row.order);
    const disputed = (await readOrderDisputes(db, tables, [orderId])).get(orderId) ?? null;
    const risks = (await risksOf(db, tables, now, [orderId])).get(orderId) ?? [];
    return {
      order: row.order,
      state: orderState(row.order),
      isDemo: row.isDemo,
      isGuest: row.isGuest,
      producer: {
        name: row.producer.name,
        code: row.producer.code,
        phone: row.producer.contactPhone,
        isSuspended: row.producer.suspendedAt !== null,
      },
      delivery,
      /** Local, 'YYYY-MM-DD': for which a service of it is wished, as long as something of that is left; else null. */
      wishedDay: wishedDayLeft(delivery, visit),
      wayLeft: wayLeft(delivery, visit),
      placeName: await placeOf(db, tables, row.order.delivery),
      lines,
      grams: weightLeft(lines),
      events: await readOrderEvents(context, db, orderId),
      less,
      /** How its card payment is disputed; null where it is not. */
      disputed,
      cost: (await readOrderCosts(db, tables, [orderId])).byOrder.get(orderId) ?? NOTHING_PAID,
      dueAmount: row.order.totalAmount - less,
      risks,
      /** What its buyer has twice of the payments that it was paid by. */
      claims: await readClaims(
        tables,
        db,
        payments.map(({ paymentId }) => paymentId),
      ),
      mayCancel: mayCancelFor(orderState(row.order), {
        ...{ risks, dispute: disputed?.kind ?? null },
        ...{ visit, today: localDate(now) },
      }),
      /** Its goods have left: of what may be cancelled its visit alone is. */
      isOfVisit: orderState(row.order) === 'handed-over',
      refunds: await db
        .select({
          id: refund.id,
          amount: refund.amount,
          method: refund.method,
          askedAt: refund.askedAt,
          dueAt: refund.dueAt,
          doneAt: refund.doneAt,
          failedAt: refund.failedAt,
          settledBy: refund.settledBy,
        })
        .from(refund)
        // What came to nothing is no money that goes back.
        .where(and(eq(refund.orderId, orderId), gt(refund.amount, 0)))
        .orderBy(desc(refund.askedAt)),
      now,
    };
  });
}

/**
 * Who bought an order, for staff who say why they have to know; the look and its reason are in the audit.
 * @returns null when the buyer has been erased.
 * @throws NotFound (order, or no staff); DomainError mustChoose (reason)
 */
export async function showContact(
  context: Context,
  actor: Actor,
  { orderId, reason }: { orderId: string; reason: string },
): Promise<BuyerContact | null> {
  const { store } = context;
  const { order } = store.tables;
  const role = staffRole(actor);
  if (role === null) throw new NotFound('order');
  const purpose = contactReasons.find((one) => one === reason);
  if (!purpose) throw new DomainError('mustChoose', { field: 'reason' });
  const [row] = await store.read((db) => db.select().from(order).where(eq(order.id, orderId)));
  if (!row) throw new NotFound('order');
  const contacts = await readContacts(context, [row], { personId: actor.personId, role, purpose });
  return contacts.get(orderId) ?? null;
}
