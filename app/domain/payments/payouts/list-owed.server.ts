import { asc, inArray } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { producersWithAccount } from '#app/domain/payments/checkout/ask-by-vietqr.server.ts';
import type { OwedParts } from '#app/domain/payments/ledger/owed.server.ts';
import { type NotHandedOver, notHandedOver } from '#app/domain/payments/payouts/not-handed-over.server.ts';
import { payableBy } from '#app/domain/payments/payouts/payable-by.server.ts';
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
  /** What of that is for orders whose goods are with the producer yet; null where none is, or nothing is paid. */
  readonly notHandedOver: NotHandedOver | null;
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
  const { store } = context;
  const { producer } = store.tables;
  return store.read(async (db) => {
    const payableOf = await payableBy(context, db, cutoffAt);
    const ids = [...payableOf].filter(([, { owed }]) => owed.owed !== 0).map(([id]) => id);
    if (ids.length === 0) return [];
    const producers = await db
      .select({ id: producer.id, name: producer.name })
      .from(producer)
      .where(inArray(producer.id, ids))
      .orderBy(asc(producer.nameKey), asc(producer.id));
    const unsent = await notHandedOver(db, store.tables, { until: cutoffAt });
    const withAccount = await producersWithAccount(context, db, ids);
    const rows: OwedProducer[] = [];
    for (const { id, name } of producers) {
      const found = payableOf.get(id);
      if (!found) continue;
      const { owed, promised, held } = found;
      const hasAccount = withAccount.has(id);
      const due = Math.max(0, owed.owed - promised);
      const payable = hasAccount ? found.payable : 0;
      rows.push({
        ...owed,
        producerId: id,
        producerName: name,
        promised,
        payable,
        hasAccount,
        notHandedOver: payable > 0 ? (unsent.get(id) ?? null) : null,
        waits: due > payable ? { amount: due - payable, why: whyItWaits(hasAccount, held) } : null,
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
