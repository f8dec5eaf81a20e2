import { and, eq, ne } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { Db, Store } from '#db/store.ts';

type StatementRow = Store['tables']['bankStatement']['$inferSelect'];
type AccountRow = Store['tables']['bankAccount']['$inferSelect'];

/**
 * A producer's own statement with its account, while what it said is kept.
 * @throws NotFound when it is another producer's, or was cleared away.
 */
export async function loadOwnStatement(
  db: Db,
  { bankStatement, bankAccount }: Store['tables'],
  { producerId }: Pick<SellerActor, 'producerId'>,
  statementId: string,
): Promise<{ statement: StatementRow; account: AccountRow }> {
  const [own] = await db
    .select({ statement: bankStatement, account: bankAccount })
    .from(bankStatement)
    .innerJoin(bankAccount, eq(bankAccount.id, bankStatement.bankAccountId))
    .where(
      and(
        eq(bankStatement.id, statementId),
        eq(bankAccount.producerId, producerId),
        ne(bankStatement.sealed, ''),
      ),
    );
  if (!own) throw new NotFound('statement');
  return own;
}
