import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import { holdOwed } from '#app/domain/payments/ledger/hold-owed.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { owedOfOpen } from '#app/domain/payments/payouts/owed-of-open.server.ts';
import { foldPayoutReference, readPayoutReference } from '#app/domain/payments/payouts/payout-reference.ts';
import { wrongPayoutReference } from '#app/domain/payments/payouts/wrong-payout-reference.server.ts';
import { holdReferences } from '#app/domain/payments/references/hold-references.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound, refuseTogether } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

export type MarkPayoutPaid = {
  readonly payoutId: string;
  /** The run whose page it is: a payout of another one is none. */
  readonly runId?: string;
  /** The bank's, as `readPayoutReference` takes it. */
  readonly reference: string;
  /** The bank has sent it although not all of it is owed any more: the producer owes the rest of it from now on. */
  readonly isSent?: boolean;
  /** The bank has paid several payouts of the run under this reference, as it does with a file in bulk. */
  readonly isForSeveral?: boolean;
};

/**
 * The bank has sent a payout: it stands in the books from now on, once, with the bank's reference. What is owed is looked at
 * once more, and held until it is written: what has come back meanwhile is not paid, unless the bank has sent it before.
 * Marked again with the same reference nothing happens.
 * @throws NotFound (payout, or no staff); DomainError required, payoutReferenceWrong, payoutNotOwed (field reference-<payout>), and as
 * `wrongPayoutReference`; payoutPaidOtherwise, payoutReversed.
 */
export async function markPayoutPaid(
  context: Context,
  actor: Actor,
  { payoutId, runId, reference: typed, isSent = false, isForSeveral = false }: MarkPayoutPaid,
): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('payout');
  const reference = readPayoutReference(typed, `reference-${payoutId}`);
  const { store, clock } = context;
  const { payout } = store.tables;
  await store.write(
    async (tx) => {
      const now = await holdOpen(context, tx, payoutId, runId);
      if (now !== null)
        refuseTogether([
          ...(now.over > 0 && !isSent
            ? [
                new DomainError('payoutNotOwed', {
                  field: `reference-${payoutId}`,
                  params: { owed: now.owed },
                }),
              ]
            : []),
          ...(await wrongPayoutReference(store.tables, tx, {
            ...{ payoutId, reference, isForSeveral },
            runId: now.runId,
          })),
        ]);
      const [paid] = await tx
        .update(payout)
        .set({
          ...{ paidAt: clock.now(), paidBy: actor.personId },
          ...{ reference, referenceKey: foldPayoutReference(reference) },
          overAmount: now?.over ?? 0,
        })
        .where(and(eq(payout.id, payoutId), isNull(payout.paidAt), isNull(payout.reversedAt)))
        .returning();
      if (!paid) {
        const [known] = await tx.select().from(payout).where(eq(payout.id, payoutId));
        if (!known) throw new NotFound('payout');
        if (known.reversedAt !== null) throw new DomainError('payoutReversed');
        if (foldPayoutReference(known.reference ?? '') === foldPayoutReference(reference)) return;
        throw new DomainError('payoutPaidOtherwise', { params: { reference: known.reference ?? '' } });
      }
      await post(context, tx, {
        kind: 'payout',
        subject: `payout:${payoutId}`,
        entries: [
          { account: 'producer_payable', amount: paid.amount, producerId: paid.producerId },
          { account: 'operator_clearing', amount: -paid.amount },
        ],
      });
      await tellProducer(context, tx, {
        producerId: paid.producerId,
        kind: 'paid-out',
        params: { amount: paid.amount },
        path: '/seller/statement',
        subject: `payout:${payoutId}`,
      });
      await recordAudit(context, tx, {
        personId: actor.personId,
        role,
        act: 'mark-payout-paid',
        subject: 'payout',
        subjectId: payoutId,
        detail: { amount: paid.amount, overAmount: paid.overAmount, reference },
      });
    },
    { isolation: 'guarded' },
  );
}

/**
 * What of a payout is owed in this moment and what is not, held for the caller's write with its run and with all references: of
 * two that are marked at the same time the second one sees the reference of the first. Null where it is not open.
 */
async function holdOpen(
  { store }: Context,
  tx: Tx,
  payoutId: string,
  runId: string | undefined,
): Promise<{ runId: string; owed: number; over: number } | null> {
  const { payout, payoutRun } = store.tables;
  const [row] = await tx
    .select({ producerId: payout.producerId, runId: payout.runId })
    .from(payout)
    .where(and(eq(payout.id, payoutId), runId === undefined ? undefined : eq(payout.runId, runId)));
  if (!row) throw new NotFound('payout');
  await holdReferences(store.tables, tx);
  // The file of the run is made before or after, as `makePayoutFile` holds it.
  await tx
    .update(payoutRun)
    .set({ number: sql`${payoutRun.number}` })
    .where(eq(payoutRun.id, row.runId));
  await holdOwed(store.tables, tx, [row.producerId]);
  const owed = (await owedOfOpen(tx, store.tables, { producerId: row.producerId })).get(payoutId);
  // It may have been lowered for the run's file while this waited.
  const [now] = await tx.select({ amount: payout.amount }).from(payout).where(eq(payout.id, payoutId));
  return owed === undefined || !now ? null : { runId: row.runId, owed, over: now.amount - owed };
}
