import type { Stripe } from 'stripe';
import { readStripe, StripeAway } from '#app/domain/payments/card/call-stripe.server.ts';
import type { StripeLine } from '#app/domain/payments/card/open-stripe.server.ts';

const PER_CALL = 100;
const MOST_CALLS = 50;

/**
 * Every page that was opened for a payment, looked for by our own id in it: for when the answer that named one was lost.
 * @throws StripeAway
 */
export async function findCardPages(
  { stripe }: StripeLine,
  { id, createdAt }: { id: string; createdAt: number },
): Promise<Stripe.Checkout.Session[]> {
  const found: Stripe.Checkout.Session[] = [];
  let after: string | undefined;
  for (let call = 0; call < MOST_CALLS; call += 1) {
    const page = await readStripe(
      stripe.checkout.sessions.list({
        limit: PER_CALL,
        created: { gte: Math.floor(createdAt / 1000) },
        ...(after ? { starting_after: after } : {}),
      }),
    );
    found.push(...(page?.data.filter((one) => one.client_reference_id === id) ?? []));
    after = page?.data.at(-1)?.id;
    if (!page?.has_more || !after) return found;
  }
  throw new StripeAway('too many pages to look through');
}
