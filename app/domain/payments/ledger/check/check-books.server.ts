import { setImmediate } from 'node:timers/promises';
import { type Books, readBooks } from '#app/domain/payments/ledger/check/books.server.ts';
import {
  checkCardMoney,
  checkCardReceipts,
  checkDisputedRefunds,
  checkPaidBack,
  checkRefundsOnce,
  checkRefundsThere,
} from '#app/domain/payments/ledger/check/check-cards.ts';
import {
  checkPostingSums,
  checkReversals,
  checkSales,
  checkWholeSum,
} from '#app/domain/payments/ledger/check/check-ledger.ts';
import {
  checkClearing,
  checkReceivable,
  checkRefundLimits,
  checkRefunds,
  checkTransfers,
} from '#app/domain/payments/ledger/check/check-money.ts';
import {
  checkOrderAmounts,
  checkOrderFacts,
  checkOrderPaid,
} from '#app/domain/payments/ledger/check/check-orders.ts';
import { checkOwedBack } from '#app/domain/payments/ledger/check/check-owed-back.ts';
import { checkOwed, checkPaidOwed, checkPayouts } from '#app/domain/payments/ledger/check/check-payouts.ts';
import { checkReserved, checkSold, checkStockMoves } from '#app/domain/payments/ledger/check/check-stock.ts';
import { checkWithholding } from '#app/domain/payments/ledger/check/check-withholding.ts';
import { type Finding, sumBy } from '#app/domain/payments/ledger/check/finding.ts';
import type { Context } from '#app/server/context.ts';

const checks: ReadonlyArray<(books: Books) => Finding> = [
  checkPostingSums,
  checkWholeSum,
  checkReversals,
  checkSales,
  checkOrderAmounts,
  checkOrderFacts,
  checkOrderPaid,
  checkTransfers,
  checkCardReceipts,
  checkCardMoney,
  checkReceivable,
  checkClearing,
  checkRefunds,
  checkRefundLimits,
  checkRefundsThere,
  checkPaidBack,
  checkRefundsOnce,
  checkDisputedRefunds,
  checkOwedBack,
  checkPayouts,
  checkOwed,
  checkPaidOwed,
  checkWithholding,
  checkReserved,
  checkStockMoves,
  checkSold,
];

export type BooksReport = {
  /** ms UTC. */
  readonly checkedAt: number;
  readonly isSound: boolean;
  /** VND by account: debit above zero, credit below. */
  readonly balances: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
};

/** Counts the books anew from what they tell of, as it stands in one moment, and says of every invariant whether it holds. */
export async function checkBooks({ store, clock }: Context): Promise<BooksReport> {
  const checkedAt = clock.now();
  const books = await store.readMoment((db) => readBooks(db, store.tables));
  const findings: Finding[] = [];
  for (const check of checks) {
    findings.push(check(books));
    // Others have their turn: with many orders each of them takes a while.
    await setImmediate();
  }
  const balances = Object.fromEntries(
    sumBy(
      books.entries,
      ({ account }) => account,
      ({ amount }) => amount,
    ),
  );
  return { checkedAt, isSound: findings.every(({ breaks }) => breaks.length === 0), balances, findings };
}
