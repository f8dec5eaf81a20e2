import { and, eq } from 'drizzle-orm';
import { dropLinks, freeUnsold } from '#app/domain/payments/bank-transfers/free-unsold.server.ts';
import { newestTransferPayment } from '#app/domain/payments/bank-transfers/newest-payment.server.ts';
import {
  decide,
  holdWaiting,
  type MoneyActor,
} from '#app/domain/payments/bank-transfers/open-transfer.server.ts';
import { placeOn } from '#app/domain/payments/bank-transfers/place-on.server.ts';
import { tellOfTrouble } from '#app/domain/payments/bank-transfers/tell-who-paid.server.ts';
import { lockPayments, type PaymentRow } from '#app/domain/payments/refunds/lock-payments.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Tx } from '#db/store.ts';
import type { TransferTrouble } from '#db/tables/transfers.ts';

/**
 * A person says for which order a transfer is that did not find it by itself. It gives what the order still wants; what
 * is over, or still missing, waits on.
 * @param orderCode as people type it.
 * @returns why it waits on; null when all of it has found its place.
 * @throws NotFound, DomainError transferDecided; orderUnknown, orderPaidAlready, orderNotByTransfer (field order).
 */
export async function assignTransfer(
  context: Context,
  actor: MoneyActor,
  { transferId, orderCode }: { transferId: string; orderCode: string },
): Promise<TransferTrouble | null> {
  return context.store.write(
    async (tx) => {
      const { account, transfer } = await holdWaiting(context, tx, actor, transferId);
      await freeUnsold(context, tx, transferId);
      await dropLinks(context, tx, transferId);
      const { payment, orderId } = await paymentOf(context, tx, account.producerId, orderCode);
      const trouble = await placeOn(context, tx, transfer, payment, { personId: actor.personId });
      await decide(context, tx, actor, transfer, {
        resolution: 'assign',
        trouble,
        detail: { orderId, paymentId: payment.id },
      });
      if (trouble !== null) await tellOfTrouble(context, tx, transferId, trouble);
      return trouble;
    },
    { isolation: 'guarded' },
  );
}

async function paymentOf(
  context: Context,
  tx: Tx,
  producerId: string,
  orderCode: string,
): Promise<{ payment: PaymentRow; orderId: string }> {
  const { order } = context.store.tables;
  const refuse = (code: 'orderUnknown' | 'orderPaidAlready' | 'orderNotByTransfer') =>
    new DomainError(code, { field: 'order' });
  const [ordered] = await tx
    .select({ id: order.id, paidAt: order.paidAt })
    .from(order)
    .where(and(eq(order.producerId, producerId), eq(order.code, orderCode.trim().toUpperCase())));
  if (!ordered) throw refuse('orderUnknown');
  const asked = await newestTransferPayment(tx, context.store.tables, ordered.id);
  const [locked] = await lockPayments(context, tx, asked ? [asked.id] : []);
  if (!locked) throw refuse('orderNotByTransfer');
  if (locked.settledAt !== null && ordered.paidAt !== null) throw refuse('orderPaidAlready');
  return { payment: locked, orderId: ordered.id };
}
