import { eq, gt, lt, or } from 'drizzle-orm';
import { latestNow } from '#app/server/clock.server.ts';
import type { Context } from '#app/server/context.ts';
import type { PaymentProvider } from '#db/tables/payments.ts';

/**
 * When the last comparison with a provider began that read its lists to their ends, ms UTC; null before the first, and where that
 * was noted by a clock that was ahead: how far the lists were read by then is known to nobody.
 */
export async function readLastReconciliation(
  { store, clock }: Context,
  provider: PaymentProvider,
): Promise<number | null> {
  const { lastReconciliation: last } = store.tables;
  const [row] = await store.read((db) => db.select().from(last).where(eq(last.provider, provider)));
  return row && row.beganAt <= latestNow(clock) ? row.beganAt : null;
}

/** Of two that ran at once the one that began later stays, whichever ended first; never one that has not come yet. */
export async function keepLastReconciliation(
  { store, clock }: Context,
  provider: PaymentProvider,
  beganAt: number,
): Promise<void> {
  const { lastReconciliation: last } = store.tables;
  await store.write(
    (tx) =>
      tx
        .insert(last)
        .values({ provider, beganAt })
        .onConflictDoUpdate({
          target: last.provider,
          set: { beganAt },
          setWhere: or(lt(last.beganAt, beganAt), gt(last.beganAt, latestNow(clock))),
        }),
    { isolation: 'guarded' },
  );
}
