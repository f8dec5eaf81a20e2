import { eq } from 'drizzle-orm';
import { receivedFor } from '#app/domain/orders/money-back/transfer-rest.server.ts';
import type { BankAccountRow } from '#app/domain/payments/bank-transfers/lock-account.server.ts';
import type { PaymentRow } from '#app/domain/payments/refunds/lock-payments.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';
import type { TransferTrouble } from '#db/tables/transfers.ts';

/** A payment whose code a transfer carries, as it stands for money that comes to one account. */
export type AskedByCode = {
  /** Its buyer was shown this very number of this producer, be it under an earlier entry of it. */
  readonly isOwn: boolean;
  readonly isSettled: boolean;
  /** No money is expected for it any more. */
  readonly isClosed: boolean;
  /** VND that have not come yet. */
  readonly missing: number;
};

/** Where money goes: VND for each payment that was asked about, in its order, and why a person has to look at it. */
type PlaceByCodes = { readonly parts: readonly number[]; readonly trouble: TransferTrouble | null };

/**
 * Where a transfer goes whose codes name these payments: the one rule, for what is taken in and for what is only looked at.
 * To one it goes as far as it is missing; to several when it is exactly what all of them miss, and they are all open and of
 * this account.
 * @param amount VND.
 */
export function placesOf(amount: number, asked: readonly AskedByCode[]): PlaceByCodes {
  const nowhere = (trouble: TransferTrouble) => ({ parts: asked.map(() => 0), trouble });
  const [only, another] = asked;
  if (!only) return nowhere('unknown-code');
  if (asked.every(({ isOwn }) => !isOwn)) return nowhere('wrong-account');
  if (!another) {
    const { part, trouble } = partFor(amount, only);
    return { parts: [part], trouble };
  }
  const isExact =
    asked.every(
      ({ isOwn, isSettled, isClosed, missing }) => isOwn && !isSettled && !isClosed && missing > 0,
    ) && asked.reduce((total, { missing }) => total + missing, 0) === amount;
  return isExact ? { parts: asked.map(({ missing }) => missing), trouble: null } : nowhere('unclear-split');
}

/** How much of so much money a payment takes, and why a person has to look at it; VND. */
export function partFor(
  amount: number,
  { isSettled, isClosed, missing }: Omit<AskedByCode, 'isOwn'>,
): { readonly part: number; readonly trouble: TransferTrouble | null } {
  if (isSettled) return { part: 0, trouble: 'double' };
  const part = Math.min(amount, missing);
  if (isClosed) return { part, trouble: 'late' };
  if (part < missing) return { part, trouble: 'too-little' };
  return { part, trouble: amount > part ? 'too-much' : null };
}

/** How a payment stands for money on an account. */
export async function askedOn(
  context: Context,
  db: Db,
  account: Pick<BankAccountRow, 'id' | 'producerId' | 'numberHash'>,
  payment: PaymentRow,
): Promise<AskedByCode> {
  return {
    isOwn: await isPaidOn(context, db, account, payment),
    ...(await standingOf(context, db, payment)),
  };
}

/** How a payment stands, whoever pays it. */
export async function standingOf(
  context: Context,
  db: Db,
  payment: PaymentRow,
): Promise<Omit<AskedByCode, 'isOwn'>> {
  const received = await receivedFor(context, db, payment.id);
  return {
    isSettled: payment.settledAt !== null,
    isClosed: payment.closedAt !== null,
    missing: Math.max(0, payment.amount - received),
  };
}

async function isPaidOn(
  { store }: Context,
  db: Db,
  { id, producerId, numberHash }: Pick<BankAccountRow, 'id' | 'producerId' | 'numberHash'>,
  { bankAccountId }: PaymentRow,
): Promise<boolean> {
  if (bankAccountId === null || bankAccountId === id) return bankAccountId === id;
  const { bankAccount } = store.tables;
  const [shown] = await db.select().from(bankAccount).where(eq(bankAccount.id, bankAccountId));
  return shown?.producerId === producerId && shown.numberHash === numberHash;
}
