import { sql } from 'drizzle-orm';
import { restOf } from '#app/domain/orders/money-back/transfer-rest.server.ts';
import { partFor, standingOf } from '#app/domain/payments/bank-transfers/asked-by-code.server.ts';
import { endTooLittle } from '#app/domain/payments/bank-transfers/end-too-little.server.ts';
import type { TransferRow } from '#app/domain/payments/bank-transfers/find-same-transfer.server.ts';
import type { PaymentRow } from '#app/domain/payments/refunds/lock-payments.server.ts';
import { acceptInTime } from '#app/domain/payments/settle/accept-late-money.server.ts';
import { settlePayment } from '#app/domain/payments/settle/settle-payment.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Tx } from '#db/store.ts';
import type { TransferTrouble } from '#db/tables/transfers.ts';

/**
 * Gives what is left of a transfer to one payment, as much as it still wants, and settles it when it has all. Part of a
 * write that holds the account and the payment.
 * @param rest VND of the transfer that is nowhere yet, where the caller knows it.
 * @returns as `placeByCodes`.
 */
export async function placeOn(
  context: Context,
  tx: Tx,
  transfer: TransferRow,
  payment: PaymentRow,
  { personId = null, rest: known }: { personId?: string | null; rest?: number } = {},
): Promise<TransferTrouble | null> {
  const rest = known ?? (await restOf(context, tx, transfer));
  const standing = await standingOf(context, tx, payment);
  const { part, trouble } = partFor(rest, standing);
  // Also of nothing: it says whose buyer sent it, and so to whom it can go back.
  await match(context, tx, { transferId: transfer.id, paymentId: payment.id, part, personId });
  if (standing.isSettled || part < standing.missing) return trouble;
  const settlement = await settlePayment(context, tx, payment.id);
  const late = settlement?.late ?? [];
  if (standing.isClosed && late.length === 0) return trouble;
  for (const orderId of late) {
    const about = { orderId, paymentId: payment.id, toldAt: transfer.seenAt };
    if (!(await acceptInTime(context, tx, about))) return 'late';
  }
  await endTooLittle(context, tx, payment.id, 'completed', transfer.id);
  return rest > part ? 'too-much' : null;
}

async function match(
  { store, clock }: Context,
  tx: Tx,
  {
    transferId,
    paymentId,
    part,
    personId,
  }: { transferId: string; paymentId: string; part: number; personId: string | null },
): Promise<void> {
  const { transferMatch } = store.tables;
  await tx
    .insert(transferMatch)
    .values({ id: newId(), transferId, paymentId, amount: part, at: clock.now(), personId })
    .onConflictDoUpdate({
      target: [transferMatch.transferId, transferMatch.paymentId],
      set: { amount: sql`${transferMatch.amount} + ${part}` },
    });
}
