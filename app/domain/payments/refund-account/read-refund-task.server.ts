import { and, asc, eq } from 'drizzle-orm';
import { unwrapPersonKey } from '#app/domain/accounts/personal-data.server.ts';
import { readContactOf } from '#app/domain/orders/access/read-contact.server.ts';
import { maskedNumber, openNamedAccount } from '#app/domain/orders/money-back/named-account.server.ts';
import { shownReason } from '#app/domain/orders/money-back/shown-reason.ts';
import { refundCauseOf } from '#app/domain/orders/money-back/transfer-rest.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { bankOf } from '#app/domain/payments/bank-account/bank-of.server.ts';
import type { MoneyActor } from '#app/domain/payments/bank-transfers/open-transfer.server.ts';
import {
  newestAccount,
  type RefundAccountRow,
} from '#app/domain/payments/refund-account/newest-account.server.ts';
import { refundCode, refundMemo } from '#app/domain/payments/refund-account/refund-code.ts';
import { findDirectRefund } from '#app/domain/payments/refunds/refund-proof.server.ts';
import { drawPayloadSvg } from '#app/domain/payments/vietqr/draw-payload.server.ts';
import { writePayload } from '#app/domain/payments/vietqr/write-payload.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Db } from '#db/store.ts';

/** How money had come, by which the account that it came from is found in the bank's own list. */
export type Came = { readonly transferId: string; readonly amount: number; readonly occurredAt: number };

/** Where a refund is to be sent, as far as its buyer has said. */
export type SendTo =
  | {
      readonly kind: 'unsaid';
      /** Whom to call and ask; null once it is sent. Phone in E.164. */
      readonly buyer: { readonly name: string; readonly phone: string } | null;
    }
  /** The buyer was erased: what they had said is gone, and nobody can be asked. */
  | { readonly kind: 'forgotten'; readonly came: readonly Came[] }
  | { readonly kind: 'paid-from'; readonly came: readonly Came[] }
  | {
      readonly kind: 'named';
      readonly bankName: string;
      /** Whole while it waits to be sent; masked afterwards. */
      readonly number: string;
      readonly holder: string;
      /** A VietQR code of account, amount and memo; null once it is sent. SVG. */
      readonly code: string | null;
    };

/**
 * One refund that a producer sends from their own account, with the account that it goes to, or with whom to call where the
 * buyer has not said. Both are given only while the refund waits, and who has read them is audited before.
 * @throws NotFound as `findDirectRefund`.
 */
export async function readRefundTask(context: Context, actor: MoneyActor, refundId: string) {
  const { store, config, clock } = context;
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
  const { refund, said, group } = found;
  const sendTo = await sendToOf();
  if ((sendTo.kind === 'named' && sendTo.code !== null) || (sendTo.kind === 'unsaid' && sendTo.buyer)) {
    await store.write((tx) =>
      recordAudit(context, tx, {
        personId: actor.personId,
        role: actor.role,
        act: sendTo.kind === 'named' ? 'read-refund-account' : 'read-buyer-contact',
        subject: 'refund',
        subjectId: refundId,
        detail: { refundAccountId: said?.id ?? null },
      }),
    );
  }
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

  async function sendToOf(): Promise<SendTo> {
    const { came } = found;
    if (!said && refund.doneAt === null && !found.wrappedKey) return { kind: 'forgotten', came };
    if (!said) {
      const contact = refund.doneAt === null ? await readContactOf(context, group) : null;
      return { kind: 'unsaid', buyer: contact && { name: contact.name, phone: contact.phone } };
    }
    if (said.kind === 'paid-from') return { kind: 'paid-from', came };
    const named = openSaid(said);
    if (!named) return { kind: 'forgotten', came };
    const { bin, number, holder } = named;
    const bankName = bankOf(context, { bin, isDemo: group.isDemo }).shortName;
    if (refund.doneAt !== null)
      return { kind: 'named', bankName, number: maskedNumber(number), holder, code: null };
    const { amount } = refund;
    const memo = refundMemo(refund.id);
    const payload = writePayload({ kind: 'account', use: 'dynamic', bin, account: number, amount, memo });
    return { kind: 'named', bankName, number, holder, code: drawPayloadSvg(payload) };
  }

  function openSaid({ id, sealed }: RefundAccountRow) {
    if (!found.wrappedKey) return null;
    return openNamedAccount(unwrapPersonKey(config, group.buyerId, found.wrappedKey), id, sealed);
  }
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
