import { NOTHING, type OwedParts, owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import type { Db, Store } from '#db/store.ts';

/** VND by which less is owed to a producer than when a run was made, by what made it less. */
export type LessSince = { readonly refunded: number; readonly disputed: number; readonly kept: number };

/**
 * What has come between the making of a run and a later moment, by producer: money that goes back to buyers, that card
 * holders' banks have taken, and that the market or the tax office keeps.
 * @param from,until ms UTC.
 */
export async function lessSince(
  db: Db,
  tables: Store['tables'],
  { from, until }: { from: number; until: number },
): Promise<Map<string, LessSince>> {
  const before = await owedBy(db, tables, { until: from });
  const after = await owedBy(db, tables, { until });
  const less = (id: string, part: (of: OwedParts) => number) =>
    Math.max(0, part(before.get(id) ?? NOTHING) - part(after.get(id) ?? NOTHING));
  return new Map(
    [...after.keys()].map((id) => [
      id,
      {
        refunded: less(id, (of) => of.refunded),
        disputed: less(id, (of) => of.disputed),
        kept: less(id, (of) => of.commission + of.withheld),
      },
    ]),
  );
}
