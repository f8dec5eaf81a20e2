import { eq, max } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { accountOf } from '#app/domain/payments/checkout/ask-by-vietqr.server.ts';
import { payableBy } from '#app/domain/payments/payouts/payable-by.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

export type MakePayoutRun = {
  /** Of the form: however often it is sent, it makes one run. */
  readonly runId: string;
  /** What was owed by then is paid; ms UTC, not in the future. */
  readonly cutoffAt: number;
};

/**
 * Makes a numbered run that pays every producer what is owed by a moment, less what earlier runs still have to pay. Whoever
 * owes, or has no account, is left out, and what they owe stands against what they sell next. Nothing is posted yet: that
 * happens as each payout is paid.
 * @returns the run's id.
 * @throws NotFound (no staff); DomainError nothingToPayOut, cutoffInFuture (cutoff).
 */
export async function makePayoutRun(
  context: Context,
  actor: Actor,
  { runId, cutoffAt }: MakePayoutRun,
): Promise<string> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('payouts');
  const { store, clock } = context;
  const { payout, payoutRun } = store.tables;
  if (cutoffAt > clock.now()) throw new DomainError('cutoffInFuture', { field: 'cutoff' });
  // Serializable: two runs at the same time would both pay the same debt.
  return store.write(async (tx) => {
    const [made] = await tx.select({ id: payoutRun.id }).from(payoutRun).where(eq(payoutRun.id, runId));
    if (made) return made.id;
    const payableOf = await payableBy(context, tx, cutoffAt);
    const rows: Array<typeof payout.$inferInsert> = [];
    const producers = [...payableOf].sort(([one], [other]) => (one < other ? -1 : 1));
    for (const [producerId, { payable: amount }] of producers) {
      if (amount === 0) continue;
      const account = await accountOf(context, tx, producerId);
      if (account) rows.push({ id: newId(), runId, producerId, bankAccountId: account.id, amount });
    }
    if (rows.length === 0) throw new DomainError('nothingToPayOut');
    const [last] = await tx.select({ number: max(payoutRun.number) }).from(payoutRun);
    const number = (last?.number ?? 0) + 1;
    const totalAmount = rows.reduce((sum, { amount }) => sum + amount, 0);
    await tx.insert(payoutRun).values({
      id: runId,
      number,
      createdAt: clock.now(),
      createdBy: actor.personId,
      cutoffAt,
      totalAmount,
    });
    await tx.insert(payout).values(rows);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'make-payout-run',
      subject: 'payout_run',
      subjectId: runId,
      detail: { number, cutoffAt, totalAmount, payouts: rows.length },
    });
    return runId;
  });
}
