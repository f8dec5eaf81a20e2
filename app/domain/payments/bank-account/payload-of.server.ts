import { eq } from 'drizzle-orm';
import { receivedFor } from '#app/domain/orders/money-back/transfer-rest.server.ts';
import { openBankAccount } from '#app/domain/payments/bank-account/bank-account-secrets.server.ts';
import { bankOf } from '#app/domain/payments/bank-account/bank-of.server.ts';
import type { BankAccountRow } from '#app/domain/payments/bank-transfers/lock-account.server.ts';
import { writePayload } from '#app/domain/payments/vietqr/write-payload.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** All that a buyer needs to pay by transfer, typed or scanned. */
export type AskedPayment = ReturnType<typeof transferTo> & {
  readonly paymentId: string;
  /** VND that have come already; `amount` is what is still missing. */
  readonly received: number;
  /** ms UTC. */
  readonly expiresAt: number;
  /** The account stands in the simulated bank. */
  readonly isDemo: boolean;
};

/**
 * How a payment by transfer can be paid now, for its buyer; null when no money is expected any more or it is no transfer.
 * @throws NotFound
 */
export async function payloadOf(context: Context, paymentId: string): Promise<AskedPayment | null> {
  const { store } = context;
  const { payment, bankAccount } = store.tables;
  const found = await store.read(async (db) => {
    const [row] = await db
      .select({ payment, account: bankAccount })
      .from(payment)
      .leftJoin(bankAccount, eq(bankAccount.id, payment.bankAccountId))
      .where(eq(payment.id, paymentId));
    return row && { ...row, received: await receivedFor(context, db, paymentId) };
  });
  if (!found) throw new NotFound('payment');
  const { account, received } = found;
  const { memoCode, settledAt, closedAt, expiresAt } = found.payment;
  const amount = found.payment.amount - received;
  if (!account || memoCode === null || settledAt !== null || closedAt !== null || amount <= 0) return null;
  return {
    paymentId,
    ...transferTo(context, account, { amount, memo: memoCode }),
    received,
    expiresAt,
    isDemo: account.isDemo,
  };
}

/** A transfer to an account, as a code and as words to type. */
export function transferTo(
  context: Pick<Context, 'config'>,
  account: Pick<BankAccountRow, 'id' | 'bin' | 'sealed' | 'isDemo'>,
  { amount, memo }: { amount: number; memo: string },
) {
  const { bin } = account;
  const { number, holder } = openBankAccount(context.config, account.id, account.sealed);
  const { shortName: bankName, code } = bankOf(context, account);
  return {
    payload: writePayload({ kind: 'account', use: 'dynamic', bin, account: number, amount, memo }),
    bin,
    bankName,
    /** By which banks' apps know the bank; null where it has none. */
    bankCode: code || null,
    number,
    holder,
    amount,
    memo,
  };
}
