import type { BankSource } from '#db/tables/transfers.ts';

/** Money that somebody saw come in on a producer's account. */
export type SeenTransfer = {
  readonly source: BankSource;
  /** The source's own id of it: told again, it is the same. */
  readonly externalId: string;
  /** The bank's reference as it was written; null where none is given. */
  readonly reference: string | null;
  /** VND, above zero. */
  readonly amount: number;
  /** What the bank wrote. */
  readonly text: string;
  /** ms UTC; the beginning of the local day where only the day is known. */
  readonly occurredAt: number;
};

/** Far above any bank's own; what is longer is none, and an index of PostgreSQL would not take it. */
const MOST_REFERENCE = 200;

/** A reference without what banks and providers write differently: `FT 2604-123` gives `FT2604123`; null for none. */
export function foldReference(reference: string | null): string | null {
  const folded = (reference ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
  return folded.length > MOST_REFERENCE || /^0*$/.test(folded) ? null : folded;
}
