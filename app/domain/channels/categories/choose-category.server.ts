import { and, eq, inArray } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { categoryField, hasCategories } from '#app/domain/channels/categories/category-rule.ts';
import { chosenCategories } from '#app/domain/channels/categories/chosen-categories.server.ts';
import { keepCategory } from '#app/domain/channels/categories/keep-category.server.ts';
import { scoreSome } from '#app/domain/channels/readiness/score-listings.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import type { Db } from '#db/store.ts';

export type ChosenCategory = {
  channelCode: string;
  listingIds: readonly string[];
  /** The platform's id, or the text that its workbook takes. */
  categoryId: string;
  /** Leave out those that have a category by now: somebody else has answered for them meanwhile. */
  onlyMissing?: boolean;
  /** Of one listing: the category that the form showed, '' for none; absent, whatever is kept is written over. */
  seen?: string;
};

const longestTyped = 200;

/**
 * Keeps the category of listings on a channel, where files and pushes read it, and remembers it for the product sets of
 * these listings, so that it is proposed for the next one of them. What they lack is looked at anew before this returns.
 * @returns the listings that have it now
 * @throws NotFound when none of the listings is this producer's, or the channel has no categories; DomainError
 *   categoryMissing, categoryUnknown for one that nobody could choose, or stepChangedMeanwhile where another one than was
 *   seen is kept by now
 */
export async function chooseCategory(
  context: Context,
  actor: SellerActor,
  { channelCode, listingIds, categoryId, onlyMissing = false, seen }: ChosenCategory,
): Promise<string[]> {
  const channel = channelByCode(channelCode);
  if (!hasCategories(channel)) throw new NotFound('category');
  const value = categoryId.normalize('NFC').trim().slice(0, longestTyped);
  const { store, clock } = context;
  const { listing } = store.tables;
  const { producerId, personId } = actor;
  const saved = await store.write(async (tx) => {
    const own = await tx
      .select({ id: listing.id, setCode: listing.setCode })
      .from(listing)
      .where(and(inArray(listing.id, [...listingIds]), eq(listing.producerId, producerId)));
    if (own.length === 0) throw new NotFound('listing');
    if (value === '') throw new DomainError('categoryMissing', { field: categoryField });
    await refuseUnknown(context, tx, channelCode, value);
    const ids = own.map(({ id }) => id);
    const before =
      onlyMissing || seen !== undefined
        ? await chosenCategories(tx, store.tables, { producerId, channelCode, subjects: ids })
        : [];
    const isUnseen = before.some((one) => one.value !== seen && one.value !== value);
    if (seen !== undefined && isUnseen) throw new DomainError('stepChangedMeanwhile');
    const chosen = own.filter(({ id }) => !onlyMissing || !before.some(({ subject }) => subject === id));
    if (chosen.length === 0) return [];
    await keepCategory(context, tx, { producerId, personId, channelCode, listings: chosen, value });
    await store.touch(
      tx,
      chosen.map(({ id }) => `draft:${id}`),
      clock.now(),
    );
    return chosen.map(({ id }) => id);
  });
  await scoreSome(context, saved);
  return saved;
}

/** What the platform or a workbook names can be chosen; where neither has named any, what its files take as one. */
async function refuseUnknown(context: Context, db: Db, channelCode: string, value: string): Promise<void> {
  const { channelCategory } = context.store.tables;
  const [named] = await db
    .select({ isLeaf: channelCategory.isLeaf })
    .from(channelCategory)
    .where(and(eq(channelCategory.channelCode, channelCode), eq(channelCategory.id, value)));
  if (named?.isLeaf) return;
  const [any] = await db
    .select({ id: channelCategory.id })
    .from(channelCategory)
    .where(eq(channelCategory.channelCode, channelCode))
    .limit(1);
  if (!any && channelByCode(channelCode).template?.isCategory(value)) return;
  throw new DomainError('categoryUnknown', { field: categoryField });
}
