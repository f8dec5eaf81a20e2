import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db, Store } from '#db/store.ts';

/** What a finding says of a refund of ours that was settled in another way, and has reached its card as well. */
export const arrivedTwice = z.object({
  refundId: z.string(),
  paymentId: z.string(),
  /** In the smallest unit of `currency`. */
  amount: z.number(),
  currency: z.string(),
});

/**
 * How much of it the buyer has twice in this moment, VND: nothing once the other way has fallen away, so that what reached the card
 * is what was promised, and nothing in another currency, which is in no book.
 * @param subject the provider's id of the refund that reached the card as well.
 */
export async function twiceOf(
  { refund }: Store['tables'],
  db: Db,
  subject: string,
  { refundId, amount, currency }: z.infer<typeof arrivedTwice>,
): Promise<number> {
  if (currency.toUpperCase() !== 'VND') return 0;
  const [row] = await db.select().from(refund).where(eq(refund.id, refundId));
  const isOtherwiseDone =
    row !== undefined && (row.settledBy !== null || (row.doneAt !== null && row.externalId !== subject));
  return isOtherwiseDone ? amount : 0;
}
