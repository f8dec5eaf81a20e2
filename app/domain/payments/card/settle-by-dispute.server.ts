import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { tellPayer } from '#app/domain/orders/messages/tell-payer.server.ts';
import { type OrderActor, writeOrderEvent } from '#app/domain/orders/move-order.server.ts';
import { partByDispute } from '#app/domain/payments/card/part-by-dispute.server.ts';
import { postOverlap } from '#app/domain/payments/card/post-overlap.server.ts';
import { refuseWhileSending } from '#app/domain/payments/card/refuse-while-sending.server.ts';
import { nextSubject } from '#app/domain/payments/ledger/next-subject.server.ts';
import { type Entry, post } from '#app/domain/payments/ledger/post.server.ts';
import { holdRefund, type RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import { promisedOf } from '#app/domain/payments/refunds/promised-of.server.ts';
import { splitPromise } from '#app/domain/payments/refunds/split-promise.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

/**
 * A refund that the provider will never make, because the card's bank has taken the same money and given it to the buyer: its
 * promise is taken back, so that nobody pays for it twice, and the buyer is told. Where the bank took a part of it and no more
 * than the rest can still go back, the promise is taken back by that part, and the rest waits. Said again nothing happens.
 * @throws NotFound where it does not wait for this, or no staff; DomainError disputeTooLittle where no dispute that was lost
 * has taken that much, refundUnderWay while it may still reach the card.
 */
export async function settleByDispute(context: Context, actor: Actor, refundId: string): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('refund that failed');
  const { store } = context;
  await store.write(
    async (tx) => {
      const known = await holdRefund(context, tx, refundId);
      if (known.settledBy === 'dispute') return;
      if (known.doneAt !== null || known.method !== 'card') throw new NotFound('refund that failed');
      await refuseWhileSending(context, tx, known);
      const { part, lost } = await partByDispute(store.tables, tx, known);
      if (part === 0) throw new DomainError('disputeTooLittle', { field: 'refund', params: { left: lost } });
      await settlePart(context, tx, known, {
        ...{ part, isToldAlready: false, auditRole: role },
        by: { role: 'staff', personId: actor.personId },
      });
    },
    { isolation: 'guarded' },
  );
}

/**
 * What a card's bank has taken of a refund that waits settles it, or a part of it (`partByDispute`). Part of the caller's `guarded`
 * write, which holds the payment.
 * @param part VND, above nothing and not more than is promised.
 * @param auditRole as the audit names who did it; as `by` where it is left out.
 * @throws DomainError refundUnderWay when its sending has begun meanwhile.
 */
export async function settlePart(
  context: Context,
  tx: Tx,
  row: RefundRow,
  { part, auditRole, ...of }: { part: number; by: OrderActor; isToldAlready: boolean; auditRole?: string },
): Promise<void> {
  const refundId = part === row.amount ? row.id : await splitPromise(context, tx, row, nameOfPart(row, part));
  await settleAtOnce(context, tx, refundId, { ...of, ...(auditRole !== undefined && { auditRole }) });
}

/** What is left of the promise only gets smaller: so each part has a name of its own. */
const nameOfPart = ({ id, amount: before }: RefundRow, amount: number) => ({
  amount,
  cause: `dispute:${id}:${before}`,
  by: `dispute:${before}`,
});

/**
 * The same for a refund that is promised in this write for what a card's bank has taken for good already: it is never sent.
 * Whoever calls has made sure that so much was taken (`partByDispute`).
 * @param isToldAlready the buyer reads it in a mail that this write leaves for another reason.
 */
export async function settleAtOnce(
  context: Context,
  tx: Tx,
  refundId: string,
  { by, isToldAlready, auditRole = by.role }: { by: OrderActor; isToldAlready: boolean; auditRole?: string },
): Promise<void> {
  const { refund } = context.store.tables;
  const [settled] = await tx
    .update(refund)
    .set(settledAt(context.clock.now(), by.personId))
    .where(and(eq(refund.id, refundId), isNull(refund.doneAt)))
    .returning();
  if (settled) await writeSettled(context, tx, settled, { by, auditRole, isToldAlready });
}

const settledAt = (doneAt: number, doneBy: string | null) => ({
  ...{ settledBy: 'dispute' as const, doneAt, doneBy },
  ...{ failedAt: null, failureCode: null, externalId: null },
});

async function writeSettled(
  context: Context,
  tx: Tx,
  settled: RefundRow,
  { by, auditRole, isToldAlready }: { by: OrderActor; auditRole: string; isToldAlready: boolean },
): Promise<void> {
  await takePromiseBack(context, tx, settled);
  await postOverlap(context, tx, settled.paymentId);
  await writeDown(context, tx, by, settled);
  if (!isToldAlready)
    await tellPayer(context, tx, {
      paymentId: settled.paymentId,
      kind: 'refunded',
      subject: `refund:${settled.id}`,
    });
  await recordAudit(context, tx, {
    personId: by.personId,
    role: auditRole,
    act: 'settle-refund-by-dispute',
    subject: 'refund',
    subjectId: settled.id,
    detail: { amount: settled.amount },
  });
}

/**
 * Whoever the dispute has cost the money is given back what the promise had cost: the producer of the sale, or the market where
 * it was of no sale.
 */
async function takePromiseBack(context: Context, tx: Tx, { id, orderId }: RefundRow): Promise<void> {
  const promised = await promisedOf(context, tx, id);
  await post(context, tx, {
    kind: 'refund-dropped',
    subject: await nextSubject(context.store.tables, tx, 'refund-dropped', `refund:${id}`),
    entries: promised.map((entry): Entry => {
      const back = { ...entry, amount: -entry.amount };
      return entry.account === 'buyer_receivable'
        ? { account: 'fees', amount: back.amount, producerId: null, orderId }
        : back;
    }),
  });
}

async function writeDown(
  context: Context,
  tx: Tx,
  by: OrderActor,
  { id, orderId, amount }: RefundRow,
): Promise<void> {
  if (orderId === null) return;
  const detail = { refundId: id, amount };
  await writeOrderEvent(context, tx, { orderId, kind: 'refund-by-dispute', by, detail });
}
