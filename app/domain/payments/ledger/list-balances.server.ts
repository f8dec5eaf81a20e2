import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { BOOKS } from '#app/domain/payments/ledger/watch-books.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { LedgerAccount } from '#db/tables/books.ts';

const accounts: readonly LedgerAccount[] = [
  'buyer_receivable',
  'producer_direct',
  'operator_clearing',
  'producer_payable',
  'fees',
  'withholding',
  'refunds',
];
const value = z.union([z.number(), z.string(), z.null()]);
const findingDetail = z.object({ about: z.string(), what: z.string(), expected: value, found: value });

/**
 * The balance of every account, counted from the entries (debit above nothing, credit below), and what the last check of the
 * books found wrong.
 * @throws NotFound (no staff)
 */
export async function listBalances({ store }: Context, actor: Actor) {
  if (staffRole(actor) === null) throw new NotFound('books');
  const { ledgerEntry, reconciliationFinding } = store.tables;
  return store.read(async (db) => {
    const sums = await db
      .select({
        account: ledgerEntry.account,
        amount: sql<number>`sum(${ledgerEntry.amount})`.mapWith(Number),
      })
      .from(ledgerEntry)
      .groupBy(ledgerEntry.account);
    const open = await db
      .select()
      .from(reconciliationFinding)
      .where(and(eq(reconciliationFinding.provider, BOOKS), isNull(reconciliationFinding.resolvedAt)))
      .orderBy(asc(reconciliationFinding.kind), asc(reconciliationFinding.subject))
      .limit(200);
    return {
      balances: accounts.map((account) => ({
        account,
        amount: sums.find((one) => one.account === account)?.amount ?? 0,
      })),
      findings: open.map(({ id, kind, detail }) => ({
        id,
        invariant: kind,
        ...findingDetail.parse(detail),
      })),
    };
  });
}
