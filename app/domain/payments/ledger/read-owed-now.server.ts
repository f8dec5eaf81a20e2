import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * VND that the market has yet to pay to producers, over all of them: the rest of what they sold is with them. Whoever owes the
 * market takes nothing off what it owes others.
 */
export async function sumOwedNow(db: Db, tables: Store['tables']): Promise<number> {
  const owed = await owedBy(db, tables, {});
  return [...owed.values()].reduce((sum, one) => sum + Math.max(0, one.owed), 0);
}

/** `sumOwedNow` for a page. @throws NotFound (no staff) */
export async function readOwedNow({ store }: Context, actor: Actor): Promise<number> {
  if (staffRole(actor) === null) throw new NotFound('payouts');
  return store.read((db) => sumOwedNow(db, store.tables));
}
