import { and, asc, desc, eq, like, or } from 'drizzle-orm';
import { isLostDispute } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { THE_MARKET, writeOrderEvent } from '#app/domain/orders/move-order.server.ts';
import { lostToDispute } from '#app/domain/payments/card/lost-to-dispute.server.ts';
import { nextSubject } from '#app/domain/payments/ledger/next-subject.server.ts';
import { type Entry, post } from '#app/domain/payments/ledger/post.server.ts';
import type { RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import type { Context } from '#app/server/context.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Db, Store, Tx } from '#db/store.ts';

/**
 * Refunds that a lost dispute had settled, and whose money the card's bank has given back to the market after all: the buyer has nothing
 * by that, so what was promised is owed again, and waits for staff to be sent. The latest first, as many as are no longer settled by
 * what banks have for good. Part of the caller's write, which holds the payment.
 */
export async function revivePromises(context: Context, tx: Tx, paymentId: string): Promise<void> {
  const { tables } = context.store;
  const { refund } = tables;
  const settled = await tx
    .select()
    .from(refund)
    .where(and(eq(refund.paymentId, paymentId), eq(refund.settledBy, 'dispute')))
    .orderBy(desc(refund.doneAt), desc(refund.id));
  for (const row of settled) {
    if (await isStillSettled(tables, tx, row)) continue;
    await revive(context, tx, row);
  }
}

/** Banks have as much for good as has settled refunds of the same money. */
async function isStillSettled(tables: Store['tables'], db: Db, row: RefundRow): Promise<boolean> {
  const { dispute } = tables;
  const [lost] = await db
    .select({ id: dispute.id })
    .from(dispute)
    .where(and(eq(dispute.paymentId, row.paymentId), isLostDispute(tables)))
    .limit(1);
  return lost !== undefined && (await lostToDispute(tables, db, row)) >= 0;
}

async function revive(context: Context, tx: Tx, row: RefundRow): Promise<void> {
  const { store, clock } = context;
  const { refund, ledgerEntry, ledgerPosting } = store.tables;
  const { id, orderId, amount, reason } = row;
  await tx
    .update(refund)
    .set({
      ...{ settledBy: null, doneAt: null, doneBy: null },
      ...{ failedAt: clock.now(), failureCode: 'dispute_reinstated' },
    })
    .where(eq(refund.id, id));
  const [dropped] = await tx
    .select({ id: ledgerPosting.id })
    .from(ledgerPosting)
    .where(
      and(
        eq(ledgerPosting.kind, 'refund-dropped'),
        or(eq(ledgerPosting.subject, `refund:${id}`), like(ledgerPosting.subject, `refund:${id}:%`)),
      ),
    )
    .orderBy(desc(ledgerPosting.id))
    .limit(1);
  if (!dropped) throw new Error(`refund ${id} was settled by a dispute without a posting`);
  const entries = await tx
    .select()
    .from(ledgerEntry)
    .where(eq(ledgerEntry.postingId, dropped.id))
    .orderBy(asc(ledgerEntry.id));
  await post(context, tx, {
    kind: 'refund-dropped',
    subject: await nextSubject(store.tables, tx, 'refund-dropped', `refund:${id}`),
    entries: entries.map(
      ({ account, producerId, orderId: of, amount: was }): Entry => ({
        ...{ account, producerId, orderId: of },
        amount: -was,
      }),
    ),
  });
  if (orderId !== null)
    await writeOrderEvent(context, tx, {
      ...{ orderId, kind: 'refund-promised', by: THE_MARKET },
      detail: { refundId: id, amount, reason },
    });
  await recordAudit(context, tx, {
    ...{ personId: null, role: THE_MARKET.role, act: 'revive-refund' },
    ...{ subject: 'refund', subjectId: id, detail: { amount } },
  });
}
