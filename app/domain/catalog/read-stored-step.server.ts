import { and, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { ContentStep, ListingContent } from '#app/domain/catalog/listing-content.ts';
import { loadOwnListing, stepMark } from '#app/domain/catalog/own-listing.server.ts';
import type { Context } from '#app/server/context.ts';

export type StoredStep = {
  /** Of what the step holds now (see `stepMark`). */
  mark: string;
  content: ListingContent;
  /** Stock of now by variant id, and the SKU of an own code. */
  stocks: Record<string, { stock: number; code: string }>;
};

/**
 * What a step of the producer's own listing holds now, and its mark.
 * @throws NotFound when there is no such listing, or it is somebody else's.
 */
export async function readStoredStep(
  { store }: Context,
  actor: SellerActor,
  listingId: string,
  step: ContentStep,
): Promise<StoredStep> {
  const { variant } = store.tables;
  return store.read(async (db) => {
    const { content } = await loadOwnListing(db, store.tables, actor.producerId, listingId);
    const rows = await db
      .select({ id: variant.id, stock: variant.stock, code: variant.code })
      .from(variant)
      .where(and(eq(variant.listingId, listingId), isNull(variant.archivedAt)));
    const stocks = Object.fromEntries(rows.map(({ id, stock, code }) => [id, { stock, code }]));
    return { mark: stepMark(content, step), content, stocks };
  });
}
