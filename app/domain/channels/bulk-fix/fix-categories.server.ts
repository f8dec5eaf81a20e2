import { and, eq, inArray } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { FixReport } from '#app/domain/channels/bulk-fix/fix-listings.server.ts';
import { mostItems } from '#app/domain/channels/bulk-fix/read-fix.server.ts';
import { chooseCategory } from '#app/domain/channels/categories/choose-category.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

export type FixCategories = { channelCode: string; listingIds: readonly string[]; categoryId: string };

/**
 * One category for many listings of the producer that have none on the channel. A listing that was given one meanwhile
 * keeps it and is reported. It is a choice for the channel, not content: nobody reviews it.
 * @throws as `chooseCategory`; DomainError fixNothingChosen.
 */
export async function fixCategories(
  context: Context,
  actor: SellerActor,
  { channelCode, listingIds, categoryId }: FixCategories,
): Promise<FixReport> {
  if (listingIds.length === 0) throw new DomainError('fixNothingChosen', { field: 'items' });
  const some = listingIds.slice(0, mostItems);
  const chosen = await chooseCategory(context, actor, {
    channelCode,
    listingIds: some,
    categoryId,
    onlyMissing: true,
  });
  const { listing } = context.store.tables;
  const own = await context.store.read((db) =>
    db
      .select({ listingId: listing.id, title: listing.titleVi })
      .from(listing)
      .where(and(inArray(listing.id, some), eq(listing.producerId, actor.producerId))),
  );
  const isChosen = ({ listingId }: { listingId: string }) => chosen.includes(listingId);
  return {
    saved: own.filter(isChosen).map((one) => ({ ...one, outcome: 'published' as const })),
    refused: own
      .filter((one) => !isChosen(one))
      .map((one) => ({ ...one, code: 'changedMeanwhile' as const, params: {}, isSaved: false })),
  };
}
