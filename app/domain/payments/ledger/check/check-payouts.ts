import type { Books } from '#app/domain/payments/ledger/check/books.server.ts';
import { entriesOf } from '#app/domain/payments/ledger/check/check-ledger.ts';
import { type Finding, groupBy, Look, sumBy, total } from '#app/domain/payments/ledger/check/finding.ts';
import { isOwedEntry } from '#app/domain/payments/ledger/owed.ts';

/**
 * A payout stands in the books when it is paid, and is taken back by a posting of its own when it is reversed; a run is what its
 * payouts were made for.
 */
export function checkPayouts(books: Books): Finding {
  const look = new Look('payouts');
  const { payouts } = books;
  const posted = sumBy(
    entriesOf(books, 'payout').filter(({ account }) => account === 'operator_clearing'),
    ({ subject }) => subject,
    ({ amount }) => amount,
  );
  const reversed = sumBy(
    entriesOf(books, 'reversal').filter(({ account }) => account === 'operator_clearing'),
    ({ subject }) => subject,
    ({ amount }) => amount,
  );
  for (const { id, amount, paidAt, reversedAt } of payouts) {
    const subject = `payout:${id}`;
    look.same(subject, 'paidOut', paidAt === null ? 0 : -amount, posted.get(subject) ?? 0);
    if (paidAt !== null)
      look.same(subject, 'takenBack', reversedAt === null ? 0 : amount, reversed.get(subject) ?? 0);
  }
  const made = sumBy(
    payouts,
    ({ runId }) => runId,
    ({ amount, heldBack }) => amount + heldBack,
  );
  for (const { id, totalAmount } of books.payoutRuns)
    look.same(`run:${id}`, 'runMadeFor', totalAmount, made.get(id) ?? 0);
  const paid = payouts.filter(({ paidAt, reversedAt }) => paidAt !== null && reversedAt === null);
  return look.end({ payouts: payouts.length, paid: paid.length, total: total(paid, ({ amount }) => amount) });
}

/** What changed what is owed to each producer, in the order in which it was posted; VND from the producer's side. */
function stepsOf(books: Books) {
  const methodOf = new Map(books.orders.map(({ id, method }) => [id, method]));
  const byPosting = groupBy(
    books.entries.filter(({ account }) => account === 'producer_payable'),
    ({ postingId }) => postingId,
  );
  const steps = books.postings.flatMap(({ id, kind, subject }) =>
    (byPosting.get(id) ?? []).flatMap(({ producerId, orderId, amount }) => {
      const method = orderId === null ? null : (methodOf.get(orderId) ?? null);
      return producerId === null || !isOwedEntry(kind, method)
        ? []
        : [{ id, kind, subject, producerId, amount: -amount }];
    }),
  );
  return groupBy(steps, ({ producerId }) => producerId);
}

/**
 * What the operator owes each producer, and that no payout is for more than was owed when its run was made. What is owed may be
 * below nothing afterwards: goods that come back after they were paid out.
 */
export function checkOwed(books: Books): Finding {
  const look = new Look('owed');
  const byProducer = stepsOf(books);
  for (const { id, producerId, amount, heldBack } of books.payouts) {
    // Ids are sorted by time: these were posted before the payout was made.
    const before = (byProducer.get(producerId) ?? []).filter((step) => step.id < id);
    look.atMost(
      `payout:${id} producer:${producerId}`,
      'owedAtPayout',
      total(before, (step) => step.amount),
      amount + heldBack,
    );
  }
  const balances = [...byProducer.values()].map((own) => total(own, (step) => step.amount));
  return look.end({
    producers: balances.filter((balance) => balance !== 0).length,
    owed: total(balances, (balance) => Math.max(balance, 0)),
    owing: total(balances, (balance) => Math.max(-balance, 0)),
  });
}

/** The part of an id that says when it was made: processes do not agree on an order within one millisecond. */
const momentOf = (id: string) => id.slice(0, 10);

/**
 * No payout was marked as paid for more than was owed in that moment, beyond what was said to have been sent by the bank
 * before.
 */
export function checkPaidOwed(books: Books): Finding {
  const look = new Look('paid-owed');
  const byProducer = stepsOf(books);
  const payoutOf = new Map(books.payouts.map((payout) => [`payout:${payout.id}`, payout]));
  for (const [producerId, steps] of byProducer) {
    for (const paid of steps) {
      const payout = paid.kind === 'payout' ? payoutOf.get(paid.subject) : undefined;
      if (!payout) continue;
      const before = steps.filter(
        (step) =>
          step.id < paid.id && (step.amount > 0 || momentOf(step.id) < momentOf(paid.id)) && step !== paid,
      );
      const owed = Math.max(
        0,
        total(before, (step) => step.amount),
      );
      look.atMost(
        `payout:${payout.id} producer:${producerId}`,
        'owedWhenPaid',
        owed + payout.overAmount,
        payout.amount,
      );
    }
  }
  return look.end({
    payouts: books.payouts.length,
    over: total(books.payouts, ({ overAmount }) => overAmount),
  });
}
