import { and, eq, isNull } from 'drizzle-orm';
import type { OrderActor } from '#app/domain/orders/move-order.server.ts';
import type { TransferRow } from '#app/domain/payments/bank-transfers/find-same-transfer.server.ts';
import { type BankAccountRow, lockAccount } from '#app/domain/payments/bank-transfers/lock-account.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';
import type { TransferTrouble } from '#db/tables/transfers.ts';

/** Who decides about money on an account: a member of the producer, or staff (then `producerId` is null). */
export type MoneyActor = OrderActor & { readonly personId: string; readonly producerId: string | null };

export type WaitingTransfer = {
  readonly account: BankAccountRow;
  readonly transfer: TransferRow & { readonly trouble: TransferTrouble };
};

/**
 * A transfer that waits for a decision, and waits until the end of this write. Part of the caller's write.
 * @throws NotFound when it is another producer's; DomainError transferDecided when it waits no more.
 */
export async function holdWaiting(
  context: Context,
  tx: Tx,
  actor: MoneyActor,
  transferId: string,
): Promise<WaitingTransfer> {
  const { bankTransfer } = context.store.tables;
  const [known] = await tx.select().from(bankTransfer).where(eq(bankTransfer.id, transferId));
  if (!known) throw new NotFound('transfer');
  const account = await lockAccount(context, tx, known.bankAccountId);
  if (actor.producerId !== null && actor.producerId !== account.producerId) throw new NotFound('transfer');
  const [transfer] = await tx.select().from(bankTransfer).where(eq(bankTransfer.id, transferId));
  if (!transfer || transfer.trouble === null || transfer.resolvedAt !== null)
    throw new DomainError('transferDecided');
  return { account, transfer: { ...transfer, trouble: transfer.trouble } };
}

/** What a person has done about a transfer: it waits no more, or for another reason. Written down for the audit. */
export async function decide(
  context: Context,
  tx: Tx,
  actor: MoneyActor,
  transfer: TransferRow,
  {
    resolution,
    trouble,
    sealedNote = null,
    detail,
  }: {
    resolution: string;
    /** It still waits, for this; null when it is settled. */
    trouble: TransferTrouble | null;
    sealedNote?: string | null;
    detail: Record<string, unknown>;
  },
): Promise<void> {
  const { bankTransfer } = context.store.tables;
  const changed = await tx
    .update(bankTransfer)
    .set(
      trouble === null
        ? {
            resolvedAt: context.clock.now(),
            resolvedBy: actor.personId,
            resolution,
            ...(sealedNote === null ? {} : { note: sealedNote }),
          }
        : { trouble },
    )
    .where(and(eq(bankTransfer.id, transfer.id), isNull(bankTransfer.resolvedAt)))
    .returning({ id: bankTransfer.id });
  if (changed.length !== 1) throw new DomainError('transferDecided');
  await recordAudit(context, tx, {
    personId: actor.personId,
    role: actor.role,
    act: `${resolution}-transfer`,
    subject: 'bank-transfer',
    subjectId: transfer.id,
    detail: { was: transfer.trouble, now: trouble, amount: transfer.amount, ...detail },
  });
}
