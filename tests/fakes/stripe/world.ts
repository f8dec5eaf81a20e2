import type { StripeState } from '#tests/fakes/stripe/state.ts';

/** What everything in the simulated Stripe works with. */
export type StripeWorld = {
  state: StripeState;
  /** ms UTC on the simulator's clock. */
  now(): number;
  /** Where its page is reached, without a trailing slash. */
  url: string;
  /** `cs_test_…`: with a number in it that rises, so that newer ids sort after older ones. */
  newId(prefix: string): string;
  /** Something has happened to `object`: the event is kept and told. */
  tell(type: string, object: unknown): void;
  /** What the account settles in; `rate` of it is one unit of the payment's currency. Null: in the payment's own. */
  settles: { currency: string; rate: number } | null;
  /** What is charged whatever a page asks for, as nobody could tell before; null: what it asks for. */
  charges: { currency: string; amount: number } | null;
  /** Next refunds are refused or end otherwise; each is used once. */
  refundMoods: Array<'refuse' | 'pending' | 'fail'>;
};

export const seconds = (world: StripeWorld) => Math.floor(world.now() / 1000);

/** An error as Stripe's API words it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly type: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error',
    message: string,
    readonly more: { code?: string; param?: string } = {},
  ) {
    super(message);
  }

  get body(): unknown {
    return { error: { type: this.type, message: this.message, ...this.more } };
  }
}

export const missing = (what: string, id: string) =>
  new Refusal(404, 'invalid_request_error', `No such ${what}: '${id}'`, {
    code: 'resource_missing',
    param: 'id',
  });
