import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import { z } from 'zod';
import { openStripe } from '#app/domain/payments/card/open-stripe.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { stripeList } from '#app/domain/payments/card/stripe-list.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import { reconcile } from '#app/domain/payments/reconcile/reconcile.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';

const HOUR_MS = 3_600_000;
/** Stripe tells of something for three days; what it could not tell by then is found here. */
export const LOOK_BACK_MS = 72 * HOUR_MS;

/**
 * Every hour: Stripe's lists of the last three days against ours, both ways, and what is older and may still change
 * (`askOfOlder`): banks decide about disputes, and send refunds back, weeks later. Before it, payments whose page somebody has
 * been sent to are asked for, and refunds that no job is after any more are begun anew.
 */
export const reconcileCards = defineJob({
  kind: 'reconcile-cards',
  payload: z.object({}),
  lane: 'outside',
  concurrency: 1,
  repeat: { everyMs: HOUR_MS, offsetMs: 17 * 60_000, payload: {} },
  async run(context) {
    const line = await openStripe(context);
    if (!line) return;
    const since = context.clock.now() - LOOK_BACK_MS;
    await askForPages(context, since);
    const outcome = await reconcile(context, stripeList(context, line), since);
    if (outcome.mended + outcome.open > 0)
      context.log.warn(outcome, 'the card provider’s list and ours differed');
    const stuck = await forgottenRefunds(context);
    return async (tx) => {
      for (const refundId of stuck) {
        await context.jobs.enqueue(tx, refundByCard, { refundId }, { uniqueKey: refundId });
      }
    };
  },
});

/** Payments with a page of theirs from which nothing was heard. */
async function askForPages(context: Context, since: number): Promise<void> {
  const { payment } = context.store.tables;
  const waiting = await context.store.read((db) =>
    db
      .select({ id: payment.id, createdAt: payment.createdAt })
      .from(payment)
      .where(and(eq(payment.method, 'card'), isNotNull(payment.sessionId), isNull(payment.settledAt))),
  );
  for (const { id, createdAt } of waiting) {
    if (createdAt >= since) await takeCardPayment(context, id);
  }
}

async function forgottenRefunds({ store, clock }: Context): Promise<string[]> {
  const { refund } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ id: refund.id })
      .from(refund)
      .where(
        and(
          eq(refund.method, 'card'),
          isNull(refund.doneAt),
          isNull(refund.failedAt),
          lt(refund.askedAt, clock.now() - HOUR_MS),
        ),
      ),
  );
  return rows.map(({ id }) => id);
}
