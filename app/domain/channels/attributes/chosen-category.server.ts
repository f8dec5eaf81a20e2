import { and, eq } from 'drizzle-orm';
import { categoryIdOf } from '#app/domain/channels/attributes/attribute-answers.ts';
import { chosenCategories } from '#app/domain/channels/categories/chosen-categories.server.ts';
import { everyListing } from '#app/domain/channels/wording/read-channel-choices.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { Db } from '#db/store.ts';

/** A category of a platform: its id there, and its path as far as it is known. */
export type ChosenCategory = { categoryId: string; name: string };

/** The category that a listing has on a channel, null when none was chosen. @throws NotFound for another's listing. */
export async function chosenCategory(
  db: Db,
  { tables }: Context['store'],
  producerId: string,
  { channelCode, listingId }: { channelCode: string; listingId: string },
): Promise<ChosenCategory | null> {
  const { listing, channelCategory } = tables;
  const [own] = await db
    .select({ id: listing.id })
    .from(listing)
    .where(and(eq(listing.id, listingId), eq(listing.producerId, producerId)));
  if (!own) throw new NotFound('listing');
  const subjects = [listingId, everyListing];
  const choices = await chosenCategories(db, tables, { producerId, channelCode, subjects });
  const chosen = choices.find(({ subject }) => subject === listingId) ?? choices[0];
  const categoryId = categoryIdOf(chosen?.value ?? null);
  if (!chosen || categoryId === null) return null;
  const [named] = await db
    .select({ path: channelCategory.path })
    .from(channelCategory)
    .where(and(eq(channelCategory.channelCode, channelCode), eq(channelCategory.id, categoryId)));
  return { categoryId, name: named?.path ?? chosen.value };
}
