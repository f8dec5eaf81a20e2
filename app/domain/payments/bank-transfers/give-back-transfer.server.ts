import { refundCauseOf, restOf } from '#app/domain/orders/money-back/transfer-rest.server.ts';
import { freeUnsold } from '#app/domain/payments/bank-transfers/free-unsold.server.ts';
import {
  decide,
  holdWaiting,
  type MoneyActor,
} from '#app/domain/payments/bank-transfers/open-transfer.server.ts';
import { promiseRefund, type RefundReason } from '#app/domain/payments/refunds/promise-refund.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { TransferTrouble } from '#db/tables/transfers.ts';

/** Why a transfer goes back, by what it waited for: what bought nothing is nobody's goodwill. */
export const reasonOfTrouble: Readonly<Record<TransferTrouble, RefundReason>> = {
  'no-code': 'unclear-order',
  'unknown-code': 'unclear-order',
  'unclear-split': 'unclear-order',
  'too-little': 'too-little',
  'too-much': 'too-much',
  late: 'late',
  double: 'double',
  'wrong-account': 'wrong-account',
};

/**
 * Promises back what is left of a transfer whose buyer is known; what an order was sold for stays. The producer sends it,
 * and proves it.
 * @returns the refund's id.
 * @throws NotFound, DomainError transferDecided, transferOfNoOrder, refundTooMuch.
 */
export async function giveBackTransfer(
  context: Context,
  actor: MoneyActor,
  transferId: string,
): Promise<string> {
  return context.store.write(
    async (tx) => {
      const { transfer } = await holdWaiting(context, tx, actor, transferId);
      const { freed, sold } = await freeUnsold(context, tx, transferId);
      const paymentId = freed[0] ?? sold[0];
      const rest = await restOf(context, tx, transfer);
      if (!paymentId || rest <= 0) throw new DomainError('transferOfNoOrder');
      const refundId = await promiseRefund(context, tx, {
        paymentId,
        orderId: null,
        amount: rest,
        reason: reasonOfTrouble[transfer.trouble],
        causeKey: refundCauseOf(transferId),
        by: { role: actor.role, personId: actor.personId },
      });
      await decide(context, tx, actor, transfer, {
        resolution: 'give-back',
        trouble: null,
        detail: { refundId, rest },
      });
      return refundId;
    },
    { isolation: 'guarded' },
  );
}
