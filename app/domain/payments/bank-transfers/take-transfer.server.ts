import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { tellOfOneMore } from '#app/domain/notices/tell-of-one-more.server.ts';
import {
  findSameTransfer,
  isWithin,
  type TransferRow,
} from '#app/domain/payments/bank-transfers/find-same-transfer.server.ts';
import { type BankAccountRow, lockAccount } from '#app/domain/payments/bank-transfers/lock-account.server.ts';
import { placeByCodes } from '#app/domain/payments/bank-transfers/place-by-codes.server.ts';
import { foldReference, type SeenTransfer } from '#app/domain/payments/bank-transfers/seen-transfer.ts';
import { tellOfTrouble } from '#app/domain/payments/bank-transfers/tell-who-paid.server.ts';
import { sealTransferText } from '#app/domain/payments/bank-transfers/transfer-texts.server.ts';
import { LARGEST_AMOUNT } from '#app/domain/payments/largest-amount.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { findMemoCodes } from '#app/domain/payments/memo-code/find-memo-codes.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Tx } from '#db/store.ts';
import type { TransferTrouble } from '#db/tables/transfers.ts';

export type TakenTransfer = {
  readonly transferId: string;
  /** False when it was known, from this source or another: then nothing but that has been written. */
  readonly isNew: boolean;
  /** Why it waits for a person. */
  readonly trouble: TransferTrouble | null;
};

/**
 * Takes in money that was seen on a producer's account, from whichever source: it stands in the books once, and goes to
 * the payments whose codes it carries or waits for a person. Called again with the same, or at the same time, it does
 * nothing more.
 * @param toldAt when the market was told of it, ms UTC: whether it came in time is decided by that, and not by when its
 * turn comes; default now.
 * @throws NotFound when there is no such account.
 */
export async function takeTransfer(
  context: Context,
  accountId: string,
  seen: SeenTransfer,
  toldAt = context.clock.now(),
): Promise<TakenTransfer> {
  const prepared = prepareTransfer(context, seen, toldAt);
  return context.store.write(
    async (tx) => {
      const account = await lockAccount(context, tx, accountId);
      return takeSeen(context, tx, account, seen, prepared);
    },
    { isolation: 'guarded' },
  );
}

/** What is worked out before the write begins. */
function prepareTransfer({ config }: Context, { text }: SeenTransfer, toldAt: number) {
  const id = newId();
  return { id, toldAt, sealed: sealTransferText(config, 'text', id, text), codes: [...findMemoCodes(text)] };
}

async function takeSeen(
  context: Context,
  tx: Tx,
  account: BankAccountRow,
  told: SeenTransfer,
  prepared: ReturnType<typeof prepareTransfer>,
): Promise<TakenTransfer> {
  const { transferSighting, bankTransfer } = context.store.tables;
  const withCodes = `${told.externalId}#${[...prepared.codes].sort().join('+')}`;
  const sameName = await tx
    .select({
      transferId: transferSighting.transferId,
      trouble: bankTransfer.trouble,
      codes: bankTransfer.codes,
    })
    .from(transferSighting)
    .innerJoin(bankTransfer, eq(bankTransfer.id, transferSighting.transferId))
    .where(
      and(
        eq(transferSighting.bankAccountId, account.id),
        eq(transferSighting.source, told.source),
        inArray(transferSighting.externalId, [told.externalId, withCodes]),
      ),
    )
    .orderBy(asc(transferSighting.id));
  const known = sameName.find(({ codes }) => isWithin(codes, prepared.codes));
  if (known) {
    const trouble = await learnCodes(context, tx, account, known, prepared.codes);
    return { transferId: known.transferId, trouble, isNew: false };
  }
  // Under one name and for other orders: a source that gives transfers no id of their own has told of another one.
  const seen = sameName.length === 0 ? told : { ...told, externalId: withCodes };
  const same = await findSameTransfer(context, tx, account.id, seen, prepared.codes);
  if (same) {
    await writeSighting(context, tx, account.id, same.id, seen);
    return { transferId: same.id, trouble: same.trouble, isNew: false };
  }
  const transfer = await writeTransfer(context, tx, account, seen, prepared);
  const trouble = await placeByCodes(context, tx, account, transfer);
  if (trouble !== null) await leaveInQueue(context, tx, account, transfer.id, trouble);
  return { transferId: transfer.id, trouble, isNew: true };
}

