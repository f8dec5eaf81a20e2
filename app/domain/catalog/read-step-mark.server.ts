import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { ContentStep } from '#app/domain/catalog/listing-content.ts';
import { loadOwnListing, stepMark } from '#app/domain/catalog/own-listing.server.ts';
import type { Context } from '#app/server/context.ts';

/**
 * The mark of what a step of the producer's own listing holds now (see `stepMark`).
 * @throws NotFound when there is no such listing, or it is somebody else's.
 */
export async function readStepMark(
  { store }: Context,
  actor: SellerActor,
  listingId: string,
  step: ContentStep,
): Promise<string> {
  const { content } = await store.read((db) => loadOwnListing(db, store.tables, actor.producerId, listingId));
  return stepMark(content, step);
}
