import { and, eq, sum } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';

/** By which a refund of a transfer's own money is known: there is one at most. */
export const refundCauseOf = (transferId: string) => `transfer:${transferId}`;

/** How much of a transfer is nowhere yet: neither with a payment, nor promised back; VND. */
export async function restOf(
  { store }: Context,
  db: Db,
  transfer: { id: string; amount: number },
): Promise<number> {
  const { transferMatch, refund } = store.tables;
  const [matched] = await db
    .select({ amount: sum(transferMatch.amount) })
    .from(transferMatch)
    .where(eq(transferMatch.transferId, transfer.id));
  const [promised] = await db
    .select({ amount: sum(refund.amount) })
    .from(refund)
    .where(eq(refund.causeKey, refundCauseOf(transfer.id)));
  return transfer.amount - Number(matched?.amount ?? 0) - Number(promised?.amount ?? 0);
}

/** How much has come in for a payment, VND. */
export async function receivedFor(
  { store }: Pick<Context, 'store'>,
  db: Db,
  paymentId: string,
): Promise<number> {
  const { transferMatch } = store.tables;
  const [matched] = await db
    .select({ amount: sum(transferMatch.amount) })
    .from(transferMatch)
    .where(and(eq(transferMatch.paymentId, paymentId)));
  return Number(matched?.amount ?? 0);
}
