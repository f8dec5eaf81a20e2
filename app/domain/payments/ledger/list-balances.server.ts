import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { claimKinds } from '#app/domain/payments/ledger/post.server.ts';
import { sumOwedNow } from '#app/domain/payments/ledger/read-owed-now.server.ts';
import { isOpenBreak, MOST_KEPT } from '#app/domain/payments/ledger/watch-books.server.ts';
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
/** Written out: as a parameter PostgreSQL would not know which kind of number it is. */
const MILLION = sql.raw('1000000');
const value = z.union([z.number(), z.string(), z.null()]);
const findingDetail = z.object({ about: z.string(), what: z.string(), expected: value, found: value });

/**
 * The balance of every account, counted from the entries (debit above nothing, credit below), and what the last check of the
 * books found wrong.
 * @throws NotFound (no staff)
 */
export async function listBalances({ store }: Context, actor: Actor) {
  if (staffRole(actor) === null) throw new NotFound('books');
  const { ledgerEntry, ledgerPosting, reconciliationFinding } = store.tables;
  return store.read(async (db) => {
    const owed = await sumOwedNow(db, store.tables);
    const sums = await db
      .select({
        account: ledgerEntry.account,
        // In two parts: a sum beyond 2^63 is no answer of SQLite's, nor one beyond 2^53 of JavaScript's.
        millions: sql<number>`sum(${ledgerEntry.amount} / ${MILLION})`.mapWith(Number),
        rest: sql<number>`sum(${ledgerEntry.amount} % ${MILLION})`.mapWith(Number),
      })
      .from(ledgerEntry)
      .groupBy(ledgerEntry.account);
    const [claims] = await db
      .select({ amount: sql<number>`coalesce(sum(${ledgerEntry.amount}), 0)`.mapWith(Number) })
      .from(ledgerEntry)
      .innerJoin(ledgerPosting, eq(ledgerPosting.id, ledgerEntry.postingId))
      .where(and(eq(ledgerEntry.account, 'buyer_receivable'), inArray(ledgerPosting.kind, [...claimKinds])));
    const open = await db
      .select()
      .from(reconciliationFinding)
      .where(isOpenBreak(store.tables))
      .orderBy(asc(reconciliationFinding.kind), asc(reconciliationFinding.subject))
      .limit(MOST_KEPT);
    return {
      /** VND, as the payouts' page says it. */
      owed,
      /** VND that buyers owe who have got card money twice: a debit of `buyer_receivable` beside all else of it. */
      claimed: claims?.amount ?? 0,
      balances: accounts.map((account) => ({
        account,
        amount: exactly(sums.find((one) => one.account === account)),
      })),
      findings: open.map(({ id, kind, detail }) => ({
        id,
        invariant: kind,
        ...findingDetail.parse(detail),
      })),
    };
  });
}

/** Infinite, above or below nothing, where it has left the numbers that are exact: it is never rounded. */
function exactly({ millions, rest }: { millions: number; rest: number } = { millions: 0, rest: 0 }): number {
  const sum = BigInt(millions) * BigInt(1_000_000) + BigInt(rest);
  const amount = Number(sum);
  if (Number.isSafeInteger(amount)) return amount;
  return sum < 0 ? -Infinity : Infinity;
}
