import { and, eq, inArray, isNotNull, isNull, like, or } from 'drizzle-orm';
import { nextSubject } from '#app/domain/payments/ledger/next-subject.server.ts';
import { overlapOfOrder } from '#app/domain/payments/ledger/overlap-of-order.ts';
import { type Entry, post } from '#app/domain/payments/ledger/post.server.ts';
import { postedEntries } from '#app/domain/payments/ledger/posted-entries.server.ts';
import { takenByDisputes } from '#app/domain/payments/ledger/taken-by-disputes.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * Brings what producers bear once of a card payment to where its facts are: money that is promised to a buyer, and that a bank has
 * taken as well, is the same money (`overlapOfOrder`). It stands against `refunds` until it is sent, or settled by the dispute, or
 * the bank has given it back; a difference to what was posted before is posted (`dispute-overlap`). Called by each write that
 * changes what is promised or taken. Said again it posts nothing. Part of the caller's write, which holds the payment.
 */
export async function postOverlap(context: Context, tx: Tx, paymentId: string): Promise<void> {
  const { tables } = context.store;
  const { dispute, ledgerPosting, order, paymentAllocation, refund } = tables;
  const disputes = await tx
    .select({ id: dispute.id, reinstatedAt: dispute.reinstatedAt })
    .from(dispute)
    .where(and(eq(dispute.paymentId, paymentId), isNotNull(dispute.withdrawnAt)));
  if (disputes.length === 0) return;
  const orders = await tx
    .select({ id: order.id, producerId: order.producerId, whole: paymentAllocation.amount })
    .from(paymentAllocation)
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .where(and(eq(paymentAllocation.paymentId, paymentId), isNotNull(order.paidAt)));
  const taken = await takenByDisputes(
    tables,
    tx,
    disputes.filter(({ reinstatedAt }) => reinstatedAt === null).map(({ id }) => id),
  );
  const promises = await tx
    .select()
    .from(refund)
    .where(
      and(
        ...[eq(refund.paymentId, paymentId), isNull(refund.cardMoneyId)],
        inArray(
          refund.orderId,
          orders.map(({ id }) => id),
        ),
      ),
    );
  const subject = `payment:${paymentId}`;
  const posted = await postedEntries(
    tables,
    tx,
    and(
      eq(ledgerPosting.kind, 'dispute-overlap'),
      or(eq(ledgerPosting.subject, subject), like(ledgerPosting.subject, `${subject}:%`)),
    ),
  );
  const sumOf = (entries: ReadonlyArray<Pick<Entry, 'account' | 'orderId' | 'amount'>>, orderId: string) =>
    entries.reduce(
      (sum, one) => (one.account === 'producer_payable' && one.orderId === orderId ? sum + one.amount : sum),
      0,
    );
  const entries = orders.flatMap(({ id: orderId, producerId, whole }): Entry[] => {
    const own = promises.filter((one) => one.orderId === orderId);
    const overlap = overlapOfOrder({ whole, taken: sumOf(taken, orderId) }, own);
    const more = overlap + sumOf(posted, orderId);
    return [
      { account: 'refunds', amount: more, producerId, orderId },
      { account: 'producer_payable', amount: -more, producerId, orderId },
    ];
  });
  await post(context, tx, {
    kind: 'dispute-overlap',
    subject: await nextSubject(tables, tx, 'dispute-overlap', subject),
    entries,
  });
}
