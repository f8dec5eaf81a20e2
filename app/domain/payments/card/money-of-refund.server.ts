import { and, eq } from 'drizzle-orm';
import type { RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import type { Db, Store } from '#db/store.ts';

/** The card money that a refund gives back, by its payment intent; null where none has come. */
export async function moneyOfRefund(
  { cardMoney }: Store['tables'],
  db: Db,
  { paymentId, cardMoneyId }: Pick<RefundRow, 'paymentId' | 'cardMoneyId'>,
): Promise<Store['tables']['cardMoney']['$inferSelect'] | null> {
  const [money] = await db
    .select()
    .from(cardMoney)
    .where(
      cardMoneyId === null
        ? and(eq(cardMoney.paymentId, paymentId), eq(cardMoney.standing, 'settles'))
        : eq(cardMoney.id, cardMoneyId),
    );
  return money ?? null;
}
