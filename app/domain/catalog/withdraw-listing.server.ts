import { eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { move, revisionMoves } from '#app/domain/catalog/listing-states.ts';
import { loadOwnListing } from '#app/domain/catalog/own-listing.server.ts';
import { recordReviewAct } from '#app/domain/catalog/record-review-act.server.ts';
import { reviewSubject } from '#app/domain/catalog/review-notices.ts';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/**
 * The producer takes back what waits for review, to write on.
 * @throws NotFound; DomainError wrongState when nothing is waiting.
 */
export async function withdrawListing(
  context: Context,
  actor: SellerActor,
  listingId: string,
): Promise<void> {
  await moveOpenRevision(context, actor, listingId, 'withdraw');
}

/**
 * The producer drops an open draft of a published listing and keeps what is public.
 * @throws NotFound; DomainError wrongState when there is no draft, or nothing is public to fall back on.
 */
export async function discardDraft(context: Context, actor: SellerActor, listingId: string): Promise<void> {
  await moveOpenRevision(context, actor, listingId, 'discard');
}

async function moveOpenRevision(
  context: Context,
  actor: SellerActor,
  listingId: string,
  name: 'withdraw' | 'discard',
): Promise<void> {
  const { store, clock } = context;
  const { listingRevision, listing } = store.tables;
  await store.write(async (tx) => {
    const { open, approved } = await loadOwnListing(tx, store.tables, actor.producerId, listingId);
    if (!open || (name === 'discard' && !approved)) throw new DomainError('wrongState');
    await tx
      .update(listingRevision)
      .set({ state: move(revisionMoves, name, open.state) })
      .where(eq(listingRevision.id, open.id));
    const now = clock.now();
    if (name === 'withdraw') {
      const { personId } = actor;
      await recordReviewAct(tx, store.tables, {
        listingId,
        revisionId: open.id,
        act: 'withdrawn',
        at: now,
        personId,
      });
    } else {
      // What was asked for is dropped with the draft.
      await settleNotices(context, tx, { subject: reviewSubject(listingId), kinds: ['listing-returned'] });
    }
    await tx.update(listing).set({ updatedAt: now }).where(eq(listing.id, listingId));
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: `${name}-listing`,
      subject: 'listing',
      subjectId: listingId,
      detail: { revisionId: open.id },
    });
  });
}
