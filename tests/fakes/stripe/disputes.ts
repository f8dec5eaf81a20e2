import type { BalanceTransaction, Dispute } from '#tests/fakes/stripe/state.ts';
import { missing, type StripeWorld, seconds } from '#tests/fakes/stripe/world.ts';

const FEE_VND = 380_000;
const DAYS_TO_ANSWER = 7;

/**
 * The card's holder has gone to their bank.
 * @param part how much of it they ask for; else all of it, whatever has gone back, as there.
 * @param isInquiry the bank only asks, and takes nothing yet.
 */
export function openDispute(
  world: StripeWorld,
  intentId: string,
  reason: string,
  { part, isInquiry = false }: { part?: number | undefined; isInquiry?: boolean } = {},
): Dispute {
  const intent = world.state.intents[intentId];
  const charge = intent?.latest_charge ? world.state.charges[intent.latest_charge] : undefined;
  if (!intent || !charge) throw missing('payment_intent', intentId);
  const amount = part ?? charge.amount;
  charge.disputed = true;
  const dispute: Dispute = {
    id: world.newId('dp'),
    object: 'dispute',
    amount,
    currency: charge.currency,
    charge: charge.id,
    payment_intent: intentId,
    reason,
    status: isInquiry ? 'warning_needs_response' : 'needs_response',
    evidence_details: { due_by: seconds(world) + DAYS_TO_ANSWER * 86_400, has_evidence: false },
    balance_transactions: [],
    created: seconds(world),
  };
  if (!isInquiry) dispute.balance_transactions.push(adjust(world, dispute, -amount, FEE_VND));
  world.state.disputes[dispute.id] = dispute;
  world.tell('charge.dispute.created', dispute);
  if (isInquiry) return dispute;
  world.tell('charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** The bank has decided; what was won comes back at once, or some days later. */
export function closeDispute(world: StripeWorld, id: string, isWon: boolean, isMoneyLater = false): void {
  const dispute = world.state.disputes[id];
  if (!dispute) throw missing('dispute', id);
  if (dispute.status === 'won' || dispute.status === 'lost') return;
  dispute.status = isWon ? 'won' : 'lost';
  const charge = world.state.charges[dispute.charge];
  if (isWon && charge) charge.disputed = false;
  if (isWon && !isMoneyLater) reinstate(world, id);
  world.tell('charge.dispute.closed', dispute);
}

/** The money of a dispute that was won is back. */
export function reinstate(world: StripeWorld, id: string): void {
  const dispute = world.state.disputes[id];
  if (!dispute) throw missing('dispute', id);
  dispute.balance_transactions.push(adjust(world, dispute, dispute.amount, 0));
  world.tell('charge.dispute.funds_reinstated', dispute);
}

function adjust(world: StripeWorld, dispute: Dispute, amountVnd: number, feeVnd: number): BalanceTransaction {
  const rate = world.settles?.rate ?? 1;
  const [amount, fee] = [Math.round(amountVnd * rate), Math.round(feeVnd * rate)];
  const row: BalanceTransaction = {
    id: world.newId('txn'),
    object: 'balance_transaction',
    amount,
    fee,
    net: amount - fee,
    currency: world.settles?.currency ?? dispute.currency,
    exchange_rate: world.settles?.rate ?? null,
    type: 'adjustment',
    source: dispute.id,
    created: seconds(world),
  };
  world.state.balance[row.id] = row;
  return row;
}
