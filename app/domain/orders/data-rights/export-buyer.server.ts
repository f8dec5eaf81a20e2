import { asc, eq, inArray } from 'drizzle-orm';
import { readPerson } from '#app/domain/accounts/read-person.server.ts';
import { openBuyerContact } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import { openNamedAccount } from '#app/domain/orders/money-back/named-account.server.ts';
import { readGroupOrders } from '#app/domain/orders/page/read-group-orders.server.ts';
import { readMessages } from '#app/domain/orders/tickets/ticket-messages.server.ts';
import type { Context } from '#app/server/context.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

const moment = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/**
 * Everything that the market holds of a person as a buyer, to be taken along (Law 91/2025/QH15): themselves, what they
 * ordered, wrote, agreed to, and what was sent to them. Times are UTC. That it was taken is audited.
 * @throws NotFound
 */
export async function exportBuyer(context: Context, personId: string) {
  const { store } = context;
  const { orderGroup, buyerContact, ticket, order, productReview, consent, outgoingMessage, refundAccount } =
    store.tables;
  const { data, own, language, createdAt } = await readPerson(context, personId);
  const held = await store.read(async (db) => {
    const groups = await db
      .select()
      .from(orderGroup)
      .where(eq(orderGroup.buyerId, personId))
      .orderBy(asc(orderGroup.placedAt));
    const tickets = await db
      .select({ ticket, orderCode: order.code })
      .from(ticket)
      .innerJoin(order, eq(order.id, ticket.orderId))
      .where(
        inArray(
          order.groupId,
          groups.map(({ id }) => id),
        ),
      );
    return {
      groups,
      contacts: await db.select().from(buyerContact).where(eq(buyerContact.personId, personId)),
      tickets,
      messages: await readMessages(
        context,
        db,
        tickets.map((row) => row.ticket.id),
      ),
      reviews: await db.select().from(productReview).where(eq(productReview.buyerId, personId)),
      accounts: await db
        .select({ account: refundAccount, code: orderGroup.code })
        .from(refundAccount)
        .innerJoin(orderGroup, eq(orderGroup.id, refundAccount.groupId))
        .where(eq(orderGroup.buyerId, personId))
        .orderBy(asc(refundAccount.givenAt), asc(refundAccount.id)),
      consents: await db.select().from(consent).where(eq(consent.personId, personId)),
      sent: await db.select().from(outgoingMessage).where(eq(outgoingMessage.personId, personId)),
    };
  });
  const orders = await Promise.all(held.groups.map((group) => readGroupOrders(context, group)));
  await store.write((tx) =>
    recordAudit(context, tx, {
      personId,
      role: null,
      act: 'export-own-data',
      subject: 'person',
      subjectId: personId,
    }),
  );
  return {
    person: { ...data, language, knownSince: moment(createdAt) },
    contacts: held.contacts.map(({ id, sealed, createdAt: at }) => ({
      at: moment(at),
      ...openBuyerContact(own, id, sealed),
    })),
    checkouts: held.groups.map((group, index) => ({
      code: group.code,
      placedAt: moment(group.placedAt),
      policies: group.policies,
      isAdultDeclared: group.isAdult,
      orders: (orders[index]?.orders ?? []).map((one) => ({
        code: one.code,
        producer: one.producer.name,
        state: one.state,
        payment: one.method,
        total: one.totalAmount,
        currency: one.currency,
        lines: one.lines.map(({ goods, quantity, amount }) => ({
          product: goods.titleVi,
          size: goods.sizeVi,
          quantity,
          amount,
        })),
        events: one.events.map(({ at, kind, byRole, why }) => ({
          at: moment(at),
          kind,
          by: byRole,
          ...(why?.note ? { note: why.note } : {}),
        })),
      })),
    })),
    tickets: held.tickets.map((row) => ({
      order: row.orderCode,
      kind: row.ticket.kind,
      openedAt: moment(row.ticket.openedAt),
      settledAt: moment(row.ticket.settledAt),
      messages: (held.messages.get(row.ticket.id) ?? []).map(({ at, byRole, text, photos }) => ({
        at: moment(at),
        by: byRole,
        text,
        photos: photos.length,
      })),
    })),
    reviews: held.reviews.map(({ stars, body, state, createdAt: at, answer }) => ({
      at: moment(at),
      stars,
      body,
      state,
      answer,
    })),
    refundAccounts: held.accounts.map(({ account: { id, kind, sealed, givenAt }, code }) => ({
      at: moment(givenAt),
      checkout: code,
      kind,
      ...openNamedAccount(own, id, sealed),
    })),
    consents: held.consents.map(({ purpose, textVersion, givenAt, withdrawnAt }) => ({
      purpose,
      textVersion,
      givenAt: moment(givenAt),
      withdrawnAt: moment(withdrawnAt),
    })),
    messages: held.sent.map(({ kind, medium, createdAt: at, sentAt, droppedFor }) => ({
      kind,
      medium,
      at: moment(at),
      sentAt: moment(sentAt),
      droppedFor,
    })),
  };
}
