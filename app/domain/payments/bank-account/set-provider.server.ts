import { and, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import {
  openBankAccount,
  sealBankAccount,
} from '#app/domain/payments/bank-account/bank-account-secrets.server.ts';
import { confirmOwner } from '#app/domain/payments/bank-account/confirm-owner.server.ts';
import { tellOfAccount } from '#app/domain/payments/bank-account/tell-of-account.server.ts';
import type { BankProviderCode } from '#app/domain/payments/bank-notices/bank-notice.ts';
import type { BankAccountRow } from '#app/domain/payments/bank-transfers/lock-account.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';

const SHORTEST_SECRET = 8;

/**
 * Who tells of money on the account, and the secret by which their messages are known; null: nobody.
 * @throws NotFound; DomainError providerSecretShort (secret), wrongPassword (password); TooManyTries.
 */
export async function setProvider(
  context: Context,
  actor: SellerActor,
  {
    accountId,
    provider,
    secret,
    password,
  }: { accountId: string; provider: BankProviderCode | null; secret: string; password: string },
): Promise<void> {
  const { store, config } = context;
  const { bankAccount } = store.tables;
  const account = await ownAccount(context, actor, accountId);
  const typed = secret.trim();
  if (provider !== null && typed.length < SHORTEST_SECRET)
    throw new DomainError('providerSecretShort', { field: 'secret', params: { min: SHORTEST_SECRET } });
  await confirmOwner(context, actor, password);
  const secrets = openBankAccount(config, accountId, account.sealed);
  const providerSecret = provider === null ? null : typed;
  const sealed = sealBankAccount(config, accountId, { ...secrets, providerSecret });
  await store.write(async (tx) => {
    const changed = await tx
      .update(bankAccount)
      .set({ provider, sealed, lastNoticeAt: null })
      .where(and(eq(bankAccount.id, accountId), eq(bankAccount.sealed, account.sealed)))
      .returning({ id: bankAccount.id });
    if (changed.length !== 1) throw new NotFound('bank account');
    await tellOfAccount(context, tx, actor, account, {
      act: 'set-bank-provider',
      detail: { was: account.provider, now: provider },
    });
  });
}

/** The producer's account that is paid on now. @throws NotFound */
export async function ownAccount(
  { store }: Context,
  { producerId }: SellerActor,
  accountId: string,
): Promise<BankAccountRow> {
  const { bankAccount } = store.tables;
  const [account] = await store.read((db) =>
    db
      .select()
      .from(bankAccount)
      .where(
        and(
          eq(bankAccount.id, accountId),
          eq(bankAccount.producerId, producerId),
          isNull(bankAccount.archivedAt),
        ),
      ),
  );
  if (!account) throw new NotFound('bank account');
  return account;
}
