import { and, desc, eq, lte } from 'drizzle-orm';
import { addDays, endOfLocalDay, localDate } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

/** What has a term: see `db/reference/payment-terms.csv`. */
export type PaymentTermCode = 'refund-direct';

/**
 * The moment by which something that begins now is to be done: the end of the last local day that the dated row allows.
 * @returns ms UTC; null where no row holds on that day.
 */
export async function dueAfter(
  db: Db,
  { paymentTerm }: Store['tables'],
  code: PaymentTermCode,
  now: number,
): Promise<number | null> {
  const today = localDate(now);
  const [term] = await db
    .select({ days: paymentTerm.days })
    .from(paymentTerm)
    .where(and(eq(paymentTerm.code, code), lte(paymentTerm.validFrom, today)))
    .orderBy(desc(paymentTerm.validFrom))
    .limit(1);
  return term ? endOfLocalDay(addDays(today, term.days)) : null;
}
