import { eq } from 'drizzle-orm';
import { assignGoneThere } from '#app/domain/payments/card/assign-gone-there.server.ts';
import { StripeAway } from '#app/domain/payments/card/call-stripe.server.ts';
import { amountOf, cardMoneyStands } from '#app/domain/payments/card/card-money-stands.server.ts';
import { moneyOfRefund } from '#app/domain/payments/card/money-of-refund.server.ts';
import { takeCardRefunds } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { holdRefund, type RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Tx } from '#db/store.ts';

/**
 * Asks the provider what of the money of a refund has gone back over there by now, and places what can be placed: what is left to
 * send may be less than was promised, or nothing. Before anybody sends a refund again that failed. Makes its own writes.
 * @throws DomainError cardAway when the provider does not answer: nobody knows then what it has given back.
 */
export async function askWhatWent(context: Context, refundId: string): Promise<void> {
  const { store } = context;
  const { refund } = store.tables;
  const [row] = await store.read((db) => db.select().from(refund).where(eq(refund.id, refundId)));
  if (row?.method !== 'card' || row.doneAt !== null || row.failedAt === null) return;
  const money = await store.read((db) => moneyOfRefund(store.tables, db, row));
  if (!money) return;
  try {
    await takeCardRefunds(context, money.externalId);
  } catch (error) {
    if (error instanceof StripeAway) throw new DomainError('cardAway');
    throw error;
  }
  await store.write(
    async (tx) => {
      const { paymentId } = await holdRefund(context, tx, refundId);
      await assignGoneThere(context, tx, paymentId);
    },
    { isolation: 'guarded' },
  );
}

/**
 * Nothing is sent of what has gone back over there already, or is on its way back there: never more in sum than was paid. Part
 * of a write that holds the payment (`holdRefund`).
 * @throws DomainError refundPendingThere while nobody knows whether that arrives; refundGoneThere where staff first have to say
 * what it was for.
 */
export async function refuseGoneThere({ store }: Context, tx: Tx, row: RefundRow): Promise<void> {
  const money = await moneyOfRefund(store.tables, tx, row);
  if (money?.currency !== 'VND') return;
  const { gone, pending, mostToSend } = await cardMoneyStands(store.tables, tx, money);
  if (row.amount <= mostToSend) return;
  const [first] = pending;
  if (first)
    throw new DomainError('refundPendingThere', {
      field: 'refund',
      params: {
        pending: amountOf(pending),
        date: localDate(first.foundAt),
        left: Math.max(0, mostToSend),
      },
    });
  throw new DomainError('refundGoneThere', {
    field: 'refund',
    params: { gone: amountOf(gone), left: Math.max(0, mostToSend) },
  });
}
