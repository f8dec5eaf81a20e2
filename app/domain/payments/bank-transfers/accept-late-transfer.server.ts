import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { receivedFor, restOf } from '#app/domain/orders/money-back/transfer-rest.server.ts';
import {
  decide,
  holdWaiting,
  type MoneyActor,
} from '#app/domain/payments/bank-transfers/open-transfer.server.ts';
import { lockPayments } from '#app/domain/payments/refunds/lock-payments.server.ts';
import { acceptLateMoney } from '#app/domain/payments/settle/accept-late-money.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Tx } from '#db/store.ts';

/**
 * Takes late money for the order that it was meant for, if all of the order's money has come and its goods are still
 * there.
 * @throws NotFound, DomainError transferDecided, lateTooLittle, orderEnded, lateSoldOut.
 */
export async function acceptLateTransfer(
  context: Context,
  actor: MoneyActor,
  transferId: string,
): Promise<void> {
  const { transferMatch, paymentAllocation } = context.store.tables;
  await context.store.write(
    async (tx) => {
      const { transfer } = await holdWaiting(context, tx, actor, transferId);
      const matches = await tx.select().from(transferMatch).where(eq(transferMatch.transferId, transferId));
      const [payment, ...others] = await lockPayments(
        context,
        tx,
        matches.map(({ paymentId }) => paymentId),
      );
      if (transfer.trouble !== 'late' || !payment || others.length > 0) throw new DomainError('orderEnded');
      if (payment.settledAt === null || (await receivedFor(context, tx, payment.id)) < payment.amount)
        throw new DomainError('lateTooLittle');
      const orders = await tx
        .select({ id: paymentAllocation.orderId })
        .from(paymentAllocation)
        .where(eq(paymentAllocation.paymentId, payment.id))
        .orderBy(asc(paymentAllocation.orderId));
      for (const { id } of orders) {
        if (!(await acceptLateMoney(context, tx, { orderId: id, paymentId: payment.id, by: actor })))
          throw new DomainError('orderEnded');
      }
      for (const one of await lateTransfersOf(context, tx, payment.id)) {
        const rest = await restOf(context, tx, one);
        await decide(context, tx, actor, one, {
          resolution: 'accept',
          trouble: rest > 0 ? 'too-much' : null,
          detail: { paymentId: payment.id },
        });
      }
    },
    { isolation: 'guarded' },
  );
}

async function lateTransfersOf({ store }: Context, tx: Tx, paymentId: string) {
  const { bankTransfer, transferMatch } = store.tables;
  const rows = await tx
    .select({ transfer: bankTransfer })
    .from(bankTransfer)
    .innerJoin(transferMatch, eq(transferMatch.transferId, bankTransfer.id))
    .where(
      and(
        eq(transferMatch.paymentId, paymentId),
        inArray(bankTransfer.trouble, ['late', 'too-little']),
        isNull(bankTransfer.resolvedAt),
      ),
    )
    .orderBy(asc(bankTransfer.id));
  return rows.map(({ transfer }) => transfer);
}
