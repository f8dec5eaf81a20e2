/** What the simulated Stripe keeps. Objects are Stripe's own, as its API shows them; amounts of VND are whole đồng. */
export type Metadata = Record<string, string>;

export type Session = {
  id: string;
  object: 'checkout.session';
  mode: 'payment';
  status: 'open' | 'complete' | 'expired';
  payment_status: 'unpaid' | 'paid';
  amount_subtotal: number;
  amount_total: number;
  currency: string;
  client_reference_id: string | null;
  metadata: Metadata;
  locale: string | null;
  url: string | null;
  success_url: string;
  cancel_url: string | null;
  payment_intent: string | null;
  created: number;
  expires_at: number;
  livemode: false;
};

export type Intent = {
  id: string;
  object: 'payment_intent';
  amount: number;
  amount_received: number;
  currency: string;
  status: 'requires_payment_method' | 'requires_action' | 'processing' | 'succeeded' | 'canceled';
  latest_charge: string | null;
  metadata: Metadata;
  created: number;
  last_payment_error: { code: string; decline_code: string; message: string } | null;
  livemode: false;
};

export type Charge = {
  id: string;
  object: 'charge';
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  currency: string;
  status: 'succeeded' | 'failed';
  paid: boolean;
  refunded: boolean;
  disputed: boolean;
  payment_intent: string;
  balance_transaction: string | null;
  metadata: Metadata;
  created: number;
};

/** In the currency that the account settles in; `exchange_rate` turns the payment's into it. */
export type BalanceTransaction = {
  id: string;
  object: 'balance_transaction';
  amount: number;
  fee: number;
  net: number;
  currency: string;
  exchange_rate: number | null;
  type: 'charge' | 'refund' | 'adjustment';
  source: string;
  created: number;
};

export type Refund = {
  id: string;
  object: 'refund';
  amount: number;
  currency: string;
  charge: string;
  payment_intent: string;
  status: 'pending' | 'succeeded' | 'failed' | 'canceled';
  failure_reason: string | null;
  reason: string | null;
  metadata: Metadata;
  balance_transaction: string | null;
  created: number;
};

export type Dispute = {
  id: string;
  object: 'dispute';
  amount: number;
  currency: string;
  charge: string;
  payment_intent: string;
  reason: string;
  status: 'warning_needs_response' | 'needs_response' | 'under_review' | 'won' | 'lost';
  evidence_details: { due_by: number; has_evidence: boolean };
  balance_transactions: BalanceTransaction[];
  created: number;
};

export type StripeEvent = {
  id: string;
  object: 'event';
  api_version: string;
  type: string;
  data: { object: unknown };
  created: number;
  livemode: false;
  pending_webhooks: number;
};

export type Delivery = { eventId: string; attempts: number; nextAt: number; doneAt: number | null };

/** The answer to a call that had a key, kept for a day. */
export type KeptAnswer = { call: string; status: number; body: string; at: number };

export type SessionSecrets = { lines: Array<{ name: string; amount: number }>; intentMetadata: Metadata };

export type StripeState = {
  key: string;
  webhookSecret: string;
  sessions: Record<string, Session>;
  /** What a session knows and its API does not show. */
  behind: Record<string, SessionSecrets>;
  intents: Record<string, Intent>;
  charges: Record<string, Charge>;
  balance: Record<string, BalanceTransaction>;
  refunds: Record<string, Refund>;
  disputes: Record<string, Dispute>;
  events: Record<string, StripeEvent>;
  deliveries: Delivery[];
  keptAnswers: Record<string, KeptAnswer>;
  count: number;
};

export function newState(hex: (length: number) => string): StripeState {
  return {
    key: `sk_test_simulated${hex(24)}`,
    webhookSecret: `whsec_simulated${hex(24)}`,
    sessions: {},
    behind: {},
    intents: {},
    charges: {},
    balance: {},
    refunds: {},
    disputes: {},
    events: {},
    deliveries: [],
    keptAnswers: {},
    count: 0,
  };
}
