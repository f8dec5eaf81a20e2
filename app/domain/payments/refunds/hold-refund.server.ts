import { eq } from 'drizzle-orm';
import { lockPayment } from '#app/domain/payments/refunds/lock-payments.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { Store, Tx } from '#db/store.ts';

export type RefundRow = Store['tables']['refund']['$inferSelect'];

/**
 * Holds the payment of a refund for the caller's write, so that of several who decide about it one does, and reads the refund
 * as it is then.
 * @throws NotFound
 */
export async function holdRefund(context: Context, tx: Tx, refundId: string): Promise<RefundRow> {
  const { refund } = context.store.tables;
  const read = () => tx.select().from(refund).where(eq(refund.id, refundId));
  const [known] = await read();
  if (!known) throw new NotFound('refund');
  await lockPayment(context, tx, known.paymentId);
  const [row] = await read();
  return row ?? known;
}
