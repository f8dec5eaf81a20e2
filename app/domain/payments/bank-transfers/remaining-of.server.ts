import { eq } from 'drizzle-orm';
import { receivedFor } from '#app/domain/orders/money-back/transfer-rest.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

export type Remaining = {
  /** VND: what is asked for, what has come, what is still missing (0 once it is settled). */
  readonly asked: number;
  readonly received: number;
  readonly missing: number;
};

/**
 * What is still to be paid of a payment by transfer.
 * @throws NotFound
 */
export async function remainingOf(context: Context, paymentId: string): Promise<Remaining> {
  const { store } = context;
  const { payment } = store.tables;
  return store.read(async (db) => {
    const [row] = await db.select().from(payment).where(eq(payment.id, paymentId));
    if (!row) throw new NotFound('payment');
    const received = await receivedFor(context, db, paymentId);
    const missing = row.settledAt === null ? Math.max(0, row.amount - received) : 0;
    return { asked: row.amount, received, missing };
  });
}
