import { asc, desc, eq } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { readBanks } from '#app/domain/payments/banks.server.ts';
import { owedOfOpen } from '#app/domain/payments/payouts/owed-of-open.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

export type ShownPayout = {
  readonly id: string;
  readonly producerId: string;
  readonly producerName: string;
  readonly bankName: string;
  /** The last characters of the account's number. */
  readonly numberEnd: string;
  readonly amount: number;
  /** What of it is owed in this moment; null when it is paid or reversed. */
  readonly owedNow: number | null;
  /** What of it the bank had sent although it was not owed any more. */
  readonly overAmount: number;
  readonly reference: string | null;
  readonly paidAt: number | null;
  readonly reversedAt: number | null;
  readonly reversalReason: string | null;
};

export type ShownRun = {
  readonly id: string;
  readonly number: number;
  readonly createdAt: number;
  readonly cutoffAt: number;
  readonly totalAmount: number;
  readonly payouts: readonly ShownPayout[];
};

/** Runs, the last one first, without their payouts. @throws NotFound (no staff) */
export async function listPayoutRuns({ store }: Context, actor: Actor) {
  if (staffRole(actor) === null) throw new NotFound('payouts');
  const { payoutRun, payout } = store.tables;
  return store.read(async (db) => {
    const runs = await db.select().from(payoutRun).orderBy(desc(payoutRun.number)).limit(100);
    const payouts = await db
      .select({ runId: payout.runId, paidAt: payout.paidAt, reversedAt: payout.reversedAt })
      .from(payout);
    return runs.map(({ id, number, createdAt, cutoffAt, totalAmount }) => {
      const own = payouts.filter(({ runId, reversedAt }) => runId === id && reversedAt === null);
      const unpaid = own.filter(({ paidAt }) => paidAt === null).length;
      return { id, number, createdAt, cutoffAt, totalAmount, payouts: own.length, unpaid };
    });
  });
}

/** @throws NotFound (run, or no staff) */
export async function readPayoutRun(
  { store, config }: Context,
  actor: Actor,
  runId: string,
): Promise<ShownRun> {
  if (staffRole(actor) === null) throw new NotFound('payout run');
  const { payoutRun, payout, producer, bankAccount } = store.tables;
  const banks = readBanks(config.rootDir);
  return store.read(async (db) => {
    const [run] = await db.select().from(payoutRun).where(eq(payoutRun.id, runId));
    if (!run) throw new NotFound('payout run');
    const rows = await db
      .select({ payout, producerName: producer.name, bin: bankAccount.bin, numberEnd: bankAccount.numberEnd })
      .from(payout)
      .innerJoin(producer, eq(producer.id, payout.producerId))
      .innerJoin(bankAccount, eq(bankAccount.id, payout.bankAccountId))
      .where(eq(payout.runId, runId))
      .orderBy(asc(producer.nameKey), asc(payout.id));
    const owed = await owedOfOpen(db, store.tables);
    return {
      id: run.id,
      number: run.number,
      createdAt: run.createdAt,
      cutoffAt: run.cutoffAt,
      totalAmount: run.totalAmount,
      payouts: rows.map(({ payout: one, producerName, bin, numberEnd }) => ({
        id: one.id,
        producerId: one.producerId,
        producerName,
        bankName: banks.get(bin)?.shortName ?? bin,
        numberEnd,
        amount: one.amount,
        owedNow: owed.get(one.id) ?? null,
        overAmount: one.overAmount,
        reference: one.reference,
        paidAt: one.paidAt,
        reversedAt: one.reversedAt,
        reversalReason: one.reversalReason,
      })),
    };
  });
}
