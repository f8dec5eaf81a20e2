import { and, eq } from 'drizzle-orm';
import type { Stripe } from 'stripe';
import { bookCardMoney, type SeenMoney } from '#app/domain/payments/card/book-card-money.server.ts';
import { readStripe } from '#app/domain/payments/card/call-stripe.server.ts';
import { openStripe, type StripeLine } from '#app/domain/payments/card/open-stripe.server.ts';
import { vndFeeOf } from '#app/domain/payments/card/vnd-fee.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

/**
 * How a payment by card stands at Stripe. `taken`: its money was seen and is in the books, whatever it was good for;
 * `waiting`: it is under way; `open`: the buyer can still pay; `ended`: no money came and none will by that page.
 */
export type CardState = 'taken' | 'waiting' | 'open' | 'ended';

/** Where the money may be besides what is stored: as a notice or a list names it. */
export type CardHint = { readonly sessionId?: string; readonly intentId?: string };

/**
 * Fetches the truth about one payment from Stripe and takes what has come: called by the buyer's return, by every notice
 * and by the reconciliation, however often and in whichever order, and the money is booked once.
 * @throws NotFound when there is no such payment by card.
 * @throws StripeAway when Stripe does not answer.
 */
export async function takeCardPayment(
  context: Context,
  paymentId: string,
  hint: CardHint = {},
): Promise<CardState> {
  const { store } = context;
  const { payment } = store.tables;
  const [row] = await store.read((db) =>
    db
      .select()
      .from(payment)
      .where(and(eq(payment.id, paymentId), eq(payment.method, 'card'))),
  );
  const line = await openStripe(context);
  if (!row || !line) throw new NotFound('payment by card');
  const { states, intentIds } = await readPages(context, line, paymentId, row.sessionId, hint);
  for (const intentId of intentIds) {
    const seen = await readIntent(line, paymentId, intentId);
    if (seen === null) continue;
    if (seen !== 'waiting') {
      await store.write((tx) => bookCardMoney(context, tx, paymentId, seen), { isolation: 'guarded' });
    }
    states.push(seen === 'waiting' ? 'waiting' : 'taken');
  }
  return (['taken', 'waiting', 'open'] as const).find((state) => states.includes(state)) ?? 'ended';
}

async function readPages(
  { log }: Context,
  { stripe }: StripeLine,
  paymentId: string,
  storedId: string | null,
  hint: CardHint,
): Promise<{ states: CardState[]; intentIds: Set<string> }> {
  const states: CardState[] = [];
  const intentIds = new Set(hint.intentId ? [hint.intentId] : []);
  for (const sessionId of new Set([storedId, hint.sessionId])) {
    if (!sessionId) continue;
    const session = await readStripe(stripe.checkout.sessions.retrieve(sessionId));
    if (!session || session.client_reference_id !== paymentId) {
      log.warn({ sessionId, paymentId }, 'a page at Stripe is not that of its payment');
      continue;
    }
    if (session.status === 'open') states.push('open');
    const intentId = idOf(session.payment_intent);
    if (intentId) intentIds.add(intentId);
  }
  return { states, intentIds };
}

/** What came by one payment intent; null when it brought nothing, or is of another payment. */
async function readIntent(
  { stripe }: StripeLine,
  paymentId: string,
  intentId: string,
): Promise<SeenMoney | 'waiting' | null> {
  const intent = await readStripe(
    stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge.balance_transaction'] }),
  );
  if (!intent || intent.metadata.payment_id !== paymentId) return null;
  if (intent.status === 'processing') return 'waiting';
  if (intent.status !== 'succeeded') return null;
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  return {
    externalId: intent.id,
    chargeId: idOf(intent.latest_charge),
    amount: intent.amount_received,
    currency: intent.currency.toUpperCase(),
    feeAmount: vndFeeOf(charge?.balance_transaction ?? null, intent.currency),
  };
}

function idOf(reference: string | Stripe.PaymentIntent | Stripe.Charge | null): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null);
}
