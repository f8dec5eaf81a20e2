import { and, desc, eq } from 'drizzle-orm';
import type { PaymentRow } from '#app/domain/payments/refunds/lock-payments.server.ts';
import type { Db, Store } from '#db/store.ts';

/** The payment by transfer that asks for an order's money now: the newest of it; null when none ever did. */
export async function newestTransferPayment(
  db: Db,
  { payment, paymentAllocation }: Store['tables'],
  orderId: string,
): Promise<PaymentRow | null> {
  const [newest] = await db
    .select({ payment })
    .from(payment)
    .innerJoin(paymentAllocation, eq(paymentAllocation.paymentId, payment.id))
    .where(and(eq(paymentAllocation.orderId, orderId), eq(payment.method, 'vietqr')))
    .orderBy(desc(payment.createdAt), desc(payment.id))
    .limit(1);
  return newest?.payment ?? null;
}
