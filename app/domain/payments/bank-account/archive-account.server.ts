import { and, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { confirmOwner } from '#app/domain/payments/bank-account/confirm-owner.server.ts';
import { ownAccount } from '#app/domain/payments/bank-account/set-provider.server.ts';
import { tellOfAccount } from '#app/domain/payments/bank-account/tell-of-account.server.ts';
import type { Context } from '#app/server/context.ts';

/**
 * Nobody new is asked to pay on this account; orders that were placed keep it, and money that comes for them is seen.
 * @throws NotFound, DomainError wrongPassword (password), TooManyTries.
 */
export async function archiveAccount(
  context: Context,
  actor: SellerActor,
  { accountId, password }: { accountId: string; password: string },
): Promise<void> {
  const { store, clock } = context;
  const { bankAccount } = store.tables;
  const account = await ownAccount(context, actor, accountId);
  await confirmOwner(context, actor, password);
  await store.write(async (tx) => {
    await tx
      .update(bankAccount)
      .set({ archivedAt: clock.now() })
      .where(and(eq(bankAccount.id, accountId), isNull(bankAccount.archivedAt)));
    await tellOfAccount(context, tx, actor, account, { act: 'archive-bank-account' });
    await store.touch(tx, [`producer:${account.producerId}`], clock.now());
  });
}
