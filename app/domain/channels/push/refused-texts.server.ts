import { and, eq, inArray } from 'drizzle-orm';
import type { RefusedTexts } from '#app/domain/channels/push/place-of-refusal.ts';
import type { Db, Store } from '#db/store.ts';

/** By "channel listing": the texts of these listings, in which what a platform quotes is looked for. */
export type RefusedTextsOf = (channelCode: string, listingId: string) => RefusedTexts | null;

/** Texts of the listings as they stand, with what was written for single channels. Part of the caller's read. */
export async function refusedTexts(
  db: Db,
  { listing, channelChoice }: Store['tables'],
  listingIds: readonly string[],
): Promise<RefusedTextsOf> {
  const ids = [...new Set(listingIds)];
  if (ids.length === 0) return () => null;
  const rows = await db
    .select({ id: listing.id, titleVi: listing.titleVi, descriptionVi: listing.descriptionVi })
    .from(listing)
    .where(inArray(listing.id, ids));
  const choices = await db
    .select({
      channelCode: channelChoice.channelCode,
      listingId: channelChoice.subject,
      field: channelChoice.field,
      value: channelChoice.value,
    })
    .from(channelChoice)
    .innerJoin(
      listing,
      and(eq(listing.id, channelChoice.subject), eq(listing.producerId, channelChoice.producerId)),
    )
    .where(and(inArray(channelChoice.subject, ids), inArray(channelChoice.field, ['title', 'description'])));
  const texts = new Map(rows.map((row) => [row.id, row]));
  return (channelCode, listingId) => {
    const text = texts.get(listingId);
    if (!text) return null;
    const own = (field: string) =>
      choices.find(
        (one) => one.channelCode === channelCode && one.listingId === listingId && one.field === field,
      )?.value ?? null;
    const { titleVi, descriptionVi } = text;
    return {
      titleVi,
      descriptionVi: descriptionVi ?? '',
      ownTitle: own('title'),
      ownDescription: own('description'),
    };
  };
}
