import { eq } from 'drizzle-orm';
import { openBankAccount } from '#app/domain/payments/bank-account/bank-account-secrets.server.ts';
import { bankOf } from '#app/domain/payments/bank-account/bank-of.server.ts';
import { receivedFor } from '#app/domain/payments/bank-transfers/transfer-rest.server.ts';
import { writePayload } from '#app/domain/payments/vietqr/write-payload.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** All that a buyer needs to pay by transfer, typed or scanned. */
export type AskedPayment = {
  readonly paymentId: string;
  /** Text of the VietQR code. */
  readonly payload: string;
  readonly bin: string;
  readonly bankName: string;
  readonly number: string;
  readonly holder: string;
  /** VND that are still missing, above zero. */
  readonly amount: number;
  /** VND that have come already. */
  readonly received: number;
  readonly memo: string;
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
  const { store, config } = context;
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
  const { number, holder } = openBankAccount(config, account.id, account.sealed);
  const { bin } = account;
  return {
    paymentId,
    payload: writePayload({ kind: 'account', use: 'dynamic', bin, account: number, amount, memo: memoCode }),
    bin,
    bankName: bankOf(context, account).shortName,
    number,
    holder,
    amount,
    received,
    memo: memoCode,
    expiresAt,
    isDemo: account.isDemo,
  };
}
