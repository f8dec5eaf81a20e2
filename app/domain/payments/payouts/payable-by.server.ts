import { type OwedParts, owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import { heldThere } from '#app/domain/payments/payouts/held-there.server.ts';
import { promisedTo } from '#app/domain/payments/payouts/promised-to.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';

/** What a payout run can pay a producer who has an account; VND. */
type Payable = {
  /** What was owed by the cutoff. */
  readonly owed: OwedParts;
  /** In runs that were made and are not paid yet. */
  readonly promised: number;
  /** May have gone back in the card provider's own pages already: it waits. */
  readonly held: number;
  /** What is left of all that to be paid; nothing where the producer owes. */
  readonly payable: number;
};

/**
 * What was owed to producers by a moment, and what a run would pay of it now: less what came back since, so that nothing is
 * paid out first and asked for afterwards, and less what earlier runs have still to pay.
 * @param cutoffAt ms UTC.
 * @returns by producer, of whom anything was ever owed.
 */
export async function payableBy(
  { store: { tables }, clock }: Context,
  db: Db,
  cutoffAt: number,
): Promise<ReadonlyMap<string, Payable>> {
  const owedThen = await owedBy(db, tables, { until: cutoffAt });
  const owedNow = await owedBy(db, tables, { until: clock.now() });
  const promisedOf = await promisedTo(db, tables);
  const heldOf = await heldThere(db, tables);
  return new Map(
    [...owedThen].map(([producerId, owed]) => {
      const promised = promisedOf.get(producerId) ?? 0;
      const held = heldOf.get(producerId) ?? 0;
      const most = Math.min(owed.owed, (owedNow.get(producerId)?.owed ?? 0) - held);
      return [producerId, { owed, promised, held, payable: Math.max(0, most - promised) }];
    }),
  );
}
