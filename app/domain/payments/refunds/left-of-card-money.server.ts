import { eq } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

/** How much of card money that settled nothing is not promised back yet, in the smallest unit of its currency. */
export async function leftOfCardMoney(
  { cardMoney, refund }: Store['tables'],
  db: Db,
  cardMoneyId: string,
): Promise<number> {
  const [money] = await db.select().from(cardMoney).where(eq(cardMoney.id, cardMoneyId));
  const given = await db
    .select({ amount: refund.amount })
    .from(refund)
    .where(eq(refund.cardMoneyId, cardMoneyId));
  return given.reduce((left, { amount }) => left - amount, money?.amount ?? 0);
}
