import { amountOf, type CardMoneyStands } from '#app/domain/payments/card/card-money-stands.server.ts';
import type { GoneBack } from '#app/domain/payments/card/left-beside-banks.server.ts';

/**
 * How much of what went back in the provider's own pages may be claimed from the buyer, VND: what belongs to nothing that is owed
 * or could be, and what may be the same money once more that the operator's bank has sent, or a card's bank has given them. While a
 * bank holds money and has not decided, nothing is certain.
 * @param amount VND of the refund over there.
 */
export function mostToClaim(
  amount: number,
  { promises, left }: CardMoneyStands,
  { transfers, lost, held }: GoneBack,
): number {
  if (held > 0) return 0;
  const canTakeIt = amountOf(promises) + amountOf(left.filter((part) => part.amount > 0));
  return Math.min(amount, Math.max(amount - canTakeIt, transfers + lost));
}
