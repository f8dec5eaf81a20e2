import type { Books } from '#app/domain/payments/ledger/check/books.server.ts';
import { awayForClaims, compareClaims } from '#app/domain/payments/ledger/check/check-claims.ts';
import { entriesOf } from '#app/domain/payments/ledger/check/check-ledger.ts';
import { type Finding, Look, sumBy, total } from '#app/domain/payments/ledger/check/finding.ts';
import { claimKinds } from '#app/domain/payments/ledger/post.server.ts';
import { disputeShareKinds } from '#app/domain/payments/ledger/taken-by-disputes.server.ts';
import type { LedgerAccount } from '#db/tables/books.ts';

function balanceOf({ entries }: Books, account: LedgerAccount): number {
  return total(
    entries.filter((entry) => entry.account === account),
    ({ amount }) => amount,
  );
}

const ofAccount =
  (wanted: LedgerAccount) =>
  ({ account }: { account: LedgerAccount }) =>
    account === wanted;

/** Every transfer stands in the books once, whole; no more of it went to payments; a settled payment got all it asked for. */
export function checkTransfers(books: Books): Finding {
  const look = new Look('transfers');
  const { transfers, matches, payments } = books;
  const receipts = sumBy(
    entriesOf(books, 'receipt-direct').filter(ofAccount('producer_direct')),
    ({ subject }) => subject,
    ({ amount }) => amount,
  );
  const given = sumBy(
    matches,
    ({ transferId }) => transferId,
    ({ amount }) => amount,
  );
  const got = sumBy(
    matches,
    ({ paymentId }) => paymentId,
    ({ amount }) => amount,
  );
  for (const { id, amount } of transfers) {
    look.same(`transfer:${id}`, 'receipt', amount, receipts.get(`transfer:${id}`) ?? 0);
    look.atMost(`transfer:${id}`, 'matched', amount, given.get(id) ?? 0);
  }
  look.same('ledger', 'receipt', transfers.length, receipts.size);
  for (const { id, method, settledAt, amount } of payments) {
    if (method === 'vietqr' && settledAt !== null)
      look.atMost(`payment:${id}`, 'matched', got.get(id) ?? 0, amount);
  }
  return look.end({
    transfers: transfers.length,
    total: total(transfers, ({ amount }) => amount),
    matched: total(matches, ({ amount }) => amount),
  });
}

/**
 * What buyers have paid and what belongs to no order yet: what came in, less what was sold, what went back of it, and what was no
 * buyer's money. Beside it stands what buyers owe who have got card money twice: each claim is proven by itself.
 */
export function checkReceivable(books: Books): Finding {
  const look = new Look('receivable');
  const { transfers, orders } = books;
  const byTransfer = total(transfers, ({ amount }) => amount);
  const byCard = total(
    entriesOf(books, 'receipt-card').filter(ofAccount('operator_clearing')),
    ({ amount }) => amount,
  );
  const sold = total(
    orders.filter(({ paidAt }) => paidAt !== null),
    ({ totalAmount }) => totalAmount,
  );
  const back = total(
    entriesOf(books, 'refund-promised', 'refund-lowered').filter(ofAccount('buyer_receivable')),
    ({ amount }) => amount,
  );
  // Money that was none of the market's, put aside: what of its receipt was taken out again.
  const aside = total(
    entriesOf(books, 'transfer-aside').filter(ofAccount('buyer_receivable')),
    ({ amount }) => amount,
  );
  const open = byTransfer + byCard - sold - back - aside;
  const claimed = compareClaims(look, books);
  look.same('account:buyer_receivable', 'balance', claimed - open, balanceOf(books, 'buyer_receivable'));
  const ofClaims = new Set(entriesOf(books, ...claimKinds).map(({ postingId }) => postingId));
  const byProducer = sumBy(
    books.entries.filter((entry) => entry.account === 'buyer_receivable' && !ofClaims.has(entry.postingId)),
    ({ producerId }) => producerId ?? '',
    ({ amount }) => amount,
  );
  for (const [id, balance] of byProducer)
    look.atMost(`producer:${id} buyer_receivable`, 'balance', 0, balance);
  return look.end({ byTransfer, byCard, soldTotal: sold, back, aside, open, claimed });
}

/** What the operator holds: card money, less what went back, what was paid out, the provider's fees, what is disputed and what buyers have twice. */
export function checkClearing(books: Books): Finding {
  const look = new Look('clearing');
  const received = total(
    entriesOf(books, 'receipt-card').filter(ofAccount('operator_clearing')),
    ({ amount }) => amount,
  );
  const refunded = total(
    books.refunds.filter(
      ({ method, doneAt, settledBy }) => method === 'card' && doneAt !== null && settledBy !== 'dispute',
    ),
    ({ amount }) => amount,
  );
  const paidOut = total(
    books.payouts.filter(({ paidAt, reversedAt }) => paidAt !== null && reversedAt === null),
    ({ amount }) => amount,
  );
  const fees = -total(
    entriesOf(books, 'provider-fee').filter(ofAccount('operator_clearing')),
    ({ amount }) => amount,
  );
  const disputed = total(
    books.disputes.filter(({ withdrawnAt, reinstatedAt }) => withdrawnAt !== null && reinstatedAt === null),
    ({ amount }) => amount,
  );
  const twice = awayForClaims(books);
  const held = received - refunded - paidOut - fees - disputed - twice;
  look.same('account:operator_clearing', 'balance', held, balanceOf(books, 'operator_clearing'));
  return look.end({ received, refunded, paidOut, fees: 0 + fees, disputed, twice, held });
}

