import { count } from 'drizzle-orm';
import { isWaitingTransfer } from '#app/domain/payments/bank-transfers/list-transfers.server.ts';
import { isOpenDispute } from '#app/domain/payments/card/list-disputes.server.ts';
import { isOpenBreak } from '#app/domain/payments/ledger/watch-books.server.ts';
import { isOpenFinding } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { isRefundOf } from '#app/domain/payments/refunds/list-refunds.server.ts';
import type { Context } from '#app/server/context.ts';

/** What about money waits for staff: each as many as the list has that it leads to. */
export type MoneyTasks = {
  /** Transfers that fit no order by themselves. */
  readonly transfers: number;
  /** Refunds that were promised and not sent. */
  readonly refunds: number;
  /** Disputes of card holders that are not decided. */
  readonly disputes: number;
  /** Where a provider's list and ours do not agree. */
  readonly findings: number;
  /** Places where the books do not add up. */
  readonly breaks: number;
};

export async function countMoneyTasks({ store }: Context): Promise<MoneyTasks> {
  const { tables } = store;
  const { bankTransfer, refund, dispute, reconciliationFinding: finding } = tables;
  return store.read(async (db) => {
    const [transfers] = await db.select({ n: count() }).from(bankTransfer).where(isWaitingTransfer(tables));
    const [refunds] = await db.select({ n: count() }).from(refund).where(isRefundOf(tables, 'waiting'));
    const [disputes] = await db.select({ n: count() }).from(dispute).where(isOpenDispute(tables));
    const [findings] = await db.select({ n: count() }).from(finding).where(isOpenFinding(tables));
    const [breaks] = await db.select({ n: count() }).from(finding).where(isOpenBreak(tables));
    return {
      transfers: Number(transfers?.n ?? 0),
      refunds: Number(refunds?.n ?? 0),
      disputes: Number(disputes?.n ?? 0),
      findings: Number(findings?.n ?? 0),
      breaks: Number(breaks?.n ?? 0),
    };
  });
}
