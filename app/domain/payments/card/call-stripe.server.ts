import type { Stripe } from 'stripe';

/**
 * What became of a call that does something there.
 * `refused`: nothing was done, and the same call would be refused again. `unknown`: it may have been done; the same key asks
 * again. `busy`: nothing was done this time. `used`: the key holds an answer that says nothing, or belongs to another call:
 * what was done must be looked up, and only a new key goes on.
 */
export type StripeOutcome<T> =
  | { ok: true; value: T }
  | { ok: false; how: 'refused' | 'unknown' | 'busy' | 'used'; code: string };

const CONFLICT = 409;
const TOO_MANY = 429;

/** @throws what is no answer of Stripe's. */
export async function callStripe<T>(call: Promise<T>): Promise<StripeOutcome<T>> {
  try {
    return { ok: true, value: await call };
  } catch (error) {
    if (!isOfStripe(error)) throw error;
    return { ok: false, how: howOf(error), code: error.code ?? error.rawType ?? error.type };
  }
}

/** By mark and not by class: the package is loaded when it is needed. */
function isOfStripe(error: unknown): error is Stripe.errors.StripeError {
  return error instanceof Error && 'type' in error && String(error.type).startsWith('Stripe');
}

function howOf({ statusCode, rawType, headers }: Stripe.errors.StripeError) {
  // No answer, or one that cannot be read.
  if (statusCode === undefined) return 'unknown';
  if (rawType === 'idempotency_error') return 'used';
  // An answer of then to a call that broke there: the key gives no other for a day.
  if (statusCode >= 500) return headers?.['idempotent-replayed'] === 'true' ? 'used' : 'unknown';
  // Our own key is wrong: nothing about the call.
  if (statusCode === 401 || statusCode === 403) return 'busy';
  return statusCode === CONFLICT || statusCode === TOO_MANY ? 'busy' : 'refused';
}

/** It has to be tried again later; the job's own back-off says when. */
export class StripeAway extends Error {
  override name = 'StripeAway';
}

/** For calls that only read: the answer, or null when there is no such thing. @throws StripeAway */
export async function readStripe<T>(call: Promise<T>): Promise<T | null> {
  const outcome = await callStripe(call);
  if (outcome.ok) return outcome.value;
  if (outcome.how === 'refused' && outcome.code === 'resource_missing') return null;
  throw new StripeAway(`Stripe has not answered: ${outcome.code}`);
}
