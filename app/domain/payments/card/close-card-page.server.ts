import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { callStripe, StripeAway } from '#app/domain/payments/card/call-stripe.server.ts';
import { findCardPages } from '#app/domain/payments/card/find-card-pages.server.ts';
import { openStripe } from '#app/domain/payments/card/open-stripe.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';

/**
 * No money is expected for a payment any more, or not this sum: its page at Stripe is closed there, also one whose address
 * was never heard. What was paid on it in the same moment is taken, and goes back if its orders have ended.
 */
export const closeCardPage = defineJob({
  kind: 'close-card-page',
  /** `sessionId`: that page alone; a later one of the same payment stays. */
  payload: z.object({ paymentId: z.string(), sessionId: z.string().optional() }),
  lane: 'outside',
  async run(context, { paymentId, sessionId: only }) {
    const { store } = context;
    const { payment } = store.tables;
    const [row] = await store.read((db) => db.select().from(payment).where(eq(payment.id, paymentId)));
    const line = await openStripe(context);
    // Without an attempt nothing was ever opened.
    if (!row || !line || (row.sessionId === null && row.attemptEndsAt === null)) return;
    const asked = only ?? row.sessionId;
    const pages = asked ? [asked] : (await findCardPages(line, row)).map(({ id }) => id);
    for (const sessionId of pages) {
      const ended = await callStripe(line.stripe.checkout.sessions.expire(sessionId));
      if (ended.ok) continue;
      if (ended.how !== 'refused') throw new StripeAway(`the page is not closed yet: ${ended.code}`);
      await takeCardPayment(context, paymentId, { sessionId });
    }
    return async (tx) => {
      await tx
        .update(payment)
        .set({ payUrl: null })
        .where(and(eq(payment.id, paymentId), only === undefined ? undefined : eq(payment.sessionId, only)));
    };
  },
});
