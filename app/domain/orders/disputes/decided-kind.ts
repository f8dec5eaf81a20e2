import type { OrderDispute } from '#app/domain/orders/disputes/order-disputes.server.ts';

/** What one decision for the card's holder has taken of an order: of what was left of it, and of what had gone back before; VND. */
export type DecisionOfOrder = { readonly amount: number; readonly twice: number };

/**
 * What one decision means for an order, whatever else is open or was decided before.
 * @param stands how the order is disputed by now.
 */
export function decidedKind(
  stands: OrderDispute | undefined,
  { amount, twice }: DecisionOfOrder,
): Exclude<OrderDispute, 'open'> {
  if (amount === 0 && twice > 0) return 'twice';
  return amount > 0 && stands !== 'lost' ? 'part' : 'lost';
}
