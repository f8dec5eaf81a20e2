/**
 * What a paid order owes its buyer beyond what was promised them, VND; nothing or less where all is promised. It keeps its
 * pieces that are left and, unless it has ended, its delivery: that goes back with the last piece of what was not delivered
 * (docs/books.md, "Refunds").
 * @param taken VND of the pieces that left it since it was paid.
 * @param given VND that was promised back of it, whatever has become of the promise.
 */
export function restOf(
  order: {
    readonly goodsAmount: number;
    readonly deliveryAmount: number;
    readonly totalAmount: number;
    readonly cancelledAt: number | null;
  },
  { taken, given }: { readonly taken: number; readonly given: number },
): number {
  const kept = order.cancelledAt === null ? order.goodsAmount - taken + order.deliveryAmount : 0;
  return order.totalAmount - kept - given;
}
