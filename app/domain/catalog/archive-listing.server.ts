import { eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { listingMoves, move } from '#app/domain/catalog/listing-states.ts';
import { loadOwnListing } from '#app/domain/catalog/own-listing.server.ts';
import { returnToSearch, takeFromSearch } from '#app/domain/catalog/put-in-search.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/**
 * The producer takes a listing off sale. Nothing is deleted: it can be brought back, and orders still find it.
 * @throws NotFound; DomainError wrongState, underReview while staff have it (withdraw it first).
 */
export async function archiveListing(context: Context, actor: SellerActor, listingId: string): Promise<void> {
  await moveListing(context, actor, listingId, 'archive');
}

/**
 * Brings an archived listing back to where it was: on sale with its approved content, or a draft.
 * @throws NotFound; DomainError wrongState.
 */
export async function bringBackListing(
  context: Context,
  actor: SellerActor,
  listingId: string,
): Promise<void> {
  await moveListing(context, actor, listingId, 'bringBack');
}

async function moveListing(
  context: Context,
  actor: SellerActor,
  listingId: string,
  name: 'archive' | 'bringBack',
): Promise<void> {
  const { store, clock } = context;
  const { tables } = store;
  await store.write(async (tx) => {
    const now = clock.now();
    const { listing, open } = await loadOwnListing(tx, tables, actor.producerId, listingId);
    if (open?.state === 'submitted') throw new DomainError('underReview');
    const isDraft = listing.approvedRevisionId === null;
    const state = move(
      listingMoves,
      name === 'bringBack' && isDraft ? 'bringBackDraft' : name,
      listing.state,
    );
    await tx
      .update(tables.listing)
      .set({ state, version: listing.version + 1, updatedAt: now })
      .where(eq(tables.listing.id, listingId));
    if (state === 'published') await returnToSearch(tx, tables, listing);
    else await takeFromSearch(tx, tables, listingId);
    await store.touch(tx, [`listing:${listingId}`, 'catalog', `producer:${actor.producerId}`], now);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: name === 'archive' ? 'archive-listing' : 'bring-back-listing',
      subject: 'listing',
      subjectId: listingId,
    });
  });
}
