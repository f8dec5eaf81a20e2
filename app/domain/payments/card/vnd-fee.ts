import type { Stripe } from 'stripe';

/**
 * What Stripe kept of a payment in đồng, rounded; null when it does not say yet, or cannot be turned into đồng.
 * An account that settles in another currency has its fee in that one, with the rate at which the đồng were exchanged.
 * @param currency of the payment.
 */
export function vndFeeOf(
  transaction: string | Stripe.BalanceTransaction | null,
  currency: string,
): number | null {
  if (transaction === null || typeof transaction === 'string' || currency.toLowerCase() !== 'vnd')
    return null;
  const { fee, currency: settled, exchange_rate: rate } = transaction;
  if (settled.toLowerCase() === 'vnd') return fee;
  return rate ? Math.round(fee / rate) : null;
}
