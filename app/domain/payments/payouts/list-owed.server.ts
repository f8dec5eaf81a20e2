import { asc, inArray } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { producersWithAccount } from '#app/domain/payments/checkout/ask-by-vietqr.server.ts';
import { type OwedParts, owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import { heldThere } from '#app/domain/payments/payouts/held-there.server.ts';
import { promisedTo } from '#app/domain/payments/payouts/promised-to.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

export type OwedProducer = OwedParts & {
  readonly producerId: string;
  readonly producerName: string;
  /** In runs that were made and are not paid yet. */
  readonly promised: number;
  /** What a run made now would pay: nothing where the producer owes, or has no account. */
  readonly payable: number;
  readonly hasAccount: boolean;
  /**
   * What of it waits, and stands in no run: nobody knows where to send it, it has gone back since, or it may have gone back in
   * the card provider's own pages, and staff have not said yet of which order.
   */
  readonly waits: {
    readonly amount: number;
    readonly why: 'no-account' | 'gone-since' | 'gone-there';
  } | null;
};

/**
 * Who is owed what by a moment, before a payout run is made.
 * @param cutoffAt ms UTC.
 * @throws NotFound (no staff)
 */
export async function listOwed(context: Context, actor: Actor, cutoffAt: number): Promise<OwedProducer[]> {
  if (staffRole(actor) === null) throw new NotFound('payouts');
  const { store, clock } = context;
  const { producer } = store.tables;
  return store.read(async (db) => {
    const owed = await owedBy(db, store.tables, { until: cutoffAt });
    const ids = [...owed].filter(([, parts]) => parts.owed !== 0).map(([id]) => id);
    if (ids.length === 0) return [];
    // What came back after the moment is not paid out first and asked for afterwards.
    const owedNow = await owedBy(db, store.tables, { until: clock.now() });
    const promised = await promisedTo(db, store.tables);
    const held = await heldThere(db, store.tables);
    const producers = await db
      .select({ id: producer.id, name: producer.name })
      .from(producer)
      .where(inArray(producer.id, ids))
      .orderBy(asc(producer.nameKey), asc(producer.id));
    const withAccount = await producersWithAccount(context, db, ids);
    const rows: OwedProducer[] = [];
    for (const { id, name } of producers) {
      const parts = owed.get(id);
      if (!parts) continue;
      const hasAccount = withAccount.has(id);
      const open = promised.get(id) ?? 0;
      const due = Math.max(0, parts.owed - open);
      const heldOf = held.get(id) ?? 0;
      const most = Math.min(parts.owed, (owedNow.get(id)?.owed ?? 0) - heldOf);
      const payable = hasAccount ? Math.max(0, most - open) : 0;
      rows.push({
        ...parts,
        producerId: id,
        producerName: name,
        promised: open,
        payable,
        hasAccount,
        waits: due > payable ? { amount: due - payable, why: whyItWaits(hasAccount, heldOf) } : null,
      });
    }
    return rows;
  });
}

/** What staff can do something about goes before. */
function whyItWaits(hasAccount: boolean, held: number) {
  if (!hasAccount) return 'no-account';
  return held > 0 ? 'gone-there' : 'gone-since';
}
