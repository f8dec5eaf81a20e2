import { and, asc, eq, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { openBankAccount } from '#app/domain/payments/bank-account/bank-account-secrets.server.ts';
import { readBanks } from '#app/domain/payments/banks.server.ts';
import { owedOfOpen } from '#app/domain/payments/payouts/owed-of-open.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { fold } from '#app/server/text/fold.ts';

/** One transfer that the operator's bank is asked for. Everything in capitals and without marks, as banks take it. */
export type PayoutLine = {
  readonly bankName: string;
  readonly bin: string;
  readonly account: string;
  readonly holder: string;
  /** VND. */
  readonly amount: number;
  readonly memo: string;
};

/** Banks take no more in the memo of a transfer in bulk. */
const LONGEST_MEMO = 70;

/**
 * What of a run is still to be paid, as a bank takes it in bulk. A payout of which not all is owed any more is left out.
 * Holds whole account numbers: who has read them is audited before they are given.
 * @throws NotFound (run, or no staff)
 */
export async function writePayoutFile(
  context: Context,
  actor: Actor,
  runId: string,
): Promise<{ number: number; lines: PayoutLine[] }> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('payout run');
  const { store, config } = context;
  const { payoutRun, payout, producer, bankAccount } = store.tables;
  const found = await store.write(async (tx) => {
    const [run] = await tx.select().from(payoutRun).where(eq(payoutRun.id, runId));
    if (!run) throw new NotFound('payout run');
    const owed = await owedOfOpen(tx, store.tables);
    const open = await tx
      .select({ id: payout.id, amount: payout.amount, producerName: producer.name, account: bankAccount })
      .from(payout)
      .innerJoin(producer, eq(producer.id, payout.producerId))
      .innerJoin(bankAccount, eq(bankAccount.id, payout.bankAccountId))
      .where(and(eq(payout.runId, runId), isNull(payout.paidAt), isNull(payout.reversedAt)))
      .orderBy(asc(producer.nameKey), asc(payout.id));
    const rows = open.filter(({ id, amount }) => (owed.get(id) ?? 0) >= amount);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'read-bank-accounts',
      subject: 'payout_run',
      subjectId: runId,
      detail: { accounts: rows.map(({ account }) => account.id) },
    });
    return { number: run.number, rows };
  });
  const banks = readBanks(config.rootDir);
  return {
    number: found.number,
    lines: found.rows.map(({ amount, producerName, account: { id, bin, sealed } }) => {
      const { number, holder } = openBankAccount(config, id, sealed);
      return {
        bankName: plain(banks.get(bin)?.shortName ?? bin),
        bin,
        account: number,
        holder: plain(holder),
        amount,
        memo: plain(`CHO PHIEN CHI TRA ${found.number} ${producerName}`).slice(0, LONGEST_MEMO).trim(),
      };
    }),
  };
}

/** Capitals, digits and blanks. */
function plain(text: string): string {
  return fold(text)
    .toUpperCase()
    .replace(/[^A-Z0-9 ]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
