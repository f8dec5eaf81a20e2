import { type FormObject, metadataOf, textAt } from '#tests/fakes/stripe/form.ts';
import type { BalanceTransaction, Charge, Refund } from '#tests/fakes/stripe/state.ts';
import { missing, Refusal, type StripeWorld, seconds } from '#tests/fakes/stripe/world.ts';

/** `POST /v1/refunds`, and what somebody does in Stripe's own pages. */
export function createRefund(world: StripeWorld, form: FormObject): Refund {
  const charge = chargeOf(world, form);
  if (charge.disputed)
    throw new Refusal(400, 'invalid_request_error', 'This charge has been charged back.', {
      code: 'charge_disputed',
    });
  const left = charge.amount - charge.amount_refunded;
  if (left === 0)
    throw new Refusal(400, 'invalid_request_error', `Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    });
  const amount = Number(textAt(form, 'amount') ?? left);
  if (!Number.isInteger(amount) || amount < 1)
    throw new Refusal(400, 'invalid_request_error', 'Invalid positive integer', { param: 'amount' });
  if (amount > left)
    throw new Refusal(
      400,
      'invalid_request_error',
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      { param: 'amount' },
    );
  const mood = world.refundMoods.shift();
  if (mood === 'refuse')
    throw new Refusal(400, 'invalid_request_error', 'Insufficient funds in your Stripe balance.', {
      code: 'balance_insufficient',
    });
  const refund: Refund = {
    id: world.newId('re'),
    object: 'refund',
    amount,
    currency: charge.currency,
    charge: charge.id,
    payment_intent: charge.payment_intent,
    status: mood === undefined ? 'succeeded' : 'pending',
    failure_reason: null,
    reason: textAt(form, 'reason'),
    metadata: metadataOf(form),
    balance_transaction: null,
    created: seconds(world),
  };
  world.state.refunds[refund.id] = refund;
  refund.balance_transaction = bookBack(world, charge, refund).id;
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  world.tell('refund.created', refund);
  world.tell('charge.refunded', charge);
  if (mood === 'fail') endRefund(world, refund.id, false);
  return refund;
}

/** A refund that was under way has arrived, or has come back: then its money is the account's again. */
export function endRefund(world: StripeWorld, id: string, hasArrived: boolean): void {
  const refund = world.state.refunds[id];
  if (!refund) throw missing('refund', id);
  const charge = world.state.charges[refund.charge];
  if (refund.status === 'failed' || !charge) return;
  refund.status = hasArrived ? 'succeeded' : 'failed';
  if (!hasArrived) {
    refund.failure_reason = 'expired_or_canceled_card';
    charge.amount_refunded -= refund.amount;
    charge.refunded = false;
  }
  world.tell('refund.updated', refund);
  if (!hasArrived) world.tell('refund.failed', refund);
}

function chargeOf({ state }: StripeWorld, form: FormObject): Charge {
  const intentId = textAt(form, 'payment_intent');
  const id = textAt(form, 'charge') ?? (intentId ? state.intents[intentId]?.latest_charge : null) ?? '';
  const charge = state.charges[id];
  if (!charge) throw missing('charge', intentId ?? id);
  return charge;
}

function bookBack(world: StripeWorld, charge: Charge, refund: Refund): BalanceTransaction {
  const rate = world.settles?.rate ?? 1;
  const amount = -Math.round(refund.amount * rate);
  const row: BalanceTransaction = {
    id: world.newId('txn'),
    object: 'balance_transaction',
    amount,
    fee: 0,
    net: amount,
    currency: world.settles?.currency ?? charge.currency,
    exchange_rate: world.settles?.rate ?? null,
    type: 'refund',
    source: refund.id,
    created: seconds(world),
  };
  world.state.balance[row.id] = row;
  return row;
}
