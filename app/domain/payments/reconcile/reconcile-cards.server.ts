import { and, eq, gt, isNotNull, isNull, lt, min, or } from 'drizzle-orm';
import { z } from 'zod';
import { assignAllGoneThere } from '#app/domain/payments/card/assign-gone-there.server.ts';
import { openStripe, type StripeLine } from '#app/domain/payments/card/open-stripe.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { stripeList } from '#app/domain/payments/card/stripe-list.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import { type ByItself, eachByItself } from '#app/domain/payments/reconcile/each-by-itself.ts';
import {
  keepLastReconciliation,
  readLastReconciliation,
} from '#app/domain/payments/reconcile/last-reconciliation.server.ts';
import { noteUnanswered } from '#app/domain/payments/reconcile/note-unanswered.server.ts';
import type { ProviderList } from '#app/domain/payments/reconcile/provider-list.ts';
import { reconcile } from '#app/domain/payments/reconcile/reconcile.server.ts';
import { promiseAllRests } from '#app/domain/payments/refunds/promise-rest.server.ts';
import { latestNow } from '#app/server/clock.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';

const HOUR_MS = 3_600_000;
const MOST_ATTEMPTS = 9;
const PROVIDER = 'stripe';
/** Of money, refunds and disputes. */
const LISTS = 3;
/** Stripe tells of something for three days; what it could not tell by then is found here, and by each of as many runs. */
export const LOOK_BACK_MS = 72 * HOUR_MS;

/**
 * Every hour: Stripe's lists against ours, both ways, and what is older and may still change (`askOfOlder`): banks decide
 * about disputes, and send refunds back, weeks later. The lists go back to three days before the last run that has read them
 * whole, so that no outage is too long. Besides, payments whose page somebody has been sent to are asked for, and refunds that
 * no job is after any more are begun anew. A call that is not answered lets the job be tried again when all others are done,
 * within the hour; what is not answered about then waits for staff as one finding (`noteUnanswered`), and lets no later run fail.
 */
export const reconcileCards = defineJob({
  kind: 'reconcile-cards',
  payload: z.object({}),
  lane: 'outside',
  concurrency: 1,
  // The last one some three quarters of an hour after the first: before the next run.
  maxAttempts: MOST_ATTEMPTS,
  repeat: { everyMs: HOUR_MS, offsetMs: 17 * 60_000, payload: {} },
  async run(context, _payload, { signal, attempt }) {
    const line = await openStripe(context);
    if (!line) return;
    const byItself = eachByItself(context.log, signal);
    await askForPages(context, byItself);
    await byItself.attempt('the comparison', () => compare(context, line, byItself));
    await byItself.attempt('refunds there to place', () => assignAllGoneThere(context));
    await byItself.attempt('rests to promise', () => promiseAllRests(context));
    await byItself.attempt('refunds to begin anew', () => beginForgottenRefunds(context));
    const isLast = attempt >= MOST_ATTEMPTS;
    if (await noteUnanswered(context, PROVIDER, byItself, { lists: LISTS, isLast })) return;
    byItself.throwIfAny();
  },
});

async function compare(context: Context, line: StripeLine, byItself: ByItself): Promise<void> {
  const beganAt = context.clock.now();
  const list = stripeList(context, line, byItself);
  const outcome = await reconcile(context, list, await lookBackFrom(context, list), byItself);
  if (outcome.mended + outcome.open > 0)
    context.log.warn(outcome, 'the card provider’s list and ours differed');
  if (outcome.isWhole) await keepLastReconciliation(context, list.provider, beganAt);
}

/** ms UTC; of a market's first run, or where nobody knows of the last, from its first payment by card on. */
async function lookBackFrom(context: Context, { provider }: ProviderList): Promise<number> {
  const { store, clock } = context;
  const { payment } = store.tables;
  const now = clock.now();
  const last = await readLastReconciliation(context, provider);
  if (last !== null) return Math.min(last, now) - LOOK_BACK_MS;
  const [first] = await store.read((db) =>
    db
      .select({ at: min(payment.createdAt) })
      .from(payment)
      .where(eq(payment.method, 'card')),
  );
  return Math.min(first?.at ?? now, now) - LOOK_BACK_MS;
}

/** Payments with a page of theirs from which nothing was heard; money by an older page is in the list of money. */
async function askForPages(context: Context, byItself: ByItself): Promise<void> {
  const since = context.clock.now() - LOOK_BACK_MS;
  const { payment } = context.store.tables;
  const waiting = await context.store.read((db) =>
    db
      .select({ id: payment.id, createdAt: payment.createdAt })
      .from(payment)
      .where(and(eq(payment.method, 'card'), isNotNull(payment.sessionId), isNull(payment.settledAt))),
  );
  for (const { id, createdAt } of waiting) {
    if (createdAt >= since) await byItself.attempt(`payment ${id}`, () => takeCardPayment(context, id));
  }
}

async function beginForgottenRefunds({ store, clock, jobs }: Context): Promise<void> {
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
          or(lt(refund.askedAt, clock.now() - HOUR_MS), gt(refund.askedAt, latestNow(clock))),
        ),
      ),
  );
  if (rows.length === 0) return;
  await store.write(async (tx) => {
    for (const { id: refundId } of rows) {
      await jobs.enqueue(tx, refundByCard, { refundId }, { uniqueKey: refundId });
    }
  });
}
