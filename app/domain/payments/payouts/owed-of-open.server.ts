import { and, asc, eq, isNull } from 'drizzle-orm';
import { owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import { heldThere } from '#app/domain/payments/payouts/held-there.server.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * How much of each payout that is not paid yet is owed in this moment, VND by the payout's id: something may have come back
 * since its run was made, or have gone back in the card provider's own pages and wait for staff to say of which order. Of
 * several of one producer the earlier run goes before.
 */
export async function owedOfOpen(
  db: Db,
  tables: Store['tables'],
  { producerId }: { producerId?: string } = {},
): Promise<Map<string, number>> {
  const { payout } = tables;
  const open = await db
    .select({ id: payout.id, producerId: payout.producerId, amount: payout.amount })
    .from(payout)
    .where(
      and(
        isNull(payout.paidAt),
        isNull(payout.reversedAt),
        producerId === undefined ? undefined : eq(payout.producerId, producerId),
      ),
    )
    .orderBy(asc(payout.id));
  const owed = await owedBy(db, tables, producerId === undefined ? {} : { producerId });
  const held = await heldThere(db, tables);
  const left = new Map([...owed].map(([id, parts]) => [id, Math.max(0, parts.owed - (held.get(id) ?? 0))]));
  return new Map(
    open.map(({ id, producerId: of, amount }) => {
      const now = Math.min(amount, left.get(of) ?? 0);
      left.set(of, (left.get(of) ?? 0) - now);
      return [id, now];
    }),
  );
}
