import { z } from 'zod';

/** A payment of the buyer's on a claim; below nothing where the market has sent something of it back to them. */
const claimPayment = z.object({
  /** VND. */
  amount: z.number(),
  /** YYYY-MM-DD in Lào Cai. */
  day: z.string(),
  /** The bank's. */
  reference: z.string(),
  /** When it was recorded, ms UTC, and by whom. */
  at: z.number(),
  by: z.string(),
});

/**
 * What a finding of the kind `buyer-claim` says: card money that a buyer has got twice, and what has become of it. Its subject is
 * the provider's id of the refund, or of the dispute, by which they got it beside the other.
 */
export const claimDetail = z.object({
  paymentId: z.string(),
  /** VND that were claimed. */
  amount: z.number(),
  /** It went by a dispute that was lost, which is posted already and cost the market; else by a refund that is posted by the claim. */
  isOfDispute: z.boolean(),
  currency: z.literal('VND'),
  payments: z.array(claimPayment),
  /** VND that the market bears, because nobody will pay them. */
  writtenOff: z.number(),
  /** Who wants it written off, while nobody has confirmed it; the reason stands in the finding's note. */
  writeOffAskedBy: z.string().nullable(),
  /** The refund never arrived: the money is the market's again, and nothing is claimed. */
  isDropped: z.boolean(),
  /** Of what the operator's bank sent beyond what was owed any more: its reference, and the day, YYYY-MM-DD in Lào Cai. It never was at the provider. */
  sent: z.object({ reference: z.string(), day: z.string() }).optional(),
});
export type ClaimDetail = z.infer<typeof claimDetail>;

/** VND that the buyer has paid back, less what was sent to them again. */
export const paidOfClaim = ({ payments }: Pick<ClaimDetail, 'payments'>): number =>
  payments.reduce((sum, { amount }) => sum + amount, 0);

/** VND that the buyer still owes; below nothing what they are owed, as after they have paid for a refund that never arrived. */
export function openOfClaim(
  claim: Pick<ClaimDetail, 'amount' | 'writtenOff' | 'isDropped' | 'payments'>,
): number {
  const claimed = claim.isDropped ? 0 : claim.amount - claim.writtenOff;
  return claimed - paidOfClaim(claim);
}
