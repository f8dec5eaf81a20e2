import { and, asc, eq } from 'drizzle-orm';
import { shownReason } from '#app/domain/orders/money-back/shown-reason.ts';
import { refundCauseOf } from '#app/domain/orders/money-back/transfer-rest.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import type { MoneyActor } from '#app/domain/payments/bank-transfers/open-transfer.server.ts';
import { newestAccount } from '#app/domain/payments/refund-account/newest-account.server.ts';
import { openSendTo } from '#app/domain/payments/refund-account/open-send-to.server.ts';
import { refundCode, refundMemo } from '#app/domain/payments/refund-account/refund-code.ts';
import { findDirectRefund } from '#app/domain/payments/refunds/refund-proof.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { Db } from '#db/store.ts';

/**
 * One refund that a producer sends from their own account, with the account that it goes to, or with whom to call where the
 * buyer has not said. Both are given only while the refund waits, and who has read them is audited before.
 * @throws NotFound as `findDirectRefund`.
 */
export async function readRefundTask(context: Context, actor: MoneyActor, refundId: string) {
  const { store, clock } = context;
  const { orderGroup, payment, bankAccount, producer, personKey, refundAccount } = store.tables;
  const found = await store.read(async (db) => {
    const row = await findDirectRefund(context, db, actor, refundId);
    const [about] = await db
      .select({ payment, group: orderGroup, producerName: producer.name, wrappedKey: personKey.wrappedKey })
      .from(payment)
      .innerJoin(orderGroup, eq(orderGroup.id, payment.groupId))
      .innerJoin(bankAccount, eq(bankAccount.id, payment.bankAccountId))
      .innerJoin(producer, eq(producer.id, bankAccount.producerId))
      .leftJoin(personKey, eq(personKey.personId, orderGroup.buyerId))
      .where(eq(payment.id, row.paymentId));
    if (!about) throw new NotFound('refund');
    const [sentTo] =
      row.refundAccountId === null
        ? []
        : await db.select().from(refundAccount).where(eq(refundAccount.id, row.refundAccountId));
    const said =
      row.doneAt === null ? await newestAccount(db, store.tables, about.group.id) : (sentTo ?? null);
    return {
      ...about,
      refund: row,
      said,
      order: await orderOf(context, db, row),
      came: row.doneAt === null ? await transfersOf(context, db, row) : [],
    };
  });
  const { refund, said } = found;
  const sendTo = await openSendTo(context, actor, found);
  return {
    id: refund.id,
    code: refundCode(refund.id),
    memo: refundMemo(refund.id),
    amount: refund.amount,
    reason: shownReason(refund, found.order ?? undefined),
    dueAt: refund.dueAt,
    isLate: refund.doneAt === null && refund.dueAt !== null && refund.dueAt <= clock.now(),
    doneAt: refund.doneAt,
    reference: refund.proofReference,
    hasProof: refund.proofHash !== null,
    order: found.order,
    producerName: found.producerName,
    /** What is shown here; goes back with the form that says it was sent. */
    accountId: said?.id ?? null,
    saidAt: said?.givenAt ?? null,
    sendTo,
  };
}

export type RefundTask = Awaited<ReturnType<typeof readRefundTask>>;

/** The order that it is about, or the only one of its payment; null where there are several. */
async function orderOf(
  { store }: Context,
  db: Db,
  { orderId, paymentId }: { orderId: string | null; paymentId: string },
): Promise<Pick<OrderRow, 'id' | 'code' | 'cancelledAt' | 'delivery'> | null> {
  const { order, paymentAllocation } = store.tables;
  const rows = await db
    .select({ id: order.id, code: order.code, cancelledAt: order.cancelledAt, delivery: order.delivery })
    .from(paymentAllocation)
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .where(
      and(eq(paymentAllocation.paymentId, paymentId), orderId === null ? undefined : eq(order.id, orderId)),
    )
    .limit(2);
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

/** The transfer that a refund gives back; where it is of none alone, those that had come for its payment, as they came. */
async function transfersOf(
  { store }: Context,
  db: Db,
  { paymentId, causeKey }: { paymentId: string; causeKey: string },
) {
  const { bankTransfer, transferMatch } = store.tables;
  const rows = await db
    .select({
      transferId: bankTransfer.id,
      amount: bankTransfer.amount,
      occurredAt: bankTransfer.occurredAt,
    })
    .from(transferMatch)
    .innerJoin(bankTransfer, eq(bankTransfer.id, transferMatch.transferId))
    .where(eq(transferMatch.paymentId, paymentId))
    .orderBy(asc(bankTransfer.occurredAt), asc(bankTransfer.id));
  const given = rows.filter(({ transferId }) => refundCauseOf(transferId) === causeKey);
  return given.length > 0 ? given : rows;
}
