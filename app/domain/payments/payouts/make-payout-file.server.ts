import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { holdOwed } from '#app/domain/payments/ledger/hold-owed.server.ts';
import { owedOfOpen } from '#app/domain/payments/payouts/owed-of-open.server.ts';
import { filedPayouts, payoutCsv, payoutLines } from '#app/domain/payments/payouts/payout-lines.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Store, Tx } from '#db/store.ts';

/**
 * Makes the file by which a bank pays what of a run is open, and keeps its checksum. Of a payout of which not all is owed any
 * more the part is paid that is, and the rest waits; one that stood in an earlier file of the run is left out then, because the
 * bank may have sent it: that a person has to say. What is owed is held until it is written. Made again, it replaces the one
 * before.
 * @throws NotFound (run, or no staff); DomainError nothingToFile when nothing of the run can be paid now; filedBefore when
 * only of what stood in an earlier file something is owed.
 */
export async function makePayoutFile(context: Context, actor: Actor, runId: string): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('payout run');
  const { store, clock } = context;
  const { payoutRun } = store.tables;
  const fileMadeAt = clock.now();
  const { run, filed } = await store.write(
    async (tx) => {
      const [held] = await tx
        .update(payoutRun)
        .set({ number: sql`${payoutRun.number}`, fileHash: null, fileMadeAt })
        .where(eq(payoutRun.id, runId))
        .returning();
      if (!held) throw new NotFound('payout run');
      const leftOut = await fileWhatIsOwed(tx, store.tables, runId);
      const lines = await filedPayouts(tx, store.tables, runId);
      if (lines.length === 0 && leftOut.length > 0)
        throw new DomainError('filedBefore', { params: { names: leftOut.join(', ') } });
      if (lines.length === 0) throw new DomainError('nothingToFile');
      return { run: held, filed: lines };
    },
    { isolation: 'guarded' },
  );
  const { hash } = await payoutCsv(payoutLines(context, run.number, filed));
  await store.write(
    async (tx) => {
      // Of two that were made at the same time the later one has the last word, and both say the same.
      const [kept] = await tx
        .update(payoutRun)
        .set({ fileHash: hash })
        .where(and(eq(payoutRun.id, runId), eq(payoutRun.fileMadeAt, fileMadeAt)))
        .returning({ id: payoutRun.id });
      if (!kept) return;
      await recordAudit(context, tx, {
        personId: actor.personId,
        role,
        act: 'make-payout-file',
        subject: 'payout_run',
        subjectId: runId,
        detail: {
          fileHash: hash,
          payouts: filed.length,
          totalAmount: filed.reduce((sum, { amount }) => sum + amount, 0),
        },
      });
    },
    { isolation: 'guarded' },
  );
}

/**
 * Says of each payout of a run for how much it stands in the file, and lowers those of which only a part is owed.
 * @returns names of the producers of whom something is owed, and who stood in an earlier file with more.
 */
async function fileWhatIsOwed(tx: Tx, tables: Store['tables'], runId: string): Promise<string[]> {
  const { payout, producer } = tables;
  const isOpen = and(eq(payout.runId, runId), isNull(payout.paidAt), isNull(payout.reversedAt));
  const known = await tx.select({ producerId: payout.producerId }).from(payout).where(isOpen);
  await holdOwed(
    tables,
    tx,
    known.map(({ producerId }) => producerId),
  );
  const owed = await owedOfOpen(tx, tables);
  const open = await tx.select().from(payout).where(isOpen).orderBy(asc(payout.id));
  await tx.update(payout).set({ filedAmount: null }).where(eq(payout.runId, runId));
  const leftOut: string[] = [];
  for (const { id, producerId, amount, filedAmount } of open) {
    const now = owed.get(id) ?? 0;
    if (now > 0 && now < amount && filedAmount !== null) leftOut.push(producerId);
    if (now <= 0 || (now < amount && filedAmount !== null)) continue;
    await tx
      .update(payout)
      .set({ amount: now, heldBack: sql`${payout.heldBack} + ${amount - now}`, filedAmount: now })
      .where(and(eq(payout.id, id), isNull(payout.paidAt), isNull(payout.reversedAt)));
  }
  const named = await tx
    .select({ name: producer.name })
    .from(producer)
    .where(inArray(producer.id, leftOut))
    .orderBy(asc(producer.nameKey));
  return named.map(({ name }) => name);
}
