import { pausedPayments } from '#app/domain/payments/buyer-page/paused-payments.server.ts';
import { askedByCard } from '#app/domain/payments/card/asked-by-card.server.ts';
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

/** Null when nothing is asked for by card (any more). */
export async function readCardPage(context: Context, groupId: string): Promise<CardPage | null> {
  const [row] = await askedByCard(context, groupId);
  if (!row || row.expiresAt <= context.clock.now()) return null;
  const { store } = context;
  const paused = await store.read((db) => pausedPayments(db, store.tables, [row.id]));
  if (paused.has(row.id)) return null;
  const line = await openStripe(context);
  return { amount: row.amount, payUrl: row.payUrl, isSimulated: line?.isSimulated ?? false };
}
