import { inArray } from 'drizzle-orm';
import { askedOn, placesOf } from '#app/domain/payments/bank-transfers/asked-by-code.server.ts';
import type { TransferRow } from '#app/domain/payments/bank-transfers/find-same-transfer.server.ts';
import type { BankAccountRow } from '#app/domain/payments/bank-transfers/lock-account.server.ts';
import { placeOn } from '#app/domain/payments/bank-transfers/place-on.server.ts';
import { lockPayments } from '#app/domain/payments/refunds/lock-payments.server.ts';
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
  const { parts, trouble } = placesOf(
    transfer.amount,
    await Promise.all(asked.map((one) => askedOn(context, tx, account, one))),
  );
  const [only, another] = asked;
  // It has just come in: all of it is still nowhere.
  if (only && !another && trouble !== 'wrong-account')
    return placeOn(context, tx, transfer, only, { rest: transfer.amount });
  if (parts.every((part) => part === 0)) return trouble;
  for (const one of asked) await placeOn(context, tx, transfer, one);
  return null;
}
