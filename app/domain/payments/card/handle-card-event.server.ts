import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { openPaymentEvent } from '#app/domain/payments/bank-notices/payment-event-text.server.ts';
import { readStripe } from '#app/domain/payments/card/call-stripe.server.ts';
import { openStripe } from '#app/domain/payments/card/open-stripe.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import { takeCardRefunds } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { takeDispute } from '#app/domain/payments/card/take-dispute.server.ts';
import { writeFinding } from '#app/domain/payments/reconcile/write-finding.server.ts';
import type { Context } from '#app/server/context.ts';
import { isNotFound } from '#app/server/domain-error.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';

const reference = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);

/** What of a notice is read at all: which things it is about. Everything else is asked of Stripe. */
const notice = z.object({
  type: z.string(),
  data: z.object({
    object: z.object({
      id: z.string(),
      client_reference_id: z.string().nullish(),
      metadata: z.record(z.string(), z.string()).nullish(),
      payment_intent: reference.nullish(),
      amount: z.number().nullish(),
      currency: z.string().nullish(),
      failure_code: z.string().nullish(),
    }),
  }),
});
type Thing = z.infer<typeof notice>['data']['object'];

/**
 * Looks into what a notice was about: fetches the truth and takes it over. Notices come late, twice and in any order, so
 * that none of them is believed; kinds that nothing follows from are kept and that is all.
 */
export const handleCardEvent = defineJob({
  kind: 'handle-card-event',
  payload: z.object({ eventId: z.string() }),
  lane: 'outside',
  async run(context, { eventId }) {
    const { store, config, clock } = context;
    const { paymentEvent } = store.tables;
    const [row] = await store.read((db) =>
      db.select().from(paymentEvent).where(eq(paymentEvent.id, eventId)),
    );
    if (!row || row.handledAt !== null) return;
    const said = notice.safeParse(JSON.parse(openPaymentEvent(config, eventId, row.sealed)));
    if (said.success) await follow(context, said.data.type, said.data.data.object);
    return async (tx) => {
      await tx.update(paymentEvent).set({ handledAt: clock.now() }).where(eq(paymentEvent.id, eventId));
    };
  },
});

async function follow(context: Context, type: string, thing: Thing): Promise<void> {
  try {
    if (type.startsWith('checkout.session.')) {
      const paymentId = thing.client_reference_id ?? thing.metadata?.payment_id;
      if (paymentId) await takeCardPayment(context, paymentId, { sessionId: thing.id });
    } else if (type.startsWith('payment_intent.')) {
      await takeByIntent(context, thing, thing.id);
    } else if (type.startsWith('charge.dispute.')) {
      await takeByIntent(context, thing, thing.payment_intent);
      await takeDispute(context, thing.id);
    } else if (type.startsWith('charge.') || type.startsWith('refund.')) {
      await takeByIntent(context, thing, thing.payment_intent);
      if (thing.payment_intent) await takeCardRefunds(context, thing.payment_intent);
    } else if (type === 'payout.failed') {
      await tellOfPayout(context, thing);
    }
  } catch (error) {
    // Of somebody else who uses the same account at Stripe, or gone there.
    if (!isNotFound(error)) throw error;
    context.log.warn({ type, thing: thing.id }, 'a notice is about nothing of ours');
  }
}

/** Refunds and disputes may be heard of before their money was. */
async function takeByIntent(
  context: Context,
  thing: Thing,
  intentId: string | null | undefined,
): Promise<void> {
  if (!intentId) return;
  const { cardMoney, payment } = context.store.tables;
  const named = thing.metadata?.payment_id;
  const found = await context.store.read(async (db) => {
    const [money] = await db
      .select({ paymentId: cardMoney.paymentId })
      .from(cardMoney)
      .where(eq(cardMoney.externalId, intentId));
    if (money) return money.paymentId;
    const [asked] = named
      ? await db.select({ id: payment.id }).from(payment).where(eq(payment.id, named))
      : [];
    return asked?.id ?? null;
  });
  const paymentId = found ?? (await paymentNamedBy(context, intentId));
  if (paymentId) await takeCardPayment(context, paymentId, { intentId });
}

/** @throws StripeAway */
async function paymentNamedBy(context: Context, intentId: string): Promise<string | null> {
  const line = await openStripe(context);
  const intent = line ? await readStripe(line.stripe.paymentIntents.retrieve(intentId)) : null;
  return intent?.metadata.payment_id ?? null;
}

/** The market's own account was not paid by Stripe: nothing of the books, but somebody has to see to it. */
async function tellOfPayout(context: Context, { id, amount, currency, failure_code }: Thing): Promise<void> {
  await context.store.write((tx) =>
    writeFinding(context, tx, {
      provider: 'stripe',
      kind: 'payout-failed',
      subject: id,
      detail: { amount: amount ?? 0, currency: currency ?? '', code: failure_code ?? '' },
    }),
  );
}
