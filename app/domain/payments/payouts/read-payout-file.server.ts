import { eq } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import {
  filedPayouts,
  type PayoutLine,
  payoutCsv,
  payoutLines,
} from '#app/domain/payments/payouts/payout-lines.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

export type PayoutFile = {
  /** Of the run. */
  readonly number: number;
  readonly lines: readonly PayoutLine[];
  /** The CSV, byte for byte as it was recorded. */
  readonly csv: Buffer;
  /** Its SHA-256, hex. */
  readonly hash: string;
};

/**
 * The file of a run for the operator's bank, as it was recorded when it was made. Holds whole account numbers: who has read
 * them is audited before they are given.
 * @throws NotFound (run, no file of it, or no staff); DomainError payoutFileReversed when a payout in it was reversed since:
 * the bank would pay it here and in the next run; payoutFileChanged when it would not be the recorded one any more, because a
 * name or an account has changed since. Then it is to be made anew.
 */
export async function readPayoutFile(context: Context, actor: Actor, runId: string): Promise<PayoutFile> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('payout run');
  const { store } = context;
  const { payoutRun } = store.tables;
  const found = await store.write(async (tx) => {
    const [run] = await tx.select().from(payoutRun).where(eq(payoutRun.id, runId));
    if (!run?.fileHash) throw new NotFound('payout file');
    const filed = await filedPayouts(tx, store.tables, runId);
    if (filed.some(({ isReversed }) => isReversed)) throw new DomainError('payoutFileReversed');
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'read-bank-accounts',
      subject: 'payout_run',
      subjectId: runId,
      detail: { accounts: filed.map(({ account }) => account.id), fileHash: run.fileHash },
    });
    return { number: run.number, fileHash: run.fileHash, filed };
  });
  const lines = payoutLines(context, found.number, found.filed);
  const { bytes, hash } = await payoutCsv(lines);
  if (hash !== found.fileHash) throw new DomainError('payoutFileChanged');
  return { number: found.number, lines, csv: bytes, hash };
}
