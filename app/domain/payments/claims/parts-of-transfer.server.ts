import { and, eq, ne } from 'drizzle-orm';
import { claimDetail } from '#app/domain/orders/money-back/claim-detail.ts';
import type { HeldClaim } from '#app/domain/payments/claims/hold-claim.server.ts';
import { foldPayoutReference } from '#app/domain/payments/payouts/payout-reference.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * What a transfer has paid on other claims on the same buyer: payments of theirs of the same day and reference
 * (`foldPayoutReference`). What the market has sent under it is no part of a buyer's transfer. Claims are few.
 * @returns each with its claim's finding and VND, above nothing.
 */
export async function partsOfTransfer(
  tables: Store['tables'],
  db: Db,
  { id, detail }: HeldClaim,
  { reference, day }: { reference: string; day: string },
): Promise<Array<{ findingId: string; amount: number }>> {
  const { reconciliationFinding: finding } = tables;
  const folded = foldPayoutReference(reference);
  const others = await db
    .select({ id: finding.id, detail: finding.detail })
    .from(finding)
    .where(and(eq(finding.provider, 'stripe'), eq(finding.kind, 'buyer-claim'), ne(finding.id, id)));
  const parts = others.flatMap((other) => {
    const { paymentId, payments } = claimDetail.parse(other.detail);
    const own = payments.find((one) => foldPayoutReference(one.reference) === folded);
    return own && own.amount > 0 && own.day === day
      ? [{ paymentId, findingId: other.id, amount: own.amount }]
      : [];
  });
  if (parts.length === 0) return [];
  const payer = await payerOf(tables, db, detail.paymentId);
  const same: Array<{ findingId: string; amount: number }> = [];
  for (const { paymentId, findingId, amount } of parts)
    if ((await payerOf(tables, db, paymentId)) === payer) same.push({ findingId, amount });
  return same;
}

/** The person who paid. */
async function payerOf({ orderGroup, payment }: Store['tables'], db: Db, paymentId: string): Promise<string> {
  const [group] = await db
    .select({ buyerId: orderGroup.buyerId })
    .from(payment)
    .innerJoin(orderGroup, eq(orderGroup.id, payment.groupId))
    .where(eq(payment.id, paymentId));
  if (!group) throw new Error(`payment ${paymentId} is of no checkout`);
  return group.buyerId;
}
