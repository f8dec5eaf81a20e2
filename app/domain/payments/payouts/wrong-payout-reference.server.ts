import { and, asc, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { foldPayoutReference } from '#app/domain/payments/payouts/payout-reference.ts';
import { referenceElsewhere } from '#app/domain/payments/references/reference-elsewhere.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Store, Tx } from '#db/store.ts';

export type ReferenceOfPayout = {
  readonly payoutId: string;
  readonly runId: string;
  /** As it is kept (`readPayoutReference`). */
  readonly reference: string;
  /** Somebody says that the bank has paid several payouts of the run under it. */
  readonly isForSeveral: boolean;
};

/**
 * Whether a bank's reference can be a payout's, or is that of another one and was typed into the wrong row.
 *
 * A run leaves as one file that the bank is handed whole. Some banks book each of its transfers under a reference of its own,
 * others the file under one, the number of the batch. Which, the market cannot know: so within a run a reference may be shared,
 * but somebody has to say so when it comes up for the second time. From then on two payouts have it, it is the file's, and
 * nobody is asked again. Another run is another file: its reference pays nothing here. What was reversed counts for nothing: a
 * payout that was taken back by mistake is marked in the next run with the reference under which the bank had sent it.
 * References are compared as `foldPayoutReference` has them; the refusal shows the one that stands at the other payout.
 *
 * The caller holds `holdReferences` until it has written. No unique index could say all of this: it would have to know which
 * payouts were ticked, that the third of a run needs no tick, that another run may take a reference over when the last payout
 * under it is reversed, and it could not say whose reference it is, for a person to be asked.
 * @returns why not, for the caller to refuse together with what else is wrong: payoutReferenceUsed (isForSeveral-<payout>),
 * payoutReferenceOfRun (reference-<payout>), and as `referenceElsewhere` (reference-<payout>); none where it can.
 */
export async function wrongPayoutReference(
  tables: Store['tables'],
  tx: Tx,
  { payoutId, runId, reference, isForSeveral }: ReferenceOfPayout,
): Promise<DomainError[]> {
  const { payout, payoutRun, producer } = tables;
  const field = `reference-${payoutId}`;
  const ofOthers = await referenceElsewhere(tables, tx, { reference, field, of: { kind: 'payout' } });
  if (ofOthers.length > 0) return ofOthers;
  const others = await tx
    .select({
      ...{ runId: payout.runId, number: payoutRun.number, name: producer.name },
      known: payout.reference,
    })
    .from(payout)
    .innerJoin(payoutRun, eq(payoutRun.id, payout.runId))
    .innerJoin(producer, eq(producer.id, payout.producerId))
    .where(
      and(
        ...[eq(payout.referenceKey, foldPayoutReference(reference)), ne(payout.id, payoutId)],
        ...[isNotNull(payout.paidAt), isNull(payout.reversedAt)],
      ),
    )
    .orderBy(asc(payoutRun.number), asc(producer.nameKey));
  const elsewhere = others.find((other) => other.runId !== runId);
  if (elsewhere) {
    const { number, known } = elsewhere;
    return [
      new DomainError('payoutReferenceOfRun', {
        field,
        params: { reference: known ?? '', number },
      }),
    ];
  }
  const [other, another] = others;
  if (!other || another || isForSeveral) return [];
  const params = { reference: other.known ?? '', name: other.name };
  return [new DomainError('payoutReferenceUsed', { field: `isForSeveral-${payoutId}`, params })];
}
