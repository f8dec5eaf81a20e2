import type { Books } from '#app/domain/payments/ledger/check/books.server.ts';
import { type Finding, groupBy, Look, sumBy, total } from '#app/domain/payments/ledger/check/finding.ts';
import type { PostingKind } from '#app/domain/payments/ledger/post.server.ts';

/** The entries of the postings of a kind, with what each posting tells of. */
export function entriesOf(books: Books, ...kinds: PostingKind[]) {
  const wanted = new Map(
    books.postings.filter(({ kind }) => kinds.some((one) => one === kind)).map((one) => [one.id, one]),
  );
  return books.entries.flatMap((entry) => {
    const posting = wanted.get(entry.postingId);
    return posting ? [{ ...entry, kind: posting.kind, subject: posting.subject }] : [];
  });
}

/** Every posting has entries, and they add up to nothing. */
export function checkPostingSums({ postings, entries }: Books): Finding {
  const look = new Look('posting-sums');
  const sums = sumBy(
    entries,
    ({ postingId }) => postingId,
    ({ amount }) => amount,
  );
  for (const { id, kind, subject } of postings)
    look.same(`posting:${id} ${kind} ${subject}`, 'sum', 0, sums.get(id) ?? null);
  return look.end({ postings: postings.length, entries: entries.length });
}

/** All entries together add up to nothing. */
export function checkWholeSum({ entries }: Books): Finding {
  const look = new Look('whole-sum');
  look.same(
    'ledger',
    'sum',
    0,
    total(entries, ({ amount }) => amount),
  );
  return look.end({
    debit: total(entries, ({ amount }) => Math.max(amount, 0)),
    credit: total(entries, ({ amount }) => Math.max(-amount, 0)),
  });
}

/** What takes a posting back has its entries the other way round, and none of them beyond it. */
export function checkReversals(books: Books): Finding {
  const look = new Look('reversals');
  const byPosting = groupBy(books.entries, ({ postingId }) => postingId);
  const sumsOf = (id: string) =>
    sumBy(
      byPosting.get(id) ?? [],
      ({ account, producerId, orderId }) => `${account} ${producerId} ${orderId}`,
      ({ amount }) => amount,
    );
  const reversing = books.postings.filter(({ kind, reverses }) => reverses !== null || kind === 'reversal');
  for (const { id, reverses, subject } of reversing) {
    const taken = sumsOf(reverses ?? '');
    for (const [of, back] of sumsOf(id)) {
      const was = taken.get(of) ?? 0;
      if (Math.sign(back) !== -Math.sign(was) || Math.abs(back) > Math.abs(was))
        look.breaks.push({
          subject: `posting:${id} ${subject} ${of}`,
          what: 'mirror',
          expected: -was,
          found: back,
        });
    }
  }
  return look.end({ reversals: reversing.length });
}

/** Every paid order has one sale of its total, and one of its commission; no other order has any. */
export function checkSales(books: Books): Finding {
  const look = new Look('sales');
  const sale = entriesOf(books, 'sale');
  const commission = entriesOf(books, 'commission');
  const count = sumBy(
    books.postings.filter(({ kind }) => kind === 'sale'),
    ({ subject }) => subject,
    () => 1,
  );
  const of = (rows: typeof sale, account: string) =>
    sumBy(
      rows.filter((row) => row.account === account),
      ({ orderId }) => orderId,
      ({ amount }) => amount,
    );
  const owed = of(sale, 'producer_payable');
  const asked = of(sale, 'buyer_receivable');
  const shares = of(commission, 'fees');
  for (const { id, paidAt, totalAmount, commissionAmount } of books.orders) {
    const isPaid = paidAt !== null;
    const subject = `order:${id}`;
    look.same(subject, 'saleCount', isPaid ? 1 : 0, count.get(subject) ?? 0);
    look.same(subject, 'salePayable', isPaid ? -totalAmount : 0, owed.get(id) ?? 0);
    look.same(subject, 'saleReceivable', isPaid ? totalAmount : 0, asked.get(id) ?? 0);
    look.same(subject, 'commission', isPaid ? 0 - commissionAmount : 0, shares.get(id) ?? 0);
  }
  const paid = books.orders.filter(({ paidAt }) => paidAt !== null);
  look.same(
    'ledger',
    'saleCount',
    paid.length,
    total([...count.values()], (one) => one),
  );
  return look.end({ orders: paid.length, total: total(paid, ({ totalAmount }) => totalAmount) });
}