/**
 * Told anew in words that hold the code of an order, where the first had none: money that waits for want of one finds it.
 * @param trouble why it waits so far. @returns why it waits now.
 */
async function learnCodes(
  context: Context,
  tx: Tx,
  account: BankAccountRow,
  { transferId, trouble: before }: { transferId: string; trouble: TransferTrouble | null },
  codes: string[],
): Promise<TransferTrouble | null> {
  if (before !== 'no-code' || codes.length === 0) return before;
  const { bankTransfer } = context.store.tables;
  const [transfer] = await tx
    .update(bankTransfer)
    .set({ codes, trouble: null })
    .where(
      and(
        eq(bankTransfer.id, transferId),
        eq(bankTransfer.trouble, 'no-code'),
        isNull(bankTransfer.resolvedAt),
      ),
    )
    .returning();
  if (!transfer) return before;
  await writeCodes(context, tx, transfer);
  const trouble = await placeByCodes(context, tx, account, transfer);
  if (trouble !== null) await leaveInQueue(context, tx, account, transferId, trouble);
  return trouble;
}

/** The transfer with its first sighting and its receipt in the books. Part of a write that holds the account. */
export async function writeTransfer(
  context: Context,
  tx: Tx,
  account: BankAccountRow,
  seen: SeenTransfer,
  { id, toldAt, sealed, codes }: { id: string; toldAt: number; sealed: string; codes: string[] },
): Promise<TransferRow> {
  // Every source has looked at it before: nothing of the write stands.
  if (seen.amount > LARGEST_AMOUNT) throw new RangeError(`a transfer of ${seen.amount} đồng is none`);
  const { bankTransfer } = context.store.tables;
  const row = {
    id,
    bankAccountId: account.id,
    source: seen.source,
    externalId: seen.externalId,
    reference: foldReference(seen.reference),
    amount: seen.amount,
    sealed,
    codes,
    occurredAt: seen.occurredAt,
    seenAt: toldAt,
  };
  // A bank that counts its references anew has used this one before: the sighting keeps it.
  const [written] = await tx
    .insert(bankTransfer)
    .values(row)
    .onConflictDoNothing({ target: [bankTransfer.bankAccountId, bankTransfer.reference] })
    .returning();
  const [transfer] = written
    ? [written]
    : await tx
        .insert(bankTransfer)
        .values({ ...row, reference: null })
        .returning();
  if (!transfer) throw new Error('a transfer was written and is not there');
  await writeCodes(context, tx, transfer);
  await writeSighting(context, tx, account.id, id, seen);
  const { producerId } = account;
  await post(context, tx, {
    kind: 'receipt-direct',
    subject: `transfer:${id}`,
    entries: [
      { account: 'producer_direct', amount: seen.amount, producerId },
      { account: 'buyer_receivable', amount: -seen.amount, producerId },
    ],
  });
  return transfer;
}

/** Each code of a transfer in a row of its own, by which whoever has the code finds it. */
async function writeCodes(
  { store }: Context,
  tx: Tx,
  { id, codes }: Pick<TransferRow, 'id' | 'codes'>,
): Promise<void> {
  if (codes.length === 0) return;
  await tx.insert(store.tables.transferCode).values(codes.map((code) => ({ transferId: id, code })));
}

async function writeSighting(
  { store, clock }: Context,
  tx: Tx,
  bankAccountId: string,
  transferId: string,
  { source, externalId, reference }: SeenTransfer,
): Promise<void> {
  await tx.insert(store.tables.transferSighting).values({
    id: newId(),
    bankAccountId,
    transferId,
    source,
    externalId,
    reference: foldReference(reference),
    at: clock.now(),
  });
}

/** It waits for the producer, who is told; and so is its buyer where they would not know. */
export async function leaveInQueue(
  context: Context,
  tx: Tx,
  { producerId }: Pick<BankAccountRow, 'producerId'>,
  transferId: string,
  trouble: TransferTrouble,
): Promise<void> {
  const { bankTransfer } = context.store.tables;
  await tx.update(bankTransfer).set({ trouble }).where(eq(bankTransfer.id, transferId));
  await tellOfTrouble(context, tx, transferId, trouble);
  await tellOfOneMore(context, tx, {
    producerId,
    kind: 'transfer-waits',
    params: {},
    path: '/seller/money',
    subject: 'bank-transfers',
  });
}
