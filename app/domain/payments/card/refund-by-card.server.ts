import { and, eq, isNull } from 'drizzle-orm';
import type { Stripe } from 'stripe';
import { z } from 'zod';
import { applyRefund } from '#app/domain/payments/card/apply-refund.server.ts';
import { askForAccount } from '#app/domain/payments/card/ask-for-account.server.ts';
import { callStripe, readStripe, StripeAway } from '#app/domain/payments/card/call-stripe.server.ts';
import { moneyOfRefund } from '#app/domain/payments/card/money-of-refund.server.ts';
import { openStripe, type StripeLine } from '#app/domain/payments/card/open-stripe.server.ts';
import { isOfSending, nextKey, REFUND_BY_CARD, sendingOf } from '#app/domain/payments/card/refund-sending.ts';
import { settleLostRefunds } from '#app/domain/payments/card/settle-lost-refunds.server.ts';
import { holdRefund, type RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { defineJob, Postponed } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';

const PER_CALL = 100;

/**
 * Sends a promised refund back to the card that paid. The key of the attempt is stored before the call and stays while its
 * outcome is unknown; what Stripe refuses waits for staff with its reason (`retryCardRefund`). The refund over there has the
 * name of its sending, so that no failure of an earlier one is taken for its own.
 */
export const refundByCard = defineJob({
  kind: REFUND_BY_CARD,
  payload: z.object({ refundId: z.string() }),
  lane: 'outside',
  async run(context, { refundId }) {
    const { refund } = context.store.tables;
    const row = await readRefund(context, refundId);
    if (!row || row.doneAt !== null || row.failedAt !== null) return;
    const line = await openStripe(context);
    if (!line) throw new Postponed(context.clock.now() + DAY_MS);
    const intentId =
      (await context.store.read((db) => moneyOfRefund(context.store.tables, db, row)))?.externalId ?? null;
    const truth = intentId === null ? null : await send(context, line, row, intentId);
    if (truth === 'over') return;
    if (truth !== null && 'seen' in truth) {
      const { seen, isAskedAgain } = truth;
      return async (tx) => {
        // It is not sent a second time by that: it is looked for again.
        if (!(await applyRefund(context, tx, refundId, seen, { isAskedAgain })))
          throw new StripeAway('the answer may be older than what is known');
      };
    }
    const { refused: failureCode, sending } = truth ?? {
      refused: 'no_card_money',
      sending: sendingOf(row.attemptKey),
    };
    return async (tx) => {
      const now = await holdRefund(context, tx, refundId);
      if (sendingOf(now.attemptKey) === sending) {
        await tx
          .update(refund)
          .set({ failedAt: context.clock.now(), failureCode })
          .where(and(eq(refund.id, refundId), isNull(refund.doneAt), isNull(refund.failedAt)));
      }
      await settleLostRefunds(context, tx, row.paymentId);
      await askForAccount(context, tx, row.paymentId);
    };
  },
});

type Sent = {
  readonly seen: Stripe.Refund;
  /** Looked up after the sending had begun, and of whichever; an answer to the call that sends may be one of then. */
  readonly isAskedAgain: boolean;
};

/** @returns how it stands there, why Stripe does not do it, or that there is nothing to send any more. @throws StripeAway when that is not known yet. */
async function send(
  context: Context,
  line: StripeLine,
  row: RefundRow,
  intentId: string,
): Promise<Sent | { refused: string; sending: string | null } | 'over'> {
  const { stripe } = line;
  if (row.externalId !== null) {
    const known = await readStripe(stripe.refunds.retrieve(row.externalId));
    if (known) return { seen: known, isAskedAgain: false };
  }
  const begun = row.attemptKey === null ? await keepKey(context, row.id, null) : row;
  const { attemptKey, amount } = begun;
  // Met until now by what has gone back over there (`meetPromise`); from here on it is under way.
  if (attemptKey === null || begun.doneAt !== null) return 'over';
  const sending = sendingOf(attemptKey);
  const outcome = await callStripe(
    stripe.refunds.create(
      { payment_intent: intentId, amount, metadata: { refund_id: row.id, sending } },
      { idempotencyKey: attemptKey },
    ),
  );
  if (outcome.ok) return { seen: outcome.value, isAskedAgain: false };
  if (outcome.how === 'unknown' || outcome.how === 'busy')
    throw new StripeAway(`the refund is not known to be sent: ${outcome.code}`);
  // Whatever was answered, an earlier call may have done it.
  const done = await findRefund(line, intentId, row.id);
  if (done?.status === 'succeeded' || (done && isOfSending({ externalId: null, attemptKey }, done)))
    return { seen: done, isAskedAgain: true };
  if (done) throw new StripeAway('an earlier sending of the refund is on its way yet');
  if (outcome.how === 'refused') return { refused: outcome.code, sending };
  await keepKey(context, row.id, attemptKey);
  throw new StripeAway('the key of the refund was used up; it goes on with another');
}

/**
 * A new key of the same sending in place of `before`, or the one that somebody else has put there meanwhile; none where it is
 * done. @returns the refund as it is then.
 */
async function keepKey({ store }: Context, refundId: string, before: string | null): Promise<RefundRow> {
  const { refund } = store.tables;
  const key = nextKey(before);
  return store.write(async (tx) => {
    await tx
      .update(refund)
      .set({ attemptKey: key })
      .where(
        and(
          ...[eq(refund.id, refundId), isNull(refund.doneAt)],
          before === null ? isNull(refund.attemptKey) : eq(refund.attemptKey, before),
        ),
      );
    const [row] = await tx.select().from(refund).where(eq(refund.id, refundId));
    if (!row) throw new NotFound('refund');
    return row;
  });
}

/** Ours among the refunds of a payment; one that failed is none. */
async function findRefund(
  { stripe }: StripeLine,
  intentId: string,
  refundId: string,
): Promise<Stripe.Refund | null> {
  const page = await readStripe(stripe.refunds.list({ payment_intent: intentId, limit: PER_CALL }));
  const ours = page?.data.filter(({ metadata }) => metadata?.refund_id === refundId) ?? [];
  return ours.find(({ status }) => status !== 'failed' && status !== 'canceled') ?? null;
}

async function readRefund({ store }: Context, refundId: string): Promise<RefundRow | null> {
  const { refund } = store.tables;
  const [row] = await store.read((db) => db.select().from(refund).where(eq(refund.id, refundId)));
  return row ?? null;
}
