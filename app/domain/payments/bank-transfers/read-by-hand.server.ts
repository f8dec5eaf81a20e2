import { and, desc, eq, isNull } from 'drizzle-orm';
import { receivedFor } from '#app/domain/orders/money-back/transfer-rest.server.ts';
import { newestTransferPayment } from '#app/domain/payments/bank-transfers/newest-payment.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

export type ByHand = {
  readonly orderCode: string;
  /** VND still missing. */
  readonly missing: number;
  /** Money of this amount that waits: it may be this order's. */
  readonly same: ReadonlyArray<{ id: string; amount: number; occurredAt: number }>;
};

/**
 * What a producer must know before they say that an order's money has come.
 * @throws NotFound when it is no order of theirs that waits for a transfer.
 */
export async function readByHand(context: Context, producerId: string, orderId: string): Promise<ByHand> {
  const { order, bankTransfer, bankAccount } = context.store.tables;
  return context.store.read(async (db) => {
    const [own] = await db
      .select({ code: order.code })
      .from(order)
      .where(and(eq(order.id, orderId), eq(order.producerId, producerId)));
    const asked = own && (await newestTransferPayment(db, context.store.tables, orderId));
    if (!asked || asked.settledAt !== null) throw new NotFound('order');
    const missing = asked.amount - (await receivedFor(context, db, asked.id));
    const same = await db
      .select({ id: bankTransfer.id, amount: bankTransfer.amount, occurredAt: bankTransfer.occurredAt })
      .from(bankTransfer)
      .innerJoin(bankAccount, eq(bankAccount.id, bankTransfer.bankAccountId))
      .where(
        and(
          eq(bankAccount.producerId, producerId),
          eq(bankTransfer.trouble, 'no-code'),
          eq(bankTransfer.amount, missing),
          isNull(bankTransfer.resolvedAt),
        ),
      )
      .orderBy(desc(bankTransfer.occurredAt))
      .limit(5);
    return { orderCode: own.code, missing, same };
  });
}
