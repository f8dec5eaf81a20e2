import { and, asc, eq } from 'drizzle-orm';
import type { Stripe } from 'stripe';
import { applyRefund } from '#app/domain/payments/card/apply-refund.server.ts';
import { bookRefundThere, returnRefundThere } from '#app/domain/payments/card/book-refund-there.server.ts';
import { readStripe, StripeAway } from '#app/domain/payments/card/call-stripe.server.ts';
import { openStripe } from '#app/domain/payments/card/open-stripe.server.ts';
import { wholeId } from '#app/domain/payments/refunds/gone-there.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

const PER_CALL = 100;

/**
 * Fetches all refunds of one payment intent and takes over how they stand: ours by the id that we gave with them; what
 * somebody has given back in Stripe's own pages is booked and shown to staff. Where something newer may have been written
 * since the list was read (`applyRefund`), Stripe is asked once more about that refund.
 * @throws StripeAway
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
  const page = await readStripe(line.stripe.refunds.list({ payment_intent: intentId, limit: PER_CALL }));
  if (page?.has_more) throw new StripeAway(`more than ${PER_CALL} refunds of one payment`);
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
  for (const truth of page?.data.toReversed() ?? []) {
    if (await take(truth, false)) continue;
    const now = await readStripe(line.stripe.refunds.retrieve(truth.id));
    if (now) await take(now, true);
  }
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
