import { and, count, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';

/** What about money waits for staff. */
export type MoneyTasks = {
  /** Transfers that fit no order by themselves. */
  readonly transfers: number;
  /** Refunds that are overdue, or that a card has not taken. */
  readonly refunds: number;
  /** Disputes of card holders that are not decided. */
  readonly disputes: number;
  /** Where the card provider's list and ours do not agree. */
  readonly findings: number;
};

export async function countMoneyTasks({ store, clock }: Context): Promise<MoneyTasks> {
  const { bankTransfer, refund, dispute, reconciliationFinding: finding } = store.tables;
  return store.read(async (db) => {
    const [transfers] = await db
      .select({ n: count() })
      .from(bankTransfer)
      .where(and(isNotNull(bankTransfer.trouble), isNull(bankTransfer.resolvedAt)));
    const [refunds] = await db
      .select({ n: count() })
      .from(refund)
      .where(and(isNull(refund.doneAt), or(isNotNull(refund.failedAt), lt(refund.dueAt, clock.now()))));
    const [disputes] = await db.select({ n: count() }).from(dispute).where(isNull(dispute.closedAt));
    const [findings] = await db
      .select({ n: count() })
      .from(finding)
      .where(and(isNull(finding.mendedAt), isNull(finding.resolvedAt)));
    return {
      transfers: Number(transfers?.n ?? 0),
      refunds: Number(refunds?.n ?? 0),
      disputes: Number(disputes?.n ?? 0),
      findings: Number(findings?.n ?? 0),
    };
  });
}
