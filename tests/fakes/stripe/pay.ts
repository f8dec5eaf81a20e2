import { openDispute } from '#tests/fakes/stripe/disputes.ts';
import { sessionOf } from '#tests/fakes/stripe/sessions.ts';
import type { Charge, Intent, Session } from '#tests/fakes/stripe/state.ts';
import { type StripeWorld, seconds } from '#tests/fakes/stripe/world.ts';

/** The numbers that Stripe publishes for tests; any other is declined as unknown. */
export const testCards = {
  works: '4242424242424242',
  declined: '4000000000000002',
  noMoney: '4000000000009995',
  asksForMore: '4000002760003184',
  disputed: '4000000000000259',
} as const;

/** Not a card: money that takes days, as bank debits do. */
export const SLOW = 'slow';

export type PayOutcome = 'paid' | 'declined' | 'asks' | 'closed' | 'processing';

const FEE_SHARE = 0.034;
const FEE_FIXED_VND = 8_000;

/** The buyer has typed a card on the page. */
export function payWith(world: StripeWorld, sessionId: string, card: string): PayOutcome {
  const session = sessionOf(world, sessionId);
  if (session.status !== 'open') return 'closed';
  const intent = intentOf(world, session);
  if (card === testCards.asksForMore) {
    intent.status = 'requires_action';
    world.tell('payment_intent.requires_action', intent);
    return 'asks';
  }
  if (card === SLOW) {
    intent.status = 'processing';
    session.status = 'complete';
    session.url = null;
    world.tell('payment_intent.processing', intent);
    world.tell('checkout.session.completed', session);
    return 'processing';
  }
  if (card === testCards.works || card === testCards.disputed) {
    succeed(world, session, intent);
    if (card === testCards.disputed) openDispute(world, intent.id, 'fraudulent');
    return 'paid';
  }
  const decline = card === testCards.noMoney ? 'insufficient_funds' : 'generic_decline';
  return refuse(world, intent, decline);
}

/** The buyer's bank has asked them, and they said yes or no. */
export function answerBank(world: StripeWorld, sessionId: string, isYes: boolean): PayOutcome {
  const session = sessionOf(world, sessionId);
  if (session.status !== 'open' || !session.payment_intent) return 'closed';
  const intent = intentOf(world, session);
  if (intent.status !== 'requires_action') return 'closed';
  if (!isYes) return refuse(world, intent, 'authentication_required');
  succeed(world, session, intent);
  return 'paid';
}

/** Slow money has come, or has not. */
export function endSlow(world: StripeWorld, sessionId: string, isPaid: boolean): void {
  const session = sessionOf(world, sessionId);
  const intent = intentOf(world, session);
  if (intent.status !== 'processing') return;
  if (isPaid) {
    charge(world, intent);
    session.payment_status = 'paid';
    world.tell('payment_intent.succeeded', intent);
    world.tell('checkout.session.async_payment_succeeded', session);
  } else {
    refuse(world, intent, 'generic_decline');
    world.tell('checkout.session.async_payment_failed', session);
  }
}

function intentOf(world: StripeWorld, session: Session): Intent {
  const known = session.payment_intent ? world.state.intents[session.payment_intent] : undefined;
  if (known) return known;
  const intent: Intent = {
    id: world.newId('pi'),
    object: 'payment_intent',
    amount: world.charges?.amount ?? session.amount_total,
    amount_received: 0,
    currency: world.charges?.currency ?? session.currency,
    status: 'requires_payment_method',
    latest_charge: null,
    metadata: { ...world.state.behind[session.id]?.intentMetadata },
    created: seconds(world),
    last_payment_error: null,
    livemode: false,
  };
  world.state.intents[intent.id] = intent;
  session.payment_intent = intent.id;
  world.tell('payment_intent.created', intent);
  return intent;
}

function succeed(world: StripeWorld, session: Session, intent: Intent): void {
  charge(world, intent);
  session.status = 'complete';
  session.payment_status = 'paid';
  session.url = null;
  world.tell('payment_intent.succeeded', intent);
  world.tell('checkout.session.completed', session);
}

function charge(world: StripeWorld, intent: Intent): void {
  const rate = world.settles?.rate ?? 1;
  const amount = Math.round(intent.amount * rate);
  const fee = Math.round((intent.amount * FEE_SHARE + FEE_FIXED_VND) * rate);
  const balanceId = world.newId('txn');
  const made: Charge = {
    id: world.newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: intent.amount,
    amount_refunded: 0,
    currency: intent.currency,
    status: 'succeeded',
    paid: true,
    refunded: false,
    disputed: false,
    payment_intent: intent.id,
    balance_transaction: balanceId,
    metadata: { ...intent.metadata },
    created: seconds(world),
  };
  world.state.charges[made.id] = made;
  world.state.balance[balanceId] = {
    id: balanceId,
    object: 'balance_transaction',
    amount,
    fee,
    net: amount - fee,
    currency: world.settles?.currency ?? intent.currency,
    exchange_rate: world.settles?.rate ?? null,
    type: 'charge',
    source: made.id,
    created: seconds(world),
  };
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  intent.latest_charge = made.id;
  intent.last_payment_error = null;
  world.tell('charge.succeeded', made);
}

function refuse(world: StripeWorld, intent: Intent, decline: string): PayOutcome {
  intent.status = 'requires_payment_method';
  intent.last_payment_error = {
    code: 'card_declined',
    decline_code: decline,
    message: 'Your card was declined.',
  };
  world.tell('payment_intent.payment_failed', intent);
  return 'declined';
}
