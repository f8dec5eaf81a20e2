import { and, eq, isNull } from 'drizzle-orm';
import { contactInNote } from '#app/domain/catalog/contact-in-note/contact-in-note.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

const LONGEST = 1000;

/**
 * The producer answers a review that is shown, once: what stands below a buyer's words is not changed afterwards.
 * Nobody reads it before buyers do, so it leads nowhere else (`contactInNote`): another number or account in it would be taken
 * for one that the market vouches for; the producer's public number stands on the same page.
 * @throws NotFound for another's review; DomainError required, tooLong, answerHasContact (`answer-<review>`), wrongState.
 */
export async function answerReview(
  { store, clock, ...rest }: Context,
  {
    reviewId,
    text: typed,
    producerId,
    personId,
  }: { reviewId: string; text: string; producerId: string; personId: string },
): Promise<void> {
  const { productReview } = store.tables;
  const field = `answer-${reviewId}`;
  const answer = typed.normalize('NFC').trim();
  if (answer === '') throw new DomainError('required', { field });
  if ([...answer].length > LONGEST) throw new DomainError('tooLong', { field, params: { max: LONGEST } });
  const found = contactInNote(answer);
  if (found !== undefined) throw new DomainError('answerHasContact', { field, params: { found } });
  const own = and(eq(productReview.id, reviewId), eq(productReview.producerId, producerId));
  await store.write(async (tx) => {
    const now = clock.now();
    const [answered] = await tx
      .update(productReview)
      .set({ answer, answeredAt: now })
      .where(and(own, eq(productReview.state, 'published'), isNull(productReview.answeredAt)))
      .returning({ listingId: productReview.listingId });
    if (!answered) {
      const known = await tx.select({ id: productReview.id }).from(productReview).where(own);
      if (known.length === 0) throw new NotFound('no such review');
      throw new DomainError('wrongState');
    }
    await store.touch(tx, [`listing:${answered.listingId}`], now);
    await recordAudit({ store, clock, ...rest }, tx, {
      personId,
      role: 'producer_member',
      act: 'answer-review',
      subject: 'product_review',
      subjectId: reviewId,
    });
  });
}
