import { and, eq } from 'drizzle-orm';
import { type ClaimDetail, claimDetail, openOfClaim } from '#app/domain/orders/money-back/claim-detail.ts';
import { lockPayment } from '#app/domain/payments/refunds/lock-payments.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import type { Tx } from '#db/store.ts';

/** A claim on a buyer. */
export type HeldClaim = {
  readonly id: string;
  readonly subject: string;
  /** Why somebody wants it written off, in their words; null while nobody does. */
  readonly note: string | null;
  readonly detail: ClaimDetail;
  /** VND that are still owed (`openOfClaim`). */
  readonly open: number;
  /** It waits for nobody any more. */
  readonly isClosed: boolean;
};

/**
 * Holds the payment of a claim for the caller's write, so that of several who decide about it one does, and reads it as it is then.
 * @throws NotFound when there is none.
 */
export async function readHeldClaim(context: Context, tx: Tx, findingId: string): Promise<HeldClaim> {
  const { reconciliationFinding: finding } = context.store.tables;
  const read = async () => {
    const [row] = await tx
      .select()
      .from(finding)
      .where(and(eq(finding.id, findingId), eq(finding.kind, 'buyer-claim')));
    if (!row) throw new NotFound('claim');
    return { ...row, detail: claimDetail.parse(row.detail) };
  };
  await lockPayment(context, tx, (await read()).detail.paymentId);
  const { id, subject, note, detail, resolvedAt, mendedAt } = await read();
  const isClosed = resolvedAt !== null || mendedAt !== null;
  return { id, subject, note, detail, open: openOfClaim(detail), isClosed };
}

/** @throws DomainError settledMeanwhile */
export function refuseClosed({ isClosed }: HeldClaim): void {
  if (isClosed) throw new DomainError('settledMeanwhile');
}

/** Keeps what has become of a claim; it is closed as long as nothing of it is open. Part of the write that holds it. */
export async function keepClaim(
  { store, clock }: Context,
  tx: Tx,
  { id }: HeldClaim,
  { detail, personId, note }: { detail: ClaimDetail; personId: string | null; note?: string | null },
): Promise<void> {
  const { reconciliationFinding: finding } = store.tables;
  const isClosed = openOfClaim(detail) === 0;
  await tx
    .update(finding)
    .set({
      detail,
      ...(note !== undefined && { note }),
      ...(isClosed
        ? { resolvedAt: clock.now(), resolvedBy: personId }
        : { resolvedAt: null, resolvedBy: null, mendedAt: null }),
    })
    .where(eq(finding.id, id));
}
