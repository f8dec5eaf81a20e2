import { holdOwed } from '#app/domain/payments/ledger/hold-owed.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Tx } from '#db/store.ts';
import type { LedgerAccount } from '#db/tables/books.ts';

/** What the books know of. Each kind's entries are worked out in docs/books.md. */
export const postingKinds = [
  'receipt-direct',
  'receipt-card',
  'transfer-aside',
  'sale',
  'commission',
  'withholding',
  'refund-promised',
  'refund-lowered',
  'refund-sent',
  'refund-dropped',
  'commission-returned',
  'withholding-returned',
  'provider-fee',
  'dispute-withdrawn',
  'dispute-shared',
  'dispute-overlap',
  'dispute-reinstated',
  'claim-made',
  'claim-changed',
  'claim-paid',
  'claim-written-off',
  'claim-dropped',
  'payout',
  'reversal',
] as const;
export type PostingKind = (typeof postingKinds)[number];

/** What tells of claims on buyers, `claim:<what it is about>`, and of nothing else. */
export const claimKinds = [
  'claim-made',
  'claim-changed',
  'claim-paid',
  'claim-written-off',
  'claim-dropped',
] as const satisfies PostingKind[];

/** What takes from what producers are owed, apart from the sale that brings it. */
const takesFromOwed: readonly PostingKind[] = [
  'refund-promised',
  'refund-dropped',
  'dispute-withdrawn',
  'dispute-shared',
  'dispute-overlap',
  'payout',
];

/** One side of a posting; VND: debit above zero, credit below. */
export type Entry = {
  readonly account: LedgerAccount;
  readonly amount: number;
  readonly producerId?: string | null;
  readonly orderId?: string | null;
};

export type Posting = {
  readonly kind: PostingKind;
  /** What it tells of, e.g. `payment:<id>`: with its kind it stands in the books once. */
  readonly subject: string;
  readonly entries: readonly Entry[];
  readonly reverses?: string;
};

/**
 * Writes one posting into the books, in the caller's write. Entries of nothing are left out; a posting of nothing is none.
 * @returns its id, or null where there was nothing to post.
 * @throws RangeError when its entries do not add up to nothing or are no whole đồng: then nothing of the write stands.
 * @throws the engine's error (`ledger_posting_once`) when it stands in the books already.
 */
export async function post(
  { store, clock, config }: Context,
  tx: Tx,
  { kind, subject, entries, reverses }: Posting,
): Promise<string | null> {
  const { ledgerPosting, ledgerEntry } = store.tables;
  const written = entries.filter(({ amount }) => amount !== 0);
  if (written.length === 0) return null;
  if (!written.every(({ amount }) => Number.isSafeInteger(amount)))
    throw new RangeError(`${kind} of ${subject}: an amount is no whole number of đồng`);
  const sum = written.reduce((total, { amount }) => total + amount, 0);
  if (sum !== 0) throw new RangeError(`${kind} of ${subject}: its entries add up to ${sum}, not to nothing`);
  if (takesFromOwed.includes(kind)) {
    const takenFrom = written.filter(({ account, amount }) => account === 'producer_payable' && amount > 0);
    await holdOwed(
      store.tables,
      tx,
      takenFrom.flatMap(({ producerId }) => producerId ?? []),
    );
  }
  const postingId = newId();
  await tx.insert(ledgerPosting).values({
    id: postingId,
    at: clock.now(),
    kind,
    subject,
    reverses: reverses ?? null,
    isDemo: config.demo,
  });
  await tx.insert(ledgerEntry).values(
    written.map(({ account, amount, producerId, orderId }) => ({
      id: newId(),
      postingId,
      account,
      producerId: producerId ?? null,
      orderId: orderId ?? null,
      amount,
      currency: 'VND',
    })),
  );
  return postingId;
}
