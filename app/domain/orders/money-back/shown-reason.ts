type RefundFacts = { readonly reason: string; readonly askedAt: number };

/**
 * Why money goes back, as people read it: of an order that went on after it, some pieces were cancelled, not the order.
 * @param order the one that the refund is of; times in ms UTC.
 */
export function shownReason(
  { reason, askedAt }: RefundFacts,
  order: { readonly cancelledAt: number | null } | undefined,
): string {
  const isPart = order !== undefined && (order.cancelledAt === null || askedAt < order.cancelledAt);
  return reason === 'cancelled' && isPart ? 'cancelled-in-part' : reason;
}