/** What was promised back and not sent is what the refunds account says; each refund is promised once, perhaps lowered by what went another way, and sent once or overtaken by a dispute. */
export function checkRefunds(books: Books): Finding {
  const look = new Look('refunds');
  const { refunds, refundParts } = books;
  // A sending to a card that came back was taken back, and the next one has a subject of its own.
  const takenBack = new Set(books.postings.flatMap(({ reverses }) => reverses ?? []));
  const ofKind = (...kinds: Parameters<typeof entriesOf>[1][]) =>
    sumBy(
      entriesOf(books, ...kinds)
        .filter(ofAccount('refunds'))
        .filter(({ postingId }) => !takenBack.has(postingId)),
      ({ subject }) => subject.split(':').slice(0, 2).join(':'),
      ({ amount }) => amount,
    );
  const promised = ofKind('refund-promised', 'refund-lowered');
  const sent = ofKind('refund-sent');
  const dropped = ofKind('refund-dropped');
  const parts = sumBy(
    refundParts,
    ({ refundId }) => refundId,
    ({ amount }) => amount,
  );
  for (const { id, amount, askedAt, doneAt, settledBy } of refunds) {
    const subject = `refund:${id}`;
    look.same(subject, 'promised', -amount, promised.get(subject) ?? 0);
    const isDropped = settledBy === 'dispute';
    look.same(subject, 'sent', doneAt === null || isDropped ? 0 : amount, sent.get(subject) ?? 0);
    look.same(subject, 'dropped', isDropped ? amount : 0, dropped.get(subject) ?? 0);
    look.same(subject, 'parts', amount, parts.get(id) ?? 0);
    if (doneAt !== null) look.atMost(subject, 'promisedAt', doneAt, askedAt);
  }
  const open = refunds.filter(({ doneAt }) => doneAt === null);
  const waiting = total(open, ({ amount }) => amount);
  // What a bank has taken as well waits for nobody to send it while the bank has it.
  const overlap = total(
    entriesOf(books, 'dispute-overlap').filter(ofAccount('refunds')),
    ({ amount }) => amount,
  );
  look.same('account:refunds', 'balance', overlap - waiting, balanceOf(books, 'refunds'));
  return look.end({
    refunds: refunds.length,
    total: total(refunds, ({ amount }) => amount),
    waiting: open.length,
    waitingTotal: waiting,
    overlap,
  });
}

/**
 * No order gives back more than it cost, and no payment more than came in for it; no producer bears more of an order than it cost by its
 * card refunds that are promised or sent and what disputes took of it: what is both is borne once.
 */
export function checkRefundLimits(books: Books): Finding {
  const look = new Look('refund-limits');
  const { refunds, orders, payments, transfers } = books;
  const byOrder = sumBy(
    refunds,
    ({ orderId }) => orderId,
    ({ amount }) => amount,
  );
  for (const { id, totalAmount, paidAt } of orders) {
    if (paidAt !== null) look.atMost(`order:${id}`, 'refunded', totalAmount, byOrder.get(id) ?? 0);
  }
  const promised = sumBy(
    refunds.filter(({ method, settledBy }) => method === 'card' && settledBy !== 'dispute'),
    ({ orderId }) => orderId,
    ({ amount }) => amount,
  );
  const byBanks = sumBy(
    entriesOf(books, ...disputeShareKinds, 'dispute-overlap', 'dispute-reinstated').filter(
      ofAccount('producer_payable'),
    ),
    ({ orderId }) => orderId,
    ({ amount }) => amount,
  );
  for (const { id, totalAmount } of orders) {
    const taken = byBanks.get(id) ?? 0;
    if (taken !== 0) look.atMost(`order:${id}`, 'borne', totalAmount, taken + (promised.get(id) ?? 0));
  }
  const { groupOf, transferOf } = paymentGroups(books);
  const receipts = entriesOf(books, 'receipt-card').filter(ofAccount('operator_clearing'));
  const seen = sumBy(
    receipts,
    ({ subject }) => groupOf(subject.split(':')[1] ?? ''),
    ({ amount }) => amount,
  );
  for (const { id, amount } of transfers) {
    const paymentId = transferOf.get(id);
    if (paymentId === undefined) continue;
    const group = groupOf(paymentId);
    seen.set(group, (seen.get(group) ?? 0) + amount);
  }
  const given = sumBy(
    refunds,
    ({ paymentId }) => groupOf(paymentId),
    ({ amount }) => amount,
  );
  for (const [group, amount] of given)
    look.atMost(`payment:${group}`, 'refunded', seen.get(group) ?? 0, amount);
  return look.end({ refunds: refunds.length, orders: byOrder.size, payments: payments.length });
}

/** Payments that share a transfer belong together: each is known by the first of them. */
function paymentGroups({ matches }: Books) {
  const parent = new Map<string, string>();
  const groupOf = (id: string): string => {
    const next = parent.get(id);
    return next === undefined ? id : groupOf(next);
  };
  const transferOf = new Map<string, string>();
  for (const { transferId, paymentId } of matches) {
    const first = transferOf.get(transferId);
    if (first === undefined) transferOf.set(transferId, paymentId);
    else if (groupOf(first) !== groupOf(paymentId)) parent.set(groupOf(paymentId), groupOf(first));
  }
  return { groupOf, transferOf };
}
