import { and, desc, eq, isNotNull, max, min } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { type GivenBack, listGivenBack } from '#app/domain/orders/money-back/given-back-there.server.ts';
import { NOTHING, type OwedParts, owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import { type MonthOfTax, sumWithholding } from '#app/domain/payments/withholding/sum-withholding.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

export type PayoutStatement = {
  readonly producerName: string;
  readonly parts: OwedParts;
  readonly payouts: ReadonlyArray<{
    id: string;
    runNumber: number;
    amount: number;
    paidAt: number | null;
    reference: string | null;
    /** Why it came back; null when it did not. */
    reversalReason: string | null;
  }>;
  /** What the market gave back to buyers in the card provider's own pages, by order, the newest first; `GIVEN_SHOWN` at most. */
  readonly givenBack: readonly GivenBack[];
  readonly tax: readonly MonthOfTax[];
  /** In which there is tax of theirs, and the one that was asked for; the latest first. */
  readonly years: readonly string[];
};

const GIVEN_SHOWN = 50;

/** What a producer's card sales came to until now, what of it was paid out, and the tax of a year. */
export async function readPayoutStatement(
  context: Context,
  actor: SellerActor,
  year: string,
): Promise<PayoutStatement> {
  const { store, clock } = context;
  const { payout, payoutRun, producer } = store.tables;
  const { producerId } = actor;
  const tax = await sumWithholding(context, { from: `${year}-01`, to: `${year}-12`, producerId });
  return store.read(async (db) => ({
    producerName: (await db.select().from(producer).where(eq(producer.id, producerId)))[0]?.name ?? '',
    parts: (await owedBy(db, store.tables, { until: clock.now(), producerId })).get(producerId) ?? NOTHING,
    payouts: (
      await db
        .select({ payout, runNumber: payoutRun.number })
        .from(payout)
        .innerJoin(payoutRun, eq(payoutRun.id, payout.runId))
        .where(and(eq(payout.producerId, producerId), isNotNull(payout.paidAt)))
        .orderBy(desc(payoutRun.number))
        .limit(200)
    ).map(({ payout: { id, amount, paidAt, reference, reversedAt, reversalReason }, runNumber }) => ({
      id,
      runNumber,
      amount,
      paidAt,
      reference,
      reversalReason: reversedAt === null ? null : (reversalReason ?? ''),
    })),
    givenBack: await listGivenBack(
      db,
      store.tables,
      eq(store.tables.order.producerId, producerId),
      GIVEN_SHOWN,
    ),
    tax,
    years: await yearsOfTax(db, store.tables, producerId, year),
  }));
}

async function yearsOfTax(
  db: Db,
  { withholdingEntry }: Store['tables'],
  producerId: string,
  asked: string,
): Promise<string[]> {
  const [ends] = await db
    .select({ first: min(withholdingEntry.at), last: max(withholdingEntry.at) })
    .from(withholdingEntry)
    .where(eq(withholdingEntry.producerId, producerId));
  const yearOf = (at: number) => Number(localDate(at).slice(0, 4));
  const years = new Set([asked]);
  if (ends?.first && ends.last) {
    for (let year = yearOf(Number(ends.first)); year <= yearOf(Number(ends.last)); year += 1)
      years.add(String(year));
  }
  return [...years].sort().reverse();
}
