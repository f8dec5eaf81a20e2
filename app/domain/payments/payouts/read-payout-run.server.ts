import { asc, desc, eq } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { bankOf } from '#app/domain/payments/bank-account/bank-of.server.ts';
import { heldThere } from '#app/domain/payments/payouts/held-there.server.ts';
import { type NotHandedOver, notHandedOver } from '#app/domain/payments/payouts/not-handed-over.server.ts';
import { owedOfOpen } from '#app/domain/payments/payouts/owed-of-open.server.ts';
import { type LessSince, lessSince } from '#app/domain/payments/payouts/why-held-back.server.ts';
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
  /** What the run was made for beyond that, and waits for the next one. */
  readonly heldBack: number;
  /** For how much it stands in the file for the bank; null when it is not in it. */
  readonly filedAmount: number | null;
  /** What has made less owed since the run was made, until its file. */
  readonly less: LessSince & {
    /** What may have gone back of it in the card provider's own pages; staff have not said yet of which order. */
    readonly unassigned: number;
  };
  /** What of it is owed in this moment; null when it is paid or reversed. */
  readonly owedNow: number | null;
  /** What of it is for orders whose goods are with the producer yet; null where none is, or it was taken out of the run. */
  readonly notHandedOver: NotHandedOver | null;
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
  /** VND of what is not reversed. */
  readonly totalAmount: number;
  /** The file for the bank as it was made last: its SHA-256, hex, and when; null while there is none. */
  readonly file: { readonly hash: string; readonly madeAt: number } | null;
  readonly payouts: readonly ShownPayout[];
};

/** Runs, the last one first, with what is paid out by them: not what was reversed. @throws NotFound (no staff) */
export async function listPayoutRuns({ store }: Context, actor: Actor) {
  if (staffRole(actor) === null) throw new NotFound('payouts');
  const { payoutRun, payout } = store.tables;
  return store.read(async (db) => {
    const runs = await db.select().from(payoutRun).orderBy(desc(payoutRun.number)).limit(100);
    const payouts = await db
      .select({
        runId: payout.runId,
        amount: payout.amount,
        paidAt: payout.paidAt,
        reversedAt: payout.reversedAt,
      })
      .from(payout);
    return runs.map(({ id, number, createdAt, cutoffAt }) => {
      const own = payouts.filter(({ runId, reversedAt }) => runId === id && reversedAt === null);
      const unpaid = own.filter(({ paidAt }) => paidAt === null).length;
      const totalAmount = own.reduce((sum, { amount }) => sum + amount, 0);
      return { id, number, createdAt, cutoffAt, totalAmount, payouts: own.length, unpaid };
    });
  });
}

/** @throws NotFound (run, or no staff) */
export async function readPayoutRun(context: Context, actor: Actor, runId: string): Promise<ShownRun> {
  if (staffRole(actor) === null) throw new NotFound('payout run');
  const { store, clock } = context;
  const { payoutRun, payout, producer, bankAccount } = store.tables;
  return store.read(async (db) => {
    const [run] = await db.select().from(payoutRun).where(eq(payoutRun.id, runId));
    if (!run) throw new NotFound('payout run');
    const rows = await db
      .select({ payout, producerName: producer.name, account: bankAccount })
      .from(payout)
      .innerJoin(producer, eq(producer.id, payout.producerId))
      .innerJoin(bankAccount, eq(bankAccount.id, payout.bankAccountId))
      .where(eq(payout.runId, runId))
      .orderBy(asc(producer.nameKey), asc(payout.id));
    const owed = await owedOfOpen(db, store.tables);
    const unsent = await notHandedOver(db, store.tables, { until: run.cutoffAt, runNumber: run.number });
    const until = run.fileMadeAt ?? clock.now();
    const held = await heldThere(db, store.tables);
    const less = await lessSince(db, store.tables, { from: run.createdAt, until });
    return {
      id: run.id,
      number: run.number,
      createdAt: run.createdAt,
      cutoffAt: run.cutoffAt,
      totalAmount: rows.reduce(
        (sum, { payout: one }) => (one.reversedAt === null ? sum + one.amount : sum),
        0,
      ),
      file:
        run.fileHash === null || run.fileMadeAt === null
          ? null
          : { hash: run.fileHash, madeAt: run.fileMadeAt },
      payouts: rows.map(({ payout: one, producerName, account }) => ({
        id: one.id,
        producerId: one.producerId,
        producerName,
        bankName: bankOf(context, account).shortName,
        numberEnd: account.numberEnd,
        amount: one.amount,
        heldBack: one.heldBack,
        filedAmount: one.filedAmount,
        less: {
          ...(less.get(one.producerId) ?? { refunded: 0, disputed: 0, kept: 0 }),
          unassigned: held.get(one.producerId) ?? 0,
        },
        owedNow: owed.get(one.id) ?? null,
        notHandedOver: one.reversedAt === null ? (unsent.get(one.producerId) ?? null) : null,
        overAmount: one.overAmount,
        reference: one.reference,
        paidAt: one.paidAt,
        reversedAt: one.reversedAt,
        reversalReason: one.reversalReason,
      })),
    };
  });
}
