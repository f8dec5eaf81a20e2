import { eq } from 'drizzle-orm';
import { readContactOf } from '#app/domain/orders/access/read-contact.server.ts';
import type { DecisionOfOrder } from '#app/domain/orders/disputes/decided-kind.ts';
import { readDecision } from '#app/domain/orders/disputes/order-disputes.server.ts';
import type { MessageKind } from '#app/domain/orders/messages/message-kinds.ts';
import { readClaim } from '#app/domain/orders/money-back/read-claims.server.ts';
import { readLooseMoney } from '#app/domain/orders/money-back/read-loose-money.server.ts';
import { readRefunds } from '#app/domain/orders/money-back/read-refunds.server.ts';
import { receivedFor } from '#app/domain/orders/money-back/transfer-rest.server.ts';
import { addressLine } from '#app/domain/orders/page/address-line.ts';
import { readOrderCosts } from '#app/domain/orders/page/order-costs.server.ts';
import { readGroupOrders } from '#app/domain/orders/page/read-group-orders.server.ts';
import { isWithSuspended } from '#app/domain/orders/page/suspended-lines.ts';
import { legalTermsOn } from '#app/domain/orders/terms/legal-term.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

export type MessageAbout = NonNullable<Awaited<ReturnType<typeof readMessageSubject>>>;

/**
 * What a message tells of and whom: the checkout, those of its orders that it is about, and the money that went back.
 * @param kind of the message; of some it is asked whether what they tell is still so.
 * @returns null when there is no such thing (any more).
 */
