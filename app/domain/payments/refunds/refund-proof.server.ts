import { eq } from 'drizzle-orm';
import type { MoneyActor } from '#app/domain/payments/bank-transfers/open-transfer.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { type OpenFile, storageKey } from '#app/server/storage/storage.ts';
import type { Db, Store } from '#db/store.ts';

type RefundRow = Store['tables']['refund']['$inferSelect'];

/**
 * A refund that is sent from a producer's own account, for whoever decides about it.
 * @throws NotFound for another producer's, and for card money.
 */
export async function findDirectRefund(
  { store }: Context,
  db: Db,
  { producerId }: MoneyActor,
  refundId: string,
): Promise<RefundRow> {
  const { refund, payment, bankAccount } = store.tables;
  const [known] = await db
    .select({ refund, producerId: bankAccount.producerId })
    .from(refund)
    .innerJoin(payment, eq(payment.id, refund.paymentId))
    .innerJoin(bankAccount, eq(bankAccount.id, payment.bankAccountId))
    .where(eq(refund.id, refundId));
  if (!known || (producerId !== null && known.producerId !== producerId)) throw new NotFound('refund');
  return known.refund;
}

const kinds = [
  { extension: '.jpg', mediaType: 'image/jpeg' },
  { extension: '.pdf', mediaType: 'application/pdf' },
] as const;

export type RefundProofFile = { fileName: string; mediaType: string; file: OpenFile };

/**
 * What proves that a refund has left. It shows a buyer's name and account, so that every look at it is written down.
 * @throws NotFound as `findDirectRefund`, and where there is none.
 */
export async function openRefundProof(
  context: Context,
  actor: MoneyActor,
  refundId: string,
): Promise<RefundProofFile> {
  const { store, storage } = context;
  const { proofHash } = await store.read((db) => findDirectRefund(context, db, actor, refundId));
  if (proofHash === null) throw new NotFound('proof');
  for (const { extension, mediaType } of kinds) {
    const file = await storage.open(storageKey('papers', `${proofHash}${extension}`));
    if (!file) continue;
    await store.write((tx) =>
      recordAudit(context, tx, {
        personId: actor.personId,
        role: actor.role,
        act: 'read-refund-proof',
        subject: 'refund',
        subjectId: refundId,
      }),
    );
    return { fileName: `hoan-tien-${refundId}${extension}`, mediaType, file };
  }
  throw new NotFound('proof');
}
