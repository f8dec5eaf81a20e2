import { and, asc, eq, exists, inArray } from 'drizzle-orm';
import {
  type ClaimDetail,
  claimDetail,
  openOfClaim,
  paidOfClaim,
} from '#app/domain/orders/money-back/claim-detail.ts';
import type { Db, Store } from '#db/store.ts';

/** What a buyer has of the market's card money twice, as they may read it. VND. */
export type ClaimOfBuyer = Pick<ClaimDetail, 'paymentId' | 'amount' | 'isDropped'> & {
  readonly id: string;
  /** Still to be paid back; below nothing what the market owes them. */
  readonly open: number;
  /** What they have paid back, less what was sent to them again. */
  readonly paid: number;
};

const ofPayment = claimDetail.pick({ paymentId: true });

/** Claims on the buyer of these payments of which something waits, or that they have paid or need not pay any more; the first made first. */
export async function readClaims(
  { reconciliationFinding: finding, cardMoney }: Store['tables'],
  db: Db,
  paymentIds: readonly string[],
): Promise<ClaimOfBuyer[]> {
  if (paymentIds.length === 0) return [];
  const rows = await db
    .select({ id: finding.id, detail: finding.detail })
    .from(finding)
    .where(
      and(
        ...[eq(finding.provider, 'stripe'), eq(finding.kind, 'buyer-claim')],
        // Of what no card has paid nothing is ever claimed: most pages ask for no claim.
        exists(
          db
            .select({ id: cardMoney.id })
            .from(cardMoney)
            .where(inArray(cardMoney.paymentId, [...paymentIds])),
        ),
      ),
    )
    .orderBy(asc(finding.id));
  // What a claim is of stands in its detail, which no database asks: claims are few, and found by their index.
  return rows
    .filter(({ detail }) => paymentIds.includes(ofPayment.parse(detail).paymentId))
    .map(({ id, detail }) => claimOfBuyer(id, claimDetail.parse(detail)));
}

/** One claim on a buyer; null where there is none. @param id of its finding. */
export async function readClaim(
  { reconciliationFinding: finding }: Store['tables'],
  db: Db,
  id: string,
): Promise<ClaimOfBuyer | null> {
  const [row] = await db
    .select({ detail: finding.detail })
    .from(finding)
    .where(and(eq(finding.id, id), eq(finding.kind, 'buyer-claim')));
  return row ? claimOfBuyer(id, claimDetail.parse(row.detail)) : null;
}

function claimOfBuyer(id: string, claim: ClaimDetail): ClaimOfBuyer {
  const { paymentId, amount, isDropped } = claim;
  return { id, paymentId, amount, isDropped, open: openOfClaim(claim), paid: paidOfClaim(claim) };
}
