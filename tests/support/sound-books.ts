import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import type { Context } from '#app/server/context.ts';

/** Markets whose test breaks the books on purpose, and says so. */
const brokenOnPurpose = new WeakSet<Context>();

export function breaksBooksOnPurpose(context: Context): void {
  brokenOnPurpose.add(context);
}

/**
 * What does not add up in a market's books: `testMarket` asks when a market closes, so that every test in which somebody
 * buys ends with books that are checked.
 * @returns null when they are sound, when nobody has bought anything, or when the test has taken the database away.
 */
export async function brokenBooks(context: Context): Promise<string | null> {
  if (brokenOnPurpose.has(context) || !(await hasBought(context))) return null;
  const { findings } = await checkBooks(context);
  const lines = findings.flatMap(({ invariant, breaks }) =>
    breaks.map(
      ({ subject, what, expected, found }) =>
        `${invariant}: ${subject}: ${what}: ${found} instead of ${expected}`,
    ),
  );
  return lines.length === 0 ? null : ['the test left books that do not add up', ...lines].join('\n');
}

async function hasBought({ store }: Context): Promise<boolean> {
  const { order, ledgerPosting } = store.tables;
  try {
    return await store.read(async (db) => {
      const bought = await db.select({ id: order.id }).from(order).limit(1);
      return (
        bought.length > 0 ||
        (await db.select({ id: ledgerPosting.id }).from(ledgerPosting).limit(1)).length > 0
      );
    });
  } catch {
    return false;
  }
}
