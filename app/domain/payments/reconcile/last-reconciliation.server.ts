import { eq, lt } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import type { PaymentProvider } from '#db/tables/payments.ts';

/** When the last comparison with a provider began that read its lists to their ends, ms UTC; null before the first. */
export async function readLastReconciliation(
  { store }: Context,
  provider: PaymentProvider,
): Promise<number | null> {
  const { lastReconciliation: last } = store.tables;
  const [row] = await store.read((db) => db.select().from(last).where(eq(last.provider, provider)));
  return row?.beganAt ?? null;
}

/** Of two that ran at once the one that began later stays, whichever ended first. */
export async function keepLastReconciliation(
  { store }: Context,
  provider: PaymentProvider,
  beganAt: number,
): Promise<void> {
  const { lastReconciliation: last } = store.tables;
  await store.write(
    (tx) =>
      tx
        .insert(last)
        .values({ provider, beganAt })
        .onConflictDoUpdate({ target: last.provider, set: { beganAt }, setWhere: lt(last.beganAt, beganAt) }),
    { isolation: 'guarded' },
  );
}
