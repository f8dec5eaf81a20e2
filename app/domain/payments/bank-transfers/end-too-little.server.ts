import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * What waited for the rest of this payment, or came after its time, waits no more: the rest has come (`completed`), or the order was cancelled and
 * what had come goes back (`give-back`). Part of a write that holds the payment.
 */
export async function endTooLittle(
  { store, clock }: Context,
  tx: Tx,
  paymentId: string,
  resolution: 'completed' | 'give-back',
  /** The transfer that is being decided about. */
  exceptId = '',
): Promise<void> {
  const { bankTransfer, transferMatch } = store.tables;
  const waiting = await tx
    .select({ id: bankTransfer.id })
    .from(bankTransfer)
    .innerJoin(transferMatch, eq(transferMatch.transferId, bankTransfer.id))
    .where(
      and(
        eq(transferMatch.paymentId, paymentId),
        inArray(bankTransfer.trouble, ['too-little', 'late']),
        ne(bankTransfer.id, exceptId),
        isNull(bankTransfer.resolvedAt),
      ),
    )
    .orderBy(asc(bankTransfer.id));
  for (const { id } of waiting) {
    await tx
      .update(bankTransfer)
      .set({ resolvedAt: clock.now(), resolution })
      .where(and(eq(bankTransfer.id, id), isNull(bankTransfer.resolvedAt)));
  }
}
