import { and, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import {
  accountNumberHash,
  openBankAccount,
  sealBankAccount,
} from '#app/domain/payments/bank-account/bank-account-secrets.server.ts';
import { checkAccount, type TypedAccount } from '#app/domain/payments/bank-account/check-account.server.ts';
import { confirmOwner } from '#app/domain/payments/bank-account/confirm-owner.server.ts';
import { tellOfAccount } from '#app/domain/payments/bank-account/tell-of-account.server.ts';
import type { Context } from '#app/server/context.ts';
import { isDemoMarket } from '#app/server/demo-market.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';

/**
 * From now on the producer is paid on this account; orders keep the one that their buyer was shown. A number that was
 * theirs before is taken up again, with who tells of money on it.
 * @throws DomainError as `checkAccount`, accountNotChecked (isChecked), wrongPassword (password); TooManyTries.
 */
export async function saveAccount(
  context: Context,
  actor: SellerActor,
  { isChecked, password, ...typed }: TypedAccount & { isChecked: boolean; password: string },
): Promise<void> {
  const { store, config, clock } = context;
  const { bankAccount } = store.tables;
  const { bank, number, holder } = await checkAccount(context, typed);
  if (!isChecked) throw new DomainError('accountNotChecked', { field: 'isChecked' });
  await confirmOwner(context, actor, password);
  const isDemo = await isDemoMarket(context);
  const numberHash = accountNumberHash(config, number);
  const { producerId } = actor;
  const isOwn = and(eq(bankAccount.producerId, producerId), eq(bankAccount.numberHash, numberHash));
  const [before] = await store.read((db) => db.select().from(bankAccount).where(isOwn));
  const id = before?.id ?? newId();
  const providerSecret = before ? openBankAccount(config, id, before.sealed).providerSecret : null;
  const given = {
    bin: bank.bin,
    sealed: sealBankAccount(config, id, { number, holder, providerSecret }),
    // The newest is the one that is paid on.
    createdAt: clock.now(),
    createdBy: actor.personId,
    archivedAt: null,
    isDemo,
  };
  await store.write(async (tx) => {
    await tx
      .update(bankAccount)
      .set({ archivedAt: clock.now() })
      .where(and(eq(bankAccount.producerId, producerId), isNull(bankAccount.archivedAt)));
    if (before) await tx.update(bankAccount).set(given).where(eq(bankAccount.id, id));
    else {
      const numberEnd = number.slice(-4);
      await tx.insert(bankAccount).values({ ...given, id, producerId, numberHash, numberEnd });
    }
    await tellOfAccount(
      context,
      tx,
      actor,
      { id, bin: bank.bin, numberEnd: number.slice(-4), isDemo },
      { act: before ? 'take-up-bank-account' : 'add-bank-account' },
    );
    await store.touch(tx, [`producer:${producerId}`], clock.now());
  });
}
