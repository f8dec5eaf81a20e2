import type { Stripe } from 'stripe';
import { readStripe } from '#app/domain/payments/card/call-stripe.server.ts';

/** The most that Stripe puts on one page (docs.stripe.com/api/pagination). */
export const PER_CALL = 100;
const MOST_CALLS = 500;

/**
 * Reads a list of Stripe's page by page, the newest first. What was read before a call that is not answered has been said.
 * @param page makes the call of one page.
 * @param since how far back the list goes, ms UTC.
 * @param say is told each of them.
 * @returns from when on all have been said, ms UTC: later than `since` where it is longer than is read at once.
 * @throws StripeAway
 */
export async function readWholeList<T extends { id: string; created: number }>(
  page: (after: { starting_after?: string }) => Promise<Stripe.ApiList<T>>,
  since: number,
  say: (thing: T) => void,
): Promise<number> {
  let last: T | undefined;
  for (let call = 0; call < MOST_CALLS; call += 1) {
    const found = await readStripe(page(last ? { starting_after: last.id } : {}));
    for (const thing of found?.data ?? []) say(thing);
    last = found?.data.at(-1) ?? last;
    if (!found?.has_more) return since;
  }
  return last ? Math.max(since, last.created * 1000) : since;
}
