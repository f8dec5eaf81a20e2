import { and, eq } from 'drizzle-orm';
import { isLostForGood, type SharedDisputes } from '#app/domain/payments/card/reshare-disputes.server.ts';
import { changeClaim, claimedNow } from '#app/domain/payments/claims/change-claim.server.ts';
import { mendFinding } from '#app/domain/payments/reconcile/write-finding.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Store, Tx } from '#db/store.ts';

/**
 * What buyers have twice because a card's bank gave them for good what they had back already: all that went back by refunds and lost
 * disputes, less what was paid and what settles promises of other money of the payment, of the money that settled the payment and of what is of no order each for itself. It cost the market (`reshareDisputes`); staff are shown it (`paid-twice`), or, where it was
 * claimed already, the claim becomes that much, whether it is more by now or less. Part of the caller's write, which holds the payment.
 */
export async function claimByDisputes(
  context: Context,
  tx: Tx,
  {
    paymentId,
    disputes,
    shared,
  }: {
    paymentId: string;
    disputes: ReadonlyArray<Store['tables']['dispute']['$inferSelect']>;
    shared: readonly SharedDisputes[];
  },
): Promise<void> {
  const stands = [];
  for (const row of disputes)
    stands.push({ row, claimed: await claimedNow(context.store.tables, tx, row.externalId) });
  const moneys = shared.map(({ paid, sent, settling, twice }) => {
    const lost = disputes.filter((row) => isLostForGood(row) && twice.has(row.id));
    const back = sent + lost.reduce((sum, { amount }) => sum + amount, 0);
    return { twice, open: Math.max(0, back - paid - settling) };
  });
  // Where something is claimed already it stays as long as it can.
  stands.sort((a, b) => (b.claimed ?? 0) - (a.claimed ?? 0));
  for (const { row, claimed } of stands) {
    const of = isLostForGood(row) ? moneys.find(({ twice }) => twice.has(row.id)) : undefined;
    const amount = of ? Math.min(of.open, of.twice.get(row.id) ?? 0) : 0;
    if (of) of.open -= amount;
    if (claimed !== null) await changeClaim(context, tx, { subject: row.externalId, amount });
    else await showTwice(context, tx, { subject: row.externalId, paymentId, amount });
  }
}

/** Shown to staff with what it is by now; where it has come to nothing, nobody has to look at it. */
async function showTwice(
  context: Context,
  tx: Tx,
  { subject, paymentId, amount }: { subject: string; paymentId: string; amount: number },
): Promise<void> {
  const about = { provider: 'stripe', kind: 'paid-twice', subject } as const;
  if (amount === 0) return mendFinding(context, tx, about);
  const { store, clock } = context;
  const { reconciliationFinding: finding } = store.tables;
  const detail = { paymentId, amount, currency: 'VND' };
  const [known] = await tx
    .update(finding)
    .set({ detail, mendedAt: null })
    .where(
      and(
        eq(finding.provider, about.provider),
        eq(finding.kind, about.kind),
        eq(finding.subject, about.subject),
      ),
    )
    .returning({ id: finding.id });
  if (!known) await tx.insert(finding).values({ ...about, id: newId(), detail, foundAt: clock.now() });
}
