import type { Books } from '#app/domain/payments/ledger/check/books.server.ts';
import { entriesOf } from '#app/domain/payments/ledger/check/check-ledger.ts';
import { type Finding, groupBy, Look, sumBy, total } from '#app/domain/payments/ledger/check/finding.ts';
import { isOwedEntry } from '#app/domain/payments/ledger/owed.ts';

/** A payout stands in the books when it is paid, and is taken back by a posting of its own when it is reversed. */
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
  const paid = payouts.filter(({ paidAt, reversedAt }) => paidAt !== null && reversedAt === null);
  return look.end({ payouts: payouts.length, paid: paid.length, total: total(paid, ({ amount }) => amount) });
}

/**
 * What the operator owes each producer, and that no payout was more than was owed when it was paid. It may be below nothing
 * afterwards: goods that come back after they were paid out.
 */
export function checkOwed(books: Books): Finding {
  const look = new Look('owed');
  const methodOf = new Map(books.orders.map(({ id, method }) => [id, method]));
  const byPosting = groupBy(
    books.entries.filter(({ account }) => account === 'producer_payable'),
    ({ postingId }) => postingId,
  );
  const owed = new Map<string, number>();
  for (const { id, kind, subject } of books.postings) {
    for (const { producerId, orderId, amount } of byPosting.get(id) ?? []) {
      const method = orderId === null ? null : (methodOf.get(orderId) ?? null);
      if (producerId === null || !isOwedEntry(kind, method)) continue;
      const after = (owed.get(producerId) ?? 0) - amount;
      owed.set(producerId, after);
      if (kind === 'payout' && after < 0)
        look.breaks.push({
          subject: `${subject} producer:${producerId}`,
          what: 'owedAtPayout',
          expected: 0,
          found: after,
        });
    }
  }
  const balances = [...owed.values()];
  return look.end({
    producers: balances.filter((balance) => balance !== 0).length,
    owed: total(balances, (balance) => Math.max(balance, 0)),
    owing: total(balances, (balance) => Math.max(-balance, 0)),
  });
}
