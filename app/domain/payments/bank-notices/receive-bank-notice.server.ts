import { and, desc, eq, inArray, or } from 'drizzle-orm';
import {
  accountNumberHash,
  openBankAccount,
} from '#app/domain/payments/bank-account/bank-account-secrets.server.ts';
import type {
  BankNotice,
  BankProvider,
  BankProviderCode,
} from '#app/domain/payments/bank-notices/bank-notice.ts';
import { bankProviders } from '#app/domain/payments/bank-notices/bank-providers.server.ts';
import { sealPaymentEvent } from '#app/domain/payments/bank-notices/payment-event-text.server.ts';
import { takeBankNotice } from '#app/domain/payments/bank-notices/take-bank-notice.server.ts';
import type { BankAccountRow } from '#app/domain/payments/bank-transfers/lock-account.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';

export type ReceiveBankNotice = {
  readonly header: (name: string) => string | null;
  readonly rawBody: string;
  /** Which account's address it was sent to: a provider's own test names a number of nobody. */
  readonly accountId: string | null;
};

/** More accounts of one number would only be somebody who tries. */
const MOST_ACCOUNTS = 20;

/**
 * Keeps a provider's message about money and leaves a job to act on it, both in one write: whoever gets an answer can
 * forget it. A message that was kept before leaves nothing.
 * @returns what to answer; null when no account's secret has signed it, and nothing was kept.
 */
export async function receiveBankNotice(
  context: Context,
  code: BankProviderCode,
  { header, rawBody, accountId }: ReceiveBankNotice,
): Promise<BankProvider['answer'] | null> {
  const provider = bankProviders[code];
  const receivedAt = context.clock.now();
  const body = jsonOf(rawBody);
  const notice = provider.read(body, receivedAt);
  const accounts = await accountsFor(context, code, notice?.numbers ?? [], accountId);
  const account = accounts.find(({ id, sealed }) => {
    const { providerSecret } = openBankAccount(context.config, id, sealed);
    return (
      providerSecret !== null && provider.isSigned({ header, rawBody, body, receivedAt }, providerSecret)
    );
  });
  if (!account) {
    context.log.warn({ evt: 'bank-notice.unsigned', provider: code }, 'a message of no known sender');
    return null;
  }
  await keep(context, code, account, notice, rawBody);
  return provider.answer;
}

async function accountsFor(
  { store, config }: Context,
  code: BankProviderCode,
  numbers: readonly string[],
  accountId: string | null,
): Promise<BankAccountRow[]> {
  const { bankAccount } = store.tables;
  const hashes = numbers.map((number) => accountNumberHash(config, number));
  const named = [
    ...(hashes.length > 0 ? [inArray(bankAccount.numberHash, hashes)] : []),
    ...(accountId === null ? [] : [eq(bankAccount.id, accountId)]),
  ];
  if (named.length === 0) return [];
  const found = await store.read((db) =>
    db
      .select()
      .from(bankAccount)
      .where(and(eq(bankAccount.provider, code), or(...named)))
      .orderBy(desc(bankAccount.createdAt), desc(bankAccount.id))
      .limit(MOST_ACCOUNTS),
  );
  // The one that the message is about before the one whose address it came to, and the present before an earlier one.
  const rank = ({ numberHash, archivedAt }: BankAccountRow) =>
    (hashes.includes(numberHash) ? 0 : 2) + (archivedAt === null ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}

async function keep(
  context: Context,
  provider: BankProviderCode,
  account: BankAccountRow,
  notice: BankNotice | null,
  rawBody: string,
): Promise<void> {
  const { store, clock, config, jobs, log } = context;
  const { paymentEvent, bankAccount } = store.tables;
  const isOfAccount =
    notice?.numbers.some((number) => accountNumberHash(config, number) === account.numberHash) ?? false;
  if (!notice) log.error({ evt: 'bank-notice.unread', provider }, 'a signed message that cannot be read');
  const isWork = notice?.kind === 'in' && isOfAccount;
  const eventId = newId();
  const sealed = sealPaymentEvent(config, eventId, rawBody);
  // Whose secret signed it is part of its name: nobody can take another one's ids beforehand.
  const externalId = `${account.id}:${notice ? notice.externalId : eventId}`;
  await store.write(
    async (tx) => {
      const kept = await tx
        .insert(paymentEvent)
        .values({
          id: eventId,
          provider,
          externalId,
          kind: notice ? (isOfAccount ? notice.kind : 'other') : 'unread',
          sealed,
          receivedAt: clock.now(),
          handledAt: isWork ? null : clock.now(),
        })
        .onConflictDoNothing({ target: [paymentEvent.provider, paymentEvent.externalId] })
        .returning({ id: paymentEvent.id });
      if (kept.length === 0) return;
      if (isWork) await jobs.enqueue(tx, takeBankNotice, { eventId, accountId: account.id });
      await tx.update(bankAccount).set({ lastNoticeAt: clock.now() }).where(eq(bankAccount.id, account.id));
    },
    { isolation: 'guarded' },
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
