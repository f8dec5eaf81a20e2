import type { Books } from '#app/domain/payments/ledger/check/books.server.ts';
import { type Finding, Look, sumBy } from '#app/domain/payments/ledger/check/finding.ts';
import { refundThere } from '#app/domain/payments/refunds/gone-there.server.ts';
import { restOf } from '#app/domain/payments/refunds/rest-of-order.ts';

/**
 * What an order owes its buyer, because it was cancelled or pieces of it were, is promised (and then back, or settled by a
 * dispute), or it may have gone in the provider's own pages and waits there for a person: no more is left out than that, and
 * nothing while the money is there.
 */
export function checkOwedBack(books: Books): Finding {
  const look = new Look('owed-back');
  const { orders, lines, cancellations, refunds, allocations, payments, cardMoney, differences } = books;
  const orderOf = new Map(lines.map(({ id, orderId }) => [id, orderId]));
  const taken = sumBy(
    cancellations.filter(({ isBeforePayment }) => !isBeforePayment),
    ({ lineId }) => orderOf.get(lineId) ?? null,
    ({ amount }) => amount,
  );
  const given = sumBy(
    refunds,
    ({ orderId }) => orderId,
    ({ amount }) => amount,
  );
  const promised = sumBy(
    refunds.filter(({ cardMoneyId }) => cardMoneyId === null),
    ({ paymentId }) => paymentId,
    ({ amount }) => amount,
  );
  const seen = sumBy(
    cardMoney.filter(({ standing }) => standing === 'settles'),
    ({ paymentId }) => paymentId,
    ({ amount }) => amount,
  );
  const open = differences.flatMap(({ kind, detail, mendedAt, resolvedAt }) => {
    const about = kind === 'refund-there' ? refundThere.safeParse(detail).data : undefined;
    const isWaiting = about?.isBooked === 0 && mendedAt === null && resolvedAt === null;
    return isWaiting && about.currency.toUpperCase() === 'VND' ? [about] : [];
  });
  const waiting = sumBy(
    open,
    ({ paymentId }) => paymentId,
    ({ amount }) => amount,
  );
  const settled = new Set(payments.filter(({ settledAt }) => settledAt !== null).map(({ id }) => id));
  const paidBy = new Map(
    allocations
      .filter(({ paymentId }) => settled.has(paymentId))
      .map(({ orderId, paymentId }) => [orderId, paymentId]),
  );
  let ended = 0;
  for (const order of orders) {
    const { id, paidAt, cancelledAt } = order;
    if (paidAt === null || (cancelledAt === null && !taken.has(id))) continue;
    ended += 1;
    const got = given.get(id) ?? 0;
    const rest = restOf(order, { taken: taken.get(id) ?? 0, given: got });
    if (rest <= 0) continue;
    const paymentId = paidBy.get(id) ?? '';
    const mayHaveGone = waiting.get(paymentId) ?? 0;
    const isThere = (seen.get(paymentId) ?? 0) - (promised.get(paymentId) ?? 0) - mayHaveGone > 0;
    if (isThere || rest > mayHaveGone) look.same(`order:${id}`, 'promised', got + rest, got);
  }
  return look.end({ orders: ended });
}
