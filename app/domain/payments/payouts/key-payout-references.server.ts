import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { foldPayoutReference } from '#app/domain/payments/payouts/payout-reference.ts';
import type { Context } from '#app/server/context.ts';

/**
 * Gives the references of payouts that an earlier release has marked the key that they are found by: no database folds a text
 * as the market does. Every process does this as it starts; where nothing is left to do it asks once and writes nothing.
 */
export async function keyPayoutReferences({ store }: Context): Promise<void> {
  const { payout } = store.tables;
  const hasNoKey = and(isNotNull(payout.reference), isNull(payout.referenceKey));
  const rows = await store.read((db) =>
    db.select({ id: payout.id, reference: payout.reference }).from(payout).where(hasNoKey),
  );
  if (rows.length === 0) return;
  await store.write(
    async (tx) => {
      for (const { id, reference } of rows) {
        await tx
          .update(payout)
          .set({ referenceKey: foldPayoutReference(reference ?? '') })
          .where(and(eq(payout.id, id), hasNoKey));
      }
    },
    { isolation: 'guarded' },
  );
}
