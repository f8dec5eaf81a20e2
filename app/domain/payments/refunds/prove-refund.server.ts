import { eq } from 'drizzle-orm';
import { readPaperFile } from '#app/domain/channels/papers/paper-file.server.ts';
import { limitDecoding } from '#app/domain/media/limit-decoding.server.ts';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import type { MoneyActor } from '#app/domain/payments/bank-transfers/open-transfer.server.ts';
import { findDirectRefund } from '#app/domain/payments/refunds/refund-proof.server.ts';
import { refundReference, wrongRefundReference } from '#app/domain/payments/refunds/refund-reference.ts';
import { refundSent } from '#app/domain/payments/refunds/refund-sent.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, refuseTogether } from '#app/server/domain-error.ts';
import { isStorageFull } from '#app/server/storage/storage.ts';

export type RefundProven = {
  readonly refundId: string;
  /** The bank's, as typed. */
  readonly reference: string;
  /** A picture or PDF that shows the transfer; null when none was chosen. */
  readonly file: Uint8Array | null;
  /** The account that the task had shown; '' for none. Left out, the buyer's newest. */
  readonly accountId?: string;
  /** It went there, though the buyer has said another one meanwhile. */
  readonly isAccountSure?: boolean;
};

/**
 * A buyer's money has gone back by a transfer from the producer's own account: the producer, or staff who have been shown
 * it, say by which one and give what proves it. Said again with the same reference nothing happens.
 * @throws NotFound (another producer's, card money); DomainError required and refundReferenceWrong (reference), refundProofMissing and what
 * `readPaperFile` refuses (file), refundAccountSince (toAccount), refundProvenOtherwise; TooManyTries.
 */
export async function proveRefund(
  context: Context,
  actor: MoneyActor,
  { refundId, reference: typed, file, accountId, isAccountSure = false }: RefundProven,
): Promise<void> {
  const { store } = context;
  const known = await store.read((db) => findDirectRefund(context, db, actor, refundId));
  const reference = refundReference(typed);
  if (known.doneAt !== null) return refuseOther(known.proofReference, reference);
  refuseTogether([
    ...wrongRefundReference(reference),
    ...(file === null ? [new DomainError('refundProofMissing', { field: 'file' })] : []),
  ]);
  const hash = await keepProof(context, actor, file ?? new Uint8Array());
  await store.write(
    async (tx) => {
      const isFirst = await refundSent(context, tx, refundId, {
        proof: {
          ...{ reference, hash, isAccountSure },
          ...(accountId !== undefined && { accountId: accountId === '' ? null : accountId }),
        },
        by: { role: actor.role, personId: actor.personId },
      });
      if (isFirst)
        return settleNotices(context, tx, {
          subject: `refund:${refundId}`,
          kinds: ['refund-due', 'refund-account'],
        });
      const { refund } = store.tables;
      const [sent] = await tx.select().from(refund).where(eq(refund.id, refundId));
      refuseOther(sent?.proofReference ?? null, reference);
    },
    { isolation: 'guarded' },
  );
}

/** Nothing where it is what stands already. */
function refuseOther(standing: string | null, reference: string): void {
  if (standing !== reference)
    throw new DomainError('refundProvenOtherwise', { params: { reference: standing ?? '' } });
}

/** Among the papers, which no public address reaches. @returns the SHA-256 of what is kept. */
async function keepProof(context: Context, actor: MoneyActor, bytes: Uint8Array): Promise<string> {
  await limitDecoding(context, actor);
  const file = await readPaperFile(bytes);
  const stored = await context.storage
    .put('papers', file.bytes, { extension: file.extension })
    .catch((error: unknown) => {
      throw isStorageFull(error) ? new DomainError('paperNoRoom', { field: 'file', cause: error }) : error;
    });
  return stored.sha256;
}