export async function readMessageSubject(
  context: Context,
  { subject, kind: message }: { subject: string; kind?: MessageKind },
) {
  const { store, config, clock } = context;
  const { order, orderGroup, refund, ticket, payment, paymentAllocation, bankAccount, producer } =
    store.tables;
  const [kind, id = '', asked = ''] = subject.split(':');
  const found = await store.read(async (db) => {
    const [money] = kind === 'refund' ? await db.select().from(refund).where(eq(refund.id, id)) : [];
    const claim = kind === 'claim' ? await readClaim(store.tables, db, id) : null;
    const [opened] = kind === 'ticket' ? await db.select().from(ticket).where(eq(ticket.id, id)) : [];
    const orderId =
      kind === 'order'
        ? id
        : kind === 'dispute'
          ? asked
          : kind === 'transfer'
            ? await onlyOrderOf(db, store.tables, asked)
            : claim
              ? await onlyOrderOf(db, store.tables, claim.paymentId)
              : (money?.orderId ?? opened?.orderId ?? null);
    const [one] = orderId === null ? [] : await db.select().from(order).where(eq(order.id, orderId));
    // Money that belongs to no order: the checkout is known by its payment.
    const [paid] =
      one || (!money && !claim && kind !== 'transfer')
        ? []
        : await db
            .select()
            .from(payment)
            .where(eq(payment.id, money?.paymentId ?? claim?.paymentId ?? asked));
    // Of money that went by transfer: on whose account it is.
    const [payer] = money
      ? await db
          .select({ name: producer.name })
          .from(payment)
          .innerJoin(bankAccount, eq(bankAccount.id, payment.bankAccountId))
          .innerJoin(producer, eq(producer.id, bankAccount.producerId))
          .where(eq(payment.id, money.paymentId))
      : [];
    const groupId = kind === 'group' ? id : (one?.groupId ?? paid?.groupId ?? '');
    const [group] = await db.select().from(orderGroup).where(eq(orderGroup.id, groupId));
    if (!group) return null;
    const payments = await db.select({ id: payment.id }).from(payment).where(eq(payment.groupId, groupId));
    const parts = await db
      .select({ paymentId: paymentAllocation.paymentId, orderId: paymentAllocation.orderId })
      .from(paymentAllocation)
      .innerJoin(payment, eq(payment.id, paymentAllocation.paymentId))
      .where(eq(payment.groupId, groupId));
    const day = localDate(clock.now());
    const terms = await legalTermsOn(db, store.tables, ['ticket-answer', 'ticket-settle'], day);
    const { 'ticket-answer': answer, 'ticket-settle': settle } = terms;
    const decision: DecisionOfOrder | null =
      kind === 'dispute' ? await readDecision(db, store.tables, { disputeId: id, orderId: asked }) : null;
    return {
      group,
      orderId,
      decision,
      claim,
      parts,
      paymentIds: payments.map(({ id }) => id),
      money: money ? { ...money, payer: payer?.name ?? null } : null,
      terms: answer && settle ? { answer: answer.amount, settle: settle.amount } : null,
    };
  });
  if (!found) return null;
  const { group, orderId, money, terms, parts } = found;
  const [contact, all] = await Promise.all([
    readContactOf(context, group),
    readGroupOrders(context, { id: group.id }),
  ]);
  const orders = orderId === null ? all.orders : all.orders.filter((one) => one.id === orderId);
  const refunds = await readRefunds(context, found.paymentIds);
  const loose = await readLooseMoney(context, group.id);
  const astray = kind === 'transfer' ? loose.filter((one) => one.id === id && one.paymentId === asked) : [];
  const partly = message === 'paid-in-part' ? await standsPartly(context, asked) : null;
  if (kind === 'transfer' && (message === 'paid-in-part' ? !partly : astray.length === 0)) return null;
  // What has been dealt with in the meantime has a mail of its own.
  if (message === 'money-astray' && astray.every((one) => one.astray?.dealtWithAt !== null)) return null;
  // Paid or written off before anything was said: nobody is asked for it.
  if (message === 'claim-made' && found.claim?.open === 0) return null;
  // It has become more since, of which there is a mail of its own.
  if (message === 'claim-written-off' && (found.claim?.open ?? 0) !== 0) return null;
  if (message === 'producer-suspended' && !orders.some(isWithSuspended)) return null;
  const isOfThese = (paymentId: string) => {
    const own = parts.filter((part) => part.paymentId === paymentId);
    return own.length === 1 && orders.some(({ id: one }) => one === own[0]?.orderId);
  };
  return {
    group,
    orders,
    money: money && {
      ...{ amount: money.amount, currency: money.currency, method: money.method },
      payer: money.payer,
      ...{ settledBy: money.settledBy, sentOn: money.sentOn, reference: money.proofReference },
    },
    /** What one decision of a card's bank has taken of the order; null where the message is about none. */
    decision: found.decision,
    /** What of it they have twice, and how that stands. */
    claim: found.claim,
    /** Where that is paid, and who is asked about it. */
    claimDesk: { account: config.marketAccount, contact: config.marketContact },
    /** The refund that the message is about. */
    refund: refunds.find((one) => one.id === money?.id) ?? null,
    /** What goes back of the money for these orders, promised and sent. */
    refunds: refunds.filter(({ aboutId }) => orders.some((one) => one.id === aboutId)),
    /** What was seen of money for one of these orders alone, and belongs to none. */
    loose: loose.filter(({ paymentId }) => isOfThese(paymentId)),
    /** The transfer that belongs to no order of theirs, and that the message is about. */
    astray,
    /** What of a payment has come, what is missing, VND, and until when it is waited for, ms UTC. */
    partly,
    /** What became of the money for these orders. */
    cost:
      orders.length === all.orders.length
        ? all.cost
        : await store.read(async (db) => (await readOrderCosts(db, store.tables, [orderId ?? ''])).all),
    terms,
    language: group.language,
    publicUrl: config.publicUrl,
    demo: config.demo,
    name: contact?.name ?? '',
    email: contact?.email ?? null,
    phone: contact?.phone ?? null,
    address: contact?.address ? addressLine(contact.address) : null,
    hotel: contact?.hotel ? [contact.hotel.name, contact.hotel.room].filter(Boolean).join(', ') : null,
  };
}

/** How a payment stands of which a part has come; null where nothing more is waited for. */
async function standsPartly({ store, clock }: Context, paymentId: string) {
  const { payment } = store.tables;
  return store.read(async (db) => {
    const [row] = await db.select().from(payment).where(eq(payment.id, paymentId));
    if (!row || row.settledAt !== null || row.closedAt !== null || row.expiresAt <= clock.now()) return null;
    const seen = await receivedFor({ store }, db, paymentId);
    return seen === 0 || seen >= row.amount
      ? null
      : { seen, missing: row.amount - seen, until: row.expiresAt };
  });
}

/** The order that a payment is for; null where it is for several. */
async function onlyOrderOf(
  db: Db,
  { paymentAllocation }: Store['tables'],
  paymentId: string,
): Promise<string | null> {
  const [only, another] = await db
    .select({ orderId: paymentAllocation.orderId })
    .from(paymentAllocation)
    .where(eq(paymentAllocation.paymentId, paymentId));
  return another ? null : (only?.orderId ?? null);
}
