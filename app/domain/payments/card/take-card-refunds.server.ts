import { and, asc, eq } from 'drizzle-orm';
import type { Stripe } from 'stripe';
import { applyRefund } from '#app/domain/payments/card/apply-refund.server.ts';
import { bookRefundThere, returnRefundThere } from '#app/domain/payments/card/book-refund-there.server.ts';
import { readStripe } from '#app/domain/payments/card/call-stripe.server.ts';
import { openStripe } from '#app/domain/payments/card/open-stripe.server.ts';
import { PER_CALL, readWholeList } from '#app/domain/payments/card/read-whole-list.server.ts';
import { eachByItself } from '#app/domain/payments/reconcile/each-by-itself.ts';
import { wholeId } from '#app/domain/payments/refunds/gone-there.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * Fetches all refunds of one payment intent and takes over how they stand: ours by the id that we gave with them; what
 * somebody has given back in Stripe's own pages is booked and shown to staff. Where something newer may have been written
 * since the list was read (`applyRefund`), Stripe is asked once more about that refund. One that cannot be taken over holds up
 * none of the others.
 * @throws StripeAway (the list could not be read), NotAllDone (some failed; the others are done)
 */
export async function takeCardRefunds(context: Context, intentId: string): Promise<void> {
  const { store } = context;
  const { cardMoney } = store.tables;
  const line = await openStripe(context);
  const [money] = await store.read((db) =>
    db.select().from(cardMoney).where(eq(cardMoney.externalId, intentId)),
  );
  // Its money is not here yet: whoever takes it looks at its refunds as well.
  if (!money || !line) return;
  const all: Stripe.Refund[] = [];
  const ofIntent = { payment_intent: intentId, limit: PER_CALL };
  await readWholeList(
    (after) => line.stripe.refunds.list({ ...ofIntent, ...after }),
    0,
    (truth) => all.push(truth),
  );
  const take = (truth: Stripe.Refund, isAskedAgain: boolean) =>
    store.write(
      async (tx) => {
        const parts = await ourParts(context, tx, money, truth);
        if (parts.length === 0) await bookRefundThere(context, tx, money, truth);
        let isWritten = true;
        for (const part of parts) {
          const { refundId, ...ofPart } = part;
          if (!(await applyRefund(context, tx, refundId, { ...truth, ...ofPart }, { isAskedAgain })))
            isWritten = false;
        }
        if (truth.status === 'failed' || truth.status === 'canceled')
          await returnRefundThere(context, tx, truth.id);
        return isWritten;
      },
      { isolation: 'guarded' },
    );
  // The oldest first, as they were made.
  const byItself = eachByItself(context.log);
  for (const truth of all.toReversed()) {
    await byItself.attempt(`refund ${truth.id}`, async () => {
      if (await take(truth, false)) return;
      const now = await readStripe(line.stripe.refunds.retrieve(truth.id));
      if (now) await take(now, true);
    });
  }
  byItself.throwIfAny();
}

/** One of ours that a refund over there is, or is a part of: how much of it, smallest unit, and under which id of it. */
type Part = { readonly refundId: string; readonly id: string; readonly amount: number };

/** Ours by the id that we gave with it; else by its own, which stands with each order that it was for (`partId`). */
async function ourParts(
  { store }: Context,
  tx: Tx,
  { paymentId }: { paymentId: string },
  { id, amount, metadata }: Stripe.Refund,
): Promise<Part[]> {
  const { refund } = store.tables;
  const rows = await tx
    .select({ refundId: refund.id, externalId: refund.externalId, amount: refund.amount })
    .from(refund)
    .where(and(eq(refund.paymentId, paymentId), eq(refund.method, 'card')))
    .orderBy(asc(refund.id));
  const given = rows.find(({ refundId }) => refundId === metadata?.refund_id);
  if (given) return [{ refundId: given.refundId, id, amount }];
  return rows.flatMap((row) =>
    row.externalId !== null && wholeId(row.externalId) === id
      ? [{ refundId: row.refundId, id: row.externalId, amount: row.amount }]
      : [],
  );
}
