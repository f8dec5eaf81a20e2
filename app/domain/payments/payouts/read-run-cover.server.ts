import { and, eq, inArray, isNull, min, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { withTheProducer } from '#app/domain/payments/ledger/owed.ts';
import { claimKinds } from '#app/domain/payments/ledger/post.server.ts';
import { owedOfOpen } from '#app/domain/payments/payouts/owed-of-open.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { Db, Store } from '#db/store.ts';

/** Whether the card money that the market holds is enough for its payouts; VND. */
export type RunCover = {
  /** What the run would pay, and what is still owed of runs that were made and are not paid. */
  readonly needed: number;
  /** What of the card money is there to pay producers: less refunds that wait for a card, money of no order, and tax. */
  readonly held: number;
  /** What the market must have put in of its own before, because more had left by then than was there. */
  readonly addedBefore: number;
  /** What it must put in for all that is needed to be covered. */
  readonly toAdd: number;
};

/**
 * What the market itself must add for a payout run. A card provider keeps its fees of each payment, and the producer is owed
 * the price all the same; what a dispute or a refund takes after a payout is the market's to advance as well. Counted from the
 * ledger, which does not say what the market puts in: that it has put in whatever was lacking before is all that is known.
 * @param toPay VND that the run would pay.
 * @throws NotFound (no staff)
 */
export async function readRunCover(
  { store }: Context,
  actor: Actor,
  { toPay }: { toPay: number },
): Promise<RunCover> {
  if (staffRole(actor) === null) throw new NotFound('payouts');
  return store.read(async (db) => {
    const open = await owedOfOpen(db, store.tables);
    const needed = [...open.values()].reduce((sum, amount) => sum + amount, toPay);
    const { held, lowest } = await moneyForProducers(db, store.tables);
    const addedBefore = Math.max(0, -lowest);
    return { needed, held, addedBefore, toAdd: Math.max(0, needed - held - addedBefore) };
  });
}

/**
 * The card money that is there for producers, now and when it was least; VND. Entries add up to nothing: so what is held less
 * what of it is somebody else's (refunds, open money, tax) is what producers are owed less what the card provider has kept and
 * less what is claimed from buyers and not paid yet, which is no money.
 */
async function moneyForProducers(db: Db, tables: Store['tables']): Promise<{ held: number; lowest: number }> {
  const { ledgerEntry, ledgerPosting, order } = tables;
  const owedOfMarket = or(
    isNull(order.method),
    ne(order.method, 'vietqr'),
    notInArray(ledgerPosting.kind, [...withTheProducer]),
  );
  const counted: SQL | undefined = or(
    eq(ledgerEntry.account, 'fees'),
    and(eq(ledgerEntry.account, 'producer_payable'), owedOfMarket),
  );
  const entries = db
    .select({
      at: ledgerPosting.at,
      id: ledgerPosting.id,
      amount: sql<number>`-${ledgerEntry.amount}`.as('amount'),
    })
    .from(ledgerEntry)
    .innerJoin(ledgerPosting, eq(ledgerPosting.id, ledgerEntry.postingId))
    .leftJoin(order, eq(order.id, ledgerEntry.orderId))
    .where(counted)
    .unionAll(unpaidClaims(db, tables))
    .as('counted');
  const postings = db
    .select({
      at: entries.at,
      id: entries.id,
      amount: sql<number>`sum(${entries.amount})`.as('amount'),
    })
    .from(entries)
    .groupBy(entries.at, entries.id)
    .as('posted');
  const balances = db
    .select({
      amount: postings.amount,
      running: sql<number>`sum(${postings.amount}) over (order by ${postings.at}, ${postings.id})`.as(
        'running',
      ),
    })
    .from(postings)
    .as('balances');
  const [found] = await db
    .select({
      held: sql<number>`coalesce(sum(${balances.amount}), 0)`.mapWith(Number),
      lowest: min(balances.running),
    })
    .from(balances);
  return { held: found?.held ?? 0, lowest: Number(found?.lowest ?? 0) };
}

/**
 * By how much each posting about a claim changes what is there because of what buyers have not paid of it, VND. What a buyer has paid
 * beyond a claim waits to be sent to them: it is not there for producers, so that a claim counts for nothing then, and not for less.
 */
function unpaidClaims(
  db: Db,
  { ledgerEntry, ledgerPosting, reconciliationFinding: finding }: Store['tables'],
) {
  const name = sql`'claim:' || ${finding.subject}`;
  const claims = db
    .select({
      at: ledgerPosting.at,
      id: ledgerPosting.id,
      amount: ledgerEntry.amount,
      open: sql<number>`sum(${ledgerEntry.amount}) over (partition by ${finding.id} order by ${ledgerPosting.at}, ${ledgerPosting.id})`.as(
        'open',
      ),
    })
    .from(ledgerEntry)
    .innerJoin(ledgerPosting, eq(ledgerPosting.id, ledgerEntry.postingId))
    // The name of a claim, or that name and a number (`nextSubject`).
    .innerJoin(
      finding,
      and(
        ...[eq(finding.provider, 'stripe'), eq(finding.kind, 'buyer-claim')],
        sql`substr(${ledgerPosting.subject} || ':', 1, length(${name}) + 1) = ${name} || ':'`,
      ),
    )
    .where(and(eq(ledgerEntry.account, 'buyer_receivable'), inArray(ledgerPosting.kind, [...claimKinds])))
    .as('claims');
  const before = sql`${claims.open} - ${claims.amount}`;
  return db
    .select({
      at: claims.at,
      id: claims.id,
      amount:
        sql<number>`case when ${before} > 0 then ${before} else 0 end - case when ${claims.open} > 0 then ${claims.open} else 0 end`.as(
          'amount',
        ),
    })
    .from(claims);
}
