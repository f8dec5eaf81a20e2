/** What must hold of the books. Each is explained in docs/books.md. */
export const invariants = [
  'posting-sums',
  'whole-sum',
  'reversals',
  'sales',
  'order-amounts',
  'order-facts',
  'order-paid',
  'transfers',
  'card-receipts',
  'card-money',
  'receivable',
  'clearing',
  'refunds',
  'refund-limits',
  'refunds-there',
  'paid-back',
  'refunds-once',
  'disputed-refunds',
  'owed-back',
  'payouts',
  'owed',
  'paid-owed',
  'withholding',
  'reserved',
  'stock-moves',
  'sold',
] as const;
export type Invariant = (typeof invariants)[number];

/** What was compared. Each has its words in app/i18n/books.ts. */
export type Compared =
  | 'sum'
  | 'mirror'
  | 'saleCount'
  | 'salePayable'
  | 'saleReceivable'
  | 'commission'
  | 'lineAmount'
  | 'piecesGone'
  | 'amountGone'
  | 'goods'
  | 'total'
  | 'factOrder'
  | 'paidFor'
  | 'parts'
  | 'receipt'
  | 'usedFor'
  | 'matched'
  | 'balance'
  | 'promised'
  | 'sent'
  | 'dropped'
  | 'promisedAt'
  | 'refunded'
  | 'backByDispute'
  | 'borne'
  | 'ofOrder'
  | 'waitsForNothing'
  | 'mayBeSent'
  | 'overlap'
  | 'claimed'
  | 'claimOpen'
  | 'paidOut'
  | 'takenBack'
  | 'runMadeFor'
  | 'owedAtPayout'
  | 'owedWhenPaid'
  | 'reserved'
  | 'belowNothing'
  | 'keepsGoods'
  | 'soldAndReleased'
  | 'chain'
  | 'sold'
  | 'restocked';

/** One thing that is not as it must be. */
export type Break = {
  /** What it is about, e.g. `order:<id>`. */
  readonly subject: string;
  readonly what: Compared;
  readonly expected: number | string | null;
  readonly found: number | string | null;
};

export type Finding = {
  readonly invariant: Invariant;
  /** What was looked at, and what it came to; VND and counts. */
  readonly figures: Readonly<Record<string, number>>;
  readonly breaks: readonly Break[];
};

/** The figures of one invariant as they are looked at. */
export class Look {
  readonly breaks: Break[] = [];
  readonly invariant: Invariant;

  constructor(invariant: Invariant) {
    this.invariant = invariant;
  }

  same(subject: string, what: Compared, expected: Break['expected'], found: Break['found']): void {
    if (expected !== found || isInexact(found)) this.add(subject, what, expected, found);
  }

  atMost(subject: string, what: Compared, most: number, found: number): void {
    if (found > most || isInexact(found) || isInexact(most)) this.add(subject, what, most, found);
  }

  end(figures: Finding['figures']): Finding {
    for (const [name, figure] of Object.entries(figures))
      if (isInexact(figure)) this.add(`figure:${name}`, 'sum', null, figure);
    return { invariant: this.invariant, figures, breaks: this.breaks };
  }

  private add(subject: string, what: Compared, expected: Break['expected'], found: Break['found']): void {
    this.breaks.push({ subject, what, expected: written(expected), found: written(found) });
  }
}

/** Whether a sum has left the numbers that are exact: then it says nothing, and what rests on it does not hold. */
const isInexact = (value: Break['found']) => typeof value === 'number' && !Number.isSafeInteger(value);

const written = (value: Break['found']) => (isInexact(value) ? '> 2^53' : value);

/** A sum, or, once it has left the numbers that are exact, infinity for good: it is never rounded. */
const plus = (sum: number, amount: number) =>
  Number.isSafeInteger(sum) && Number.isSafeInteger(sum + amount) ? sum + amount : Infinity;

/** Sums by key. */
export function sumBy<Row>(
  rows: readonly Row[],
  key: (row: Row) => string | null,
  amount: (row: Row) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const of = key(row);
    if (of !== null) sums.set(of, plus(sums.get(of) ?? 0, amount(row)));
  }
  return sums;
}

export function total<Row>(rows: readonly Row[], amount: (row: Row) => number): number {
  return rows.reduce((sum, row) => plus(sum, amount(row)), 0);
}

export function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const of = key(row);
    const group = groups.get(of);
    if (group) group.push(row);
    else groups.set(of, [row]);
  }
  return groups;
}
