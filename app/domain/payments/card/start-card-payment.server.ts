import { and, eq, isNull } from 'drizzle-orm';
import type { Stripe } from 'stripe';
import { pausedPayments } from '#app/domain/payments/buyer-page/paused-payments.server.ts';
import { askedByCard } from '#app/domain/payments/card/asked-by-card.server.ts';
import { callStripe, StripeAway, type StripeOutcome } from '#app/domain/payments/card/call-stripe.server.ts';
import { findCardPages } from '#app/domain/payments/card/find-card-pages.server.ts';
import { openStripe, type StripeLine } from '#app/domain/payments/card/open-stripe.server.ts';
import { pageOf } from '#app/domain/payments/card/page-params.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Store } from '#db/store.ts';

type Payment = Store['tables']['payment']['$inferSelect'];
type Session = Stripe.Checkout.Session;

/** Stripe wants half an hour at the least from its own "now". */
const LEAST_OPEN_MS = 31 * 60_000;
/** A second tab waits for the first one's call. */
const WAITS = 12;
const WAIT_MS = 250;

/**
 * Opens the page where a group's card payment is made, or the one that is open already: however often and in however many
 * tabs it is asked for, there is one. The key of the attempt and what it asks for are stored before the call; a call whose
 * outcome is unknown is made again with the same key, and only one that has definitely failed gets a new one.
 * @returns where the buyer pays; null when there is nothing to pay by card any more.
 * @throws DomainError cannotPaySo, cardNotReachable, cardRefused
 */
export async function startCardPayment(context: Context, groupId: string): Promise<string | null> {
  const line = await openStripe(context);
  if (!line) throw new DomainError('cannotPaySo');
  let hasFailed = false;
  for (let wait = 0; wait < WAITS; wait += 1) {
    const payment = await askedPayment(context, groupId);
    if (!payment) return null;
    if (payment.sessionId !== null) {
      const open = await reopen(context, line, payment);
      if (open !== 'again') return open;
      continue;
    }
    const { attemptKey, attemptEndsAt } = payment;
    if (attemptKey === null || attemptEndsAt === null) {
      await beginAttempt(context, payment);
      continue;
    }
    const params = await pageOf(context, payment, attemptEndsAt);
    const outcome = await callStripe(
      line.stripe.checkout.sessions.create(params, { idempotencyKey: attemptKey }),
    );
    if (outcome.ok) {
      if (await keepPage(context, payment, outcome.value)) return outcome.value.url;
      continue;
    }
    if (outcome.how === 'busy') {
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
      continue;
    }
    if (outcome.how === 'unknown') break;
    const found = outcome.how === 'used' ? await adopt(context, line, payment) : null;
    if (found) return found;
    await endAttempt(context, payment);
    if (outcome.how === 'refused') {
      if (hasFailed) throw refusal(context, outcome);
      hasFailed = true;
    }
  }
  throw new DomainError('cardNotReachable');
}

function refusal({ log }: Context, { code }: StripeOutcome<Session> & { ok: false }): DomainError {
  log.warn({ code }, 'Stripe opens no page for a payment');
  return new DomainError(code === 'amount_too_small' ? 'cardTooLittle' : 'cardRefused');
}

/** The group's payment by card while money is expected for it; none for a producer who is suspended. */
async function askedPayment(context: Context, groupId: string): Promise<Payment | null> {
  const [row] = await askedByCard(context, groupId);
  if (!row || row.expiresAt <= context.clock.now()) return null;
  const { store } = context;
  const paused = await store.read((db) => pausedPayments(db, store.tables, [row.id]));
  return paused.has(row.id) ? null : row;
}

/** The page that is open; what was paid on it is taken, and one that is over makes room for another. */
async function reopen(
  context: Context,
  { stripe }: StripeLine,
  payment: Payment,
): Promise<string | null | 'again'> {
  const known = await callStripe(stripe.checkout.sessions.retrieve(payment.sessionId ?? ''));
  // The page itself may well be there when the interface is not.
  if (!known.ok) return payment.payUrl;
  const { status, url, amount_total: amount } = known.value;
  if (status === 'open' && amount === payment.amount) return url;
  if (status === 'open') {
    // Something was cancelled meanwhile: the old sum must not be paid any more.
    const ended = await callStripe(stripe.checkout.sessions.expire(known.value.id));
    if (!ended.ok && ended.how !== 'refused') throw new DomainError('cardNotReachable');
  }
  try {
    if ((await takeCardPayment(context, payment.id)) !== 'ended') return null;
  } catch (error) {
    if (error instanceof StripeAway) throw new DomainError('cardNotReachable', { cause: error });
    throw error;
  }
  await endAttempt(context, payment);
  return 'again';
}

async function beginAttempt({ store, clock }: Context, { id, expiresAt }: Payment): Promise<void> {
  const { payment } = store.tables;
  // Whole seconds, as Stripe counts.
  const endsAt = Math.ceil(Math.max(expiresAt, clock.now() + LEAST_OPEN_MS) / 1000) * 1000;
  await store.write((tx) =>
    tx
      .update(payment)
      .set({ attemptEndsAt: endsAt })
      .where(and(eq(payment.id, id), isNull(payment.attemptEndsAt))),
  );
}

async function endAttempt({ store }: Context, { id, attemptKey }: Payment): Promise<void> {
  const { payment } = store.tables;
  await store.write((tx) =>
    tx
      .update(payment)
      .set({ attemptKey: newId(), attemptEndsAt: null, sessionId: null, payUrl: null })
      .where(and(eq(payment.id, id), eq(payment.attemptKey, attemptKey ?? ''))),
  );
}

/** @returns false when the attempt was replaced meanwhile. */
async function keepPage({ store }: Context, { id, attemptKey }: Payment, session: Session): Promise<boolean> {
  const { payment } = store.tables;
  const kept = await store.write((tx) =>
    tx
      .update(payment)
      .set({ sessionId: session.id, payUrl: session.url })
      .where(and(eq(payment.id, id), eq(payment.attemptKey, attemptKey ?? '')))
      .returning({ id: payment.id }),
  );
  return kept.length === 1;
}

/** A page that was opened by a call whose answer is lost for good. */
async function adopt(context: Context, line: StripeLine, payment: Payment): Promise<string | null> {
  const pages = await findCardPages(line, payment);
  const open = pages.find(({ status, amount_total }) => status === 'open' && amount_total === payment.amount);
  return open && (await keepPage(context, payment, open)) ? open.url : null;
}
