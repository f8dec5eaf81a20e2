import type { Books } from '#app/domain/payments/ledger/check/books.server.ts';
import { type Finding, groupBy, Look, sumBy, total } from '#app/domain/payments/ledger/check/finding.ts';

/** What is reserved of a variant is what open reservations keep. */
export function checkReserved({ variants, reservations, orders }: Books): Finding {
  const look = new Look('reserved');
  const open = reservations.filter(({ soldAt, releasedAt }) => soldAt === null && releasedAt === null);
  const kept = sumBy(
    open,
    ({ variantId }) => variantId,
    ({ quantity }) => quantity,
  );
  for (const { id, stock, reserved } of variants) {
    look.same(`variant:${id}`, 'reserved', kept.get(id) ?? 0, reserved);
    look.atMost(`variant:${id}`, 'belowNothing', 0, -Math.min(stock, reserved, 0));
  }
  const orderOf = new Map(orders.map((order) => [order.id, order]));
  for (const { orderId } of open) {
    const order = orderOf.get(orderId);
    // Late money may reserve anew for an order that had expired: it is paid in the same write.
    const hasEnded = order === undefined || order.paidAt !== null || order.cancelledAt !== null;
    if (hasEnded || order.expiredAt !== null)
      look.breaks.push({ subject: `order:${orderId}`, what: 'keepsGoods', expected: 0, found: 1 });
  }
  for (const { id, soldAt, releasedAt } of reservations) {
    if (soldAt !== null && releasedAt !== null)
      look.breaks.push({
        subject: `reservation:${id}`,
        what: 'soldAndReleased',
        expected: soldAt,
        found: releasedAt,
      });
  }
  return look.end({
    variants: variants.length,
    reservations: open.length,
    pieces: total(open, ({ quantity }) => quantity),
  });
}

/**
 * The moves of a variant make one chain that ends at its stock of now: each goes from what another left. Read without their
 * order, because ids of two processes may cross within a millisecond: every figure is left as often as it is reached, but
 * for where the chain begins and ends.
 */
export function checkStockMoves({ variants, moves }: Books): Finding {
  const look = new Look('stock-moves');
  const byVariant = groupBy(moves, ({ variantId }) => variantId);
  for (const { id, stock, reserved } of variants) {
    const own = byVariant.get(id);
    if (!own) continue;
    const balance = new Map<string, number>();
    const count = (key: string, by: number) => balance.set(key, (balance.get(key) ?? 0) + by);
    for (const { stockDelta, reservedDelta, stockAfter, reservedAfter } of own) {
      count(`${stockAfter - stockDelta} ${reservedAfter - reservedDelta}`, 1);
      count(`${stockAfter} ${reservedAfter}`, -1);
    }
    const first = `${stock - total(own, ({ stockDelta }) => stockDelta)} ${reserved - total(own, ({ reservedDelta }) => reservedDelta)}`;
    count(first, -1);
    count(`${stock} ${reserved}`, 1);
    for (const [at, left] of balance) look.same(`variant:${id} ${at}`, 'chain', 0, left);
  }
  return look.end({ variants: byVariant.size, moves: moves.length });
}

/** What was sold and put back of each order's goods is what its lines and their cancellations say. */
export function checkSold({ orders, lines, cancellations, moves }: Books): Finding {
  const look = new Look('sold');
  const paid = new Set(orders.filter(({ paidAt }) => paidAt !== null).map(({ id }) => id));
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  const key = (orderId: string, variantId: string) => `${orderId} ${variantId}`;
  const sold = sumBy(
    lines.filter(({ orderId }) => paid.has(orderId)),
    ({ orderId, variantId }) => key(orderId, variantId),
    ({ quantity }) => quantity,
  );
  const back = new Map<string, number>();
  for (const { lineId, quantity, isBeforePayment, isRestocked } of cancellations) {
    const line = lineOf.get(lineId);
    if (!line || !paid.has(line.orderId)) continue;
    const of = key(line.orderId, line.variantId);
    if (isBeforePayment) sold.set(of, (sold.get(of) ?? 0) - quantity);
    else if (isRestocked) back.set(of, (back.get(of) ?? 0) + quantity);
  }
  const moved = (cause: 'sell' | 'restock', pieces: (move: Books['moves'][number]) => number) =>
    sumBy(
      moves.filter((move) => move.cause === cause),
      ({ orderId, variantId }) => (orderId === null ? null : key(orderId, variantId)),
      pieces,
    );
  const sellMoves = moved('sell', ({ reservedDelta }) => -reservedDelta);
  const restockMoves = moved('restock', ({ stockDelta }) => stockDelta);
  for (const [what, expected, found] of [
    ['sold', sold, sellMoves],
    ['restocked', back, restockMoves],
  ] as const) {
    for (const of of new Set([...expected.keys(), ...found.keys()])) {
      const [orderId = '', variantId] = of.split(' ');
      look.same(`order:${orderId} variant:${variantId}`, what, expected.get(of) ?? 0, found.get(of) ?? 0);
    }
  }
  return look.end({
    orders: paid.size,
    sold: total([...sold.values()], (one) => one),
    restocked: total([...back.values()], (one) => one),
  });
}
