import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Tx } from '#db/store.ts';

/** In which way a provider's list and ours do not agree. */
export const findingKinds = [
  /** The provider has money, a refund or a dispute that we had not heard of. */
  'missing-here',
  /** We have something that the provider knows nothing of. */
  'missing-there',
  /** Money came that is not what was asked for, or a sum differs between us. */
  'amount',
  /** Card money came in another currency than the đồng that were asked for. */
  'currency',
  /** Something has another state there than here. */
  'state',
  /** A bank's statement shows money of which the account's provider never told: the statement brought it. */
  'untold',
  /** Money was told of, or said by hand to have come, and the bank's statement of these days does not show it. */
  'not-in-statement',
  /** Somebody gave money back in the provider's own pages. */
  'refund-there',
  /** A card's bank has given a buyer for good what they had back already. */
  'paid-twice',
  /** A buyer has got card money twice, and owes it back (`claimFromBuyer`). */
  'buyer-claim',
  /** The provider could not pay the market's own account. */
  'payout-failed',
  /** The provider does not answer about something, or what it answers cannot be taken over, each time that it is asked. */
  'unanswered',
] as const;
export const findingKind = z.enum(findingKinds);
export type FindingKind = z.infer<typeof findingKind>;

export type NewFinding = {
  readonly provider: string;
  readonly kind: FindingKind;
  /** The provider's or our id of it. */
  readonly subject: string;
  /** Ids and amounts only. */
  readonly detail: Readonly<Record<string, string | number | null>>;
  /** What was missing has been fetched already: nobody has to do anything. */
  readonly isMended?: boolean;
};

/** Notes that something does not agree, once. Part of the caller's write. @returns false when it was known. */
export async function writeFinding(
  { store, clock }: Context,
  tx: Tx,
  { isMended = false, ...finding }: NewFinding,
): Promise<boolean> {
  const now = clock.now();
  const written = await tx
    .insert(store.tables.reconciliationFinding)
    .values({
      ...finding,
      id: newId(),
      detail: { ...finding.detail },
      foundAt: now,
      mendedAt: isMended ? now : null,
    })
    .onConflictDoNothing()
    .returning({ id: store.tables.reconciliationFinding.id });
  return written.length > 0;
}

/** What did not agree does now: nobody has to look at it any more. */
export async function mendFinding(
  { store, clock }: Context,
  tx: Tx,
  { provider, kind, subject }: Pick<NewFinding, 'provider' | 'kind' | 'subject'>,
): Promise<void> {
  const { reconciliationFinding: finding } = store.tables;
  await tx
    .update(finding)
    .set({ mendedAt: clock.now() })
    .where(
      and(
        eq(finding.provider, provider),
        eq(finding.kind, kind),
        eq(finding.subject, subject),
        isNull(finding.mendedAt),
        isNull(finding.resolvedAt),
      ),
    );
}
