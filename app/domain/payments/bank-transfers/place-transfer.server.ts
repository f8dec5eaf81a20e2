import { and, asc, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import {
  askedOn,
  partFor,
  placesOf,
  standingOf,
} from '#app/domain/payments/bank-transfers/asked-by-code.server.ts';
import type { TransferRow } from '#app/domain/payments/bank-transfers/find-same-transfer.server.ts';
import type { BankAccountRow } from '#app/domain/payments/bank-transfers/lock-account.server.ts';
import { receivedFor, restOf } from '#app/domain/payments/bank-transfers/transfer-rest.server.ts';
import { lockPayments, type PaymentRow } from '#app/domain/payments/refunds/lock-payments.server.ts';
import { acceptInTime } from '#app/domain/payments/settle/accept-late-money.server.ts';
import { settlePayment } from '#app/domain/payments/settle/settle-payment.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
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

/**
 * Gives what is left of a transfer to one payment, as much as it still wants, and settles it when it has all. Part of a
 * write that holds the account and the payment.
 * @param rest VND of the transfer that is nowhere yet, where the caller knows it.
 * @returns as `placeByCodes`.
 */
export async function placeOn(
  context: Context,
  tx: Tx,
  transfer: TransferRow,
  payment: PaymentRow,
  { personId = null, rest: known }: { personId?: string | null; rest?: number } = {},
): Promise<TransferTrouble | null> {
  const rest = known ?? (await restOf(context, tx, transfer));
  const standing = await standingOf(context, tx, payment);
  const { part, trouble } = partFor(rest, standing);
  // Also of nothing: it says whose buyer sent it, and so to whom it can go back.
  await match(context, tx, { transferId: transfer.id, paymentId: payment.id, part, personId });
  if (standing.isSettled || part < standing.missing) return trouble;
  const settlement = await settlePayment(context, tx, payment.id);
  const late = settlement?.late ?? [];
  if (standing.isClosed && late.length === 0) return trouble;
  for (const orderId of late) {
    const about = { orderId, paymentId: payment.id, toldAt: transfer.seenAt };
    if (!(await acceptInTime(context, tx, about))) return 'late';
  }
  await endTooLittle(context, tx, payment.id, 'completed', transfer.id);
  return rest > part ? 'too-much' : null;
}

/**
 * Takes a transfer's money back from payments of which nothing was sold: then it can go elsewhere, or back to who sent it.
 * The links stay, of nothing. Part of a write that holds the account.
 * @returns the payments that have lost money, and those that keep theirs.
 */
export async function freeUnsold(
  context: Context,
  tx: Tx,
  transferId: string,
): Promise<{ freed: string[]; sold: string[] }> {
  const { transferMatch, paymentAllocation, order, payment } = context.store.tables;
  const matches = await tx.select().from(transferMatch).where(eq(transferMatch.transferId, transferId));
  const paymentIds = matches.map(({ paymentId }) => paymentId);
  const locked = await lockPayments(context, tx, paymentIds);
  const paid =
    paymentIds.length === 0
      ? []
      : await tx
          .select({ paymentId: paymentAllocation.paymentId })
          .from(paymentAllocation)
          .innerJoin(order, eq(order.id, paymentAllocation.orderId))
          .where(and(inArray(paymentAllocation.paymentId, paymentIds), isNotNull(order.paidAt)));
  const isPaid = (id: string) => paid.some(({ paymentId }) => paymentId === id);
  const freed = paymentIds.filter((id) => !isPaid(id));
  if (freed.length > 0) {
    await tx
      .update(transferMatch)
      .set({ amount: 0 })
      .where(and(eq(transferMatch.transferId, transferId), inArray(transferMatch.paymentId, freed)));
    for (const { id, amount } of locked.filter((one) => freed.includes(one.id))) {
      if ((await receivedFor(context, tx, id)) >= amount) continue;
      await tx.update(payment).set({ settledAt: null }).where(eq(payment.id, id));
    }
  }
  return { freed, sold: paymentIds.filter(isPaid) };
}

/** Forgets for which payments a transfer was, where none of it is theirs. Part of a write that holds the account. */
export async function dropLinks({ store }: Context, tx: Tx, transferId: string): Promise<void> {
  const { transferMatch } = store.tables;
  await tx
    .delete(transferMatch)
    .where(and(eq(transferMatch.transferId, transferId), eq(transferMatch.amount, 0)));
}

async function match(
  { store, clock }: Context,
  tx: Tx,
  {
    transferId,
    paymentId,
    part,
    personId,
  }: { transferId: string; paymentId: string; part: number; personId: string | null },
): Promise<void> {
  const { transferMatch } = store.tables;
  await tx
    .insert(transferMatch)
    .values({ id: newId(), transferId, paymentId, amount: part, at: clock.now(), personId })
    .onConflictDoUpdate({
      target: [transferMatch.transferId, transferMatch.paymentId],
      set: { amount: sql`${transferMatch.amount} + ${part}` },
    });
}

/**
 * What waited for the rest of this payment, or came after its time, waits no more: the rest has come (`completed`), or the order was cancelled and
 * what had come goes back (`give-back`). Part of a write that holds the payment.
 */
export async function endTooLittle(
  { store, clock }: Context,
  tx: Tx,
  paymentId: string,
  resolution: 'completed' | 'give-back',
  /** The transfer that is being decided about. */
  exceptId = '',
): Promise<void> {
  const { bankTransfer, transferMatch } = store.tables;
  const waiting = await tx
    .select({ id: bankTransfer.id })
    .from(bankTransfer)
    .innerJoin(transferMatch, eq(transferMatch.transferId, bankTransfer.id))
    .where(
      and(
        eq(transferMatch.paymentId, paymentId),
        inArray(bankTransfer.trouble, ['too-little', 'late']),
        ne(bankTransfer.id, exceptId),
        isNull(bankTransfer.resolvedAt),
      ),
    )
    .orderBy(asc(bankTransfer.id));
  for (const { id } of waiting) {
    await tx
      .update(bankTransfer)
      .set({ resolvedAt: clock.now(), resolution })
      .where(and(eq(bankTransfer.id, id), isNull(bankTransfer.resolvedAt)));
  }
}
