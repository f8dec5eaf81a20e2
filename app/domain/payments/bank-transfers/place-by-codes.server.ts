import { eq, inArray } from 'drizzle-orm';
import { missingOf } from '#app/domain/orders/money-back/transfer-rest.server.ts';
import type { TransferRow } from '#app/domain/payments/bank-transfers/find-same-transfer.server.ts';
import type { BankAccountRow } from '#app/domain/payments/bank-transfers/lock-account.server.ts';
import { placeOn } from '#app/domain/payments/bank-transfers/place-on.server.ts';
import { lockPayments, type PaymentRow } from '#app/domain/payments/refunds/lock-payments.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';
import type { TransferTrouble } from '#db/tables/transfers.ts';

/**
 * Gives a transfer's money to the payments whose memo codes it carries. Part of a write that holds the account.
 * @returns why it waits for a person; null when all of it has found its place.
 */
export async function placeByCodes(
  context: Context,
  tx: Tx,
  account: BankAccountRow,
  transfer: TransferRow,
): Promise<TransferTrouble | null> {
  if (transfer.codes.length === 0) return 'no-code';
  const { payment } = context.store.tables;
  const found = await tx
    .select({ id: payment.id })
    .from(payment)
    .where(inArray(payment.memoCode, [...transfer.codes]));
  const asked = await lockPayments(
    context,
    tx,
    found.map(({ id }) => id),
  );
  const [first, ...others] = asked;
  if (!first) return 'unknown-code';
  const own = await Promise.all(asked.map((one) => isPaidOn(context, tx, account, one)));
  if (own.every((isOwn) => !isOwn)) return 'wrong-account';
  // It has just come in: all of it is still nowhere.
  if (others.length === 0) return placeOn(context, tx, transfer, first, { rest: transfer.amount });
  const missing = await Promise.all(asked.map((one) => missingOf(context, tx, one)));
  const isExact =
    own.every(Boolean) &&
    asked.every(({ settledAt, closedAt }) => settledAt === null && closedAt === null) &&
    missing.every((amount) => amount > 0) &&
    missing.reduce((total, amount) => total + amount, 0) === transfer.amount;
  if (!isExact) return 'unclear-split';
  for (const one of asked) await placeOn(context, tx, transfer, one);
  return null;
}

/** Whether a payment's buyer was shown this very number of this producer, be it under an earlier entry of it. */
async function isPaidOn(
  { store }: Context,
  tx: Tx,
  { id, producerId, numberHash }: BankAccountRow,
  { bankAccountId }: PaymentRow,
): Promise<boolean> {
  if (bankAccountId === null || bankAccountId === id) return bankAccountId === id;
  const { bankAccount } = store.tables;
  const [shown] = await tx.select().from(bankAccount).where(eq(bankAccount.id, bankAccountId));
  return shown?.producerId === producerId && shown.numberHash === numberHash;
}
