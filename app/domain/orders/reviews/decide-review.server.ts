import { and, eq } from 'drizzle-orm';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

export type DecideReview = {
  readonly reviewId: string;
  readonly verdict: 'published' | 'refused';
  /** Why it is not shown, for the buyer to read; only when refused. */
  readonly note: string;
  readonly staff: { personId: string; role: string };
};

const LONGEST_NOTE = 500;

/**
 * Staff let a review out, or do not, with a reason. One that is shown can be taken off later.
 * @throws NotFound; DomainError required, tooLong (`note-<review>`), wrongState where it stands so already.
 */
export async function decideReview(
  context: Context,
  { reviewId, verdict, note: typed, staff }: DecideReview,
): Promise<void> {
  const { store, clock } = context;
  const { productReview, listing } = store.tables;
  const note = verdict === 'refused' ? typed.normalize('NFC').trim() : null;
  if (note === '') throw new DomainError('required', { field: `note-${reviewId}` });
  if (note !== null && [...note].length > LONGEST_NOTE)
    throw new DomainError('tooLong', { field: `note-${reviewId}`, params: { max: LONGEST_NOTE } });
  await store.write(async (tx) => {
    const [before] = await tx.select().from(productReview).where(eq(productReview.id, reviewId));
    if (!before) throw new NotFound('no such review');
    if (before.state === verdict) throw new DomainError('wrongState');
    const now = clock.now();
    await tx
      .update(productReview)
      .set({ state: verdict, note, decidedAt: now, decidedBy: staff.personId })
      .where(and(eq(productReview.id, reviewId), eq(productReview.state, before.state)));
    await store.touch(tx, [`listing:${before.listingId}`], now);
    await recordAudit(context, tx, {
      ...staff,
      act: verdict === 'published' ? 'publish-review' : 'refuse-review',
      subject: 'product_review',
      subjectId: reviewId,
      detail: { listingId: before.listingId, stars: before.stars },
    });
    if (verdict === 'refused') return;
    const [of] = await tx
      .select({ title: listing.titleVi })
      .from(listing)
      .where(eq(listing.id, before.listingId));
    await tellProducer(context, tx, {
      producerId: before.producerId,
      kind: 'review-published',
      params: { product: of?.title ?? '', stars: before.stars },
      path: '/seller/reviews',
      subject: `review:${reviewId}`,
    });
  });
}
