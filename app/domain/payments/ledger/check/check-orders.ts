import { commissionOf } from '#app/domain/orders/terms/commission.ts';
import type { Books } from '#app/domain/payments/ledger/check/books.server.ts';
import { type Finding, Look, sumBy, total } from '#app/domain/payments/ledger/check/finding.ts';

/** An order's amounts are those of its lines and its delivery, less what was cancelled before it was paid, and its share is of those. */
export function checkOrderAmounts({ orders, lines, cancellations }: Books): Finding {
  const look = new Look('order-amounts');
  const gone = sumBy(
    cancellations,
    ({ lineId }) => lineId,
    ({ quantity }) => quantity,
  );
  const before = cancellations.filter(({ isBeforePayment }) => isBeforePayment);
  const goneBefore = sumBy(
    before,
    ({ lineId }) => lineId,
    ({ amount }) => amount,
  );
  const goods = sumBy(
    lines,
    ({ orderId }) => orderId,
    ({ id, amount }) => amount - (goneBefore.get(id) ?? 0),
  );
  const priceOf = new Map(lines.map(({ id, unitPrice }) => [id, unitPrice]));
  for (const { id, quantity, unitPrice, amount } of lines) {
    look.same(`line:${id}`, 'lineAmount', unitPrice * quantity, amount);
    look.atMost(`line:${id}`, 'piecesGone', quantity, gone.get(id) ?? 0);
  }
  for (const { lineId, quantity, amount } of cancellations) {
    look.same(`line:${lineId}`, 'amountGone', (priceOf.get(lineId) ?? 0) * quantity, amount);
  }
  for (const { id, goodsAmount, deliveryAmount, totalAmount, commissionRate, commissionAmount } of orders) {
    look.same(`order:${id}`, 'goods', goods.get(id) ?? 0, goodsAmount);
    look.same(`order:${id}`, 'total', goodsAmount + deliveryAmount, totalAmount);
    // Of less than nothing there is no share: that its goods are wrong is said above.
    if (goodsAmount >= 0 && Number.isSafeInteger(goodsAmount))
      look.same(`order:${id}`, 'commission', commissionOf(goodsAmount, commissionRate), commissionAmount);
  }
  return look.end({ orders: orders.length, lines: lines.length, cancellations: cancellations.length });
}

/** What happened to an order happened in the order in which it can: nothing before what it rests on. */
export function checkOrderFacts({ orders }: Books): Finding {
  const look = new Look('order-facts');
  for (const order of orders) {
    for (const [fact, expected, found] of wrongFacts(order))
      look.breaks.push({ subject: `order:${order.id} ${fact}`, what: 'factOrder', expected, found });
  }
  const count = (fact: 'paidAt' | 'expiredAt' | 'cancelledAt' | 'deliveredAt') =>
    orders.filter((order) => order[fact] !== null).length;
  return look.end({
    orders: orders.length,
    paid: count('paidAt'),
    expired: count('expiredAt'),
    cancelled: count('cancelledAt'),
    delivered: count('deliveredAt'),
  });
}

type WrongFact = [fact: string, notBefore: number | null, found: number];

function wrongFacts(order: Books['orders'][number]): WrongFact[] {
  const { placedAt, paidAt, expiredAt, cancelledAt, handedOverAt, deliveredAt } = order;
  const wrong: WrongFact[] = [];
  let last = placedAt;
  for (const fact of ['paidAt', 'acceptedAt', 'packedAt', 'handedOverAt', 'deliveredAt'] as const) {
    const at = order[fact];
    if (at === null) continue;
    if (at < last) wrong.push([fact, last, at]);
    else if (fact !== 'paidAt' && paidAt === null) wrong.push([fact, null, at]);
    last = at;
  }
  if (deliveredAt !== null && handedOverAt === null) wrong.push(['deliveredAt', null, deliveredAt]);
  if (expiredAt !== null && expiredAt < placedAt) wrong.push(['expiredAt', placedAt, expiredAt]);
  // Late money may be accepted after it; nothing expires that was paid.
  if (expiredAt !== null && paidAt !== null && paidAt < expiredAt) wrong.push(['expiredAt', null, expiredAt]);
  if (cancelledAt !== null && (deliveredAt !== null || cancelledAt < last))
    wrong.push(['cancelledAt', deliveredAt === null ? last : null, cancelledAt]);
  return wrong;
}

/** A paid order was paid for in full by payments that are settled. */
export function checkOrderPaid({ orders, payments, allocations }: Books): Finding {
  const look = new Look('order-paid');
  const settled = new Set(payments.filter(({ settledAt }) => settledAt !== null).map(({ id }) => id));
  const brought = sumBy(
    allocations.filter(({ paymentId }) => settled.has(paymentId)),
    ({ orderId }) => orderId,
    ({ amount }) => amount,
  );
  for (const { id, paidAt, totalAmount } of orders) {
    if (paidAt !== null) look.atMost(`order:${id}`, 'paidFor', brought.get(id) ?? 0, totalAmount);
  }
  const parts = sumBy(
    allocations,
    ({ paymentId }) => paymentId,
    ({ amount }) => amount,
  );
  for (const { id, amount } of payments) look.same(`payment:${id}`, 'parts', amount, parts.get(id) ?? 0);
  return look.end({
    payments: payments.length,
    settled: settled.size,
    total: total(
      payments.filter(({ id }) => settled.has(id)),
      ({ amount }) => amount,
    ),
  });
}
