import { and, eq, isNull } from 'drizzle-orm';
import { openStripe } from '#app/domain/payments/card/open-stripe.server.ts';
import type { Context } from '#app/server/context.ts';

/** A card payment that is waiting to be made. */
export type CardPage = {
  /** VND. */
  readonly amount: number;
  /** Where the buyer pays; null until it was opened. */
  readonly payUrl: string | null;
  readonly isSimulated: boolean;
};

/** Null when nothing is asked for by card any more. */
export async function readCardPage(context: Context, groupId: string): Promise<CardPage | null> {
  const { store, clock } = context;
  const { payment } = store.tables;
  const [row] = await store.read((db) =>
    db
      .select()
      .from(payment)
      .where(
        and(
          eq(payment.groupId, groupId),
          eq(payment.method, 'card'),
          isNull(payment.settledAt),
          isNull(payment.closedAt),
        ),
      ),
  );
  if (!row || row.expiresAt <= clock.now()) return null;
  const line = await openStripe(context);
  return { amount: row.amount, payUrl: row.payUrl, isSimulated: line?.isSimulated ?? false };
}
