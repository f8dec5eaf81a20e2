import {
  answersOfListings,
  type ListingAnswers,
} from '#app/domain/channels/attributes/answers-of-listings.server.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { OutgoingAttribute } from '#app/domain/channels/platform/platform.ts';
import { readEntry } from '#app/domain/channels/template/read-categories.server.ts';
import type { Context } from '#app/server/context.ts';

type Asked = Pick<ChannelListing, 'id' | 'category'>;

/**
 * What a push of these listings would answer to their categories' questions, for a workbook's columns; by listing. Where the
 * platform was not asked about the category that was chosen for the file, the answers are those of the category with which
 * the listing is pushed: a platform's attributes have the same ids in all of its categories.
 * @param listings of one producer, at most a batch of them
 * @param pushedAs that other category, by listing
 */
export async function answersForFile(
  context: Context,
  { producerId, channelCode }: { producerId: string; channelCode: string },
  listings: readonly Asked[],
  pushedAs: ReadonlyMap<string, string>,
): Promise<Map<string, readonly OutgoingAttribute[]>> {
  const asked = listings.map(({ id, category }) => ({ id, category: numberOf(category) }));
  const others = asked.flatMap(({ id }) => {
    const category = numberOf(pushedAs.get(id) ?? null);
    return category === null ? [] : [{ id, category }];
  });
  const [inFile, pushed] = await context.store.read(async (db) => {
    const read = (some: readonly Asked[]): Promise<Map<string, ListingAnswers>> =>
      answersOfListings(db, context, channelCode, producerId, some);
    return [await read(asked), others.length > 0 ? await read(others) : null] as const;
  });
  return new Map(
    asked.map(({ id }) => {
      const own = inFile.get(id);
      return [id, (own?.isKnown ? own : pushed?.get(id))?.outgoing ?? []] as const;
    }),
  );
}

/** "Đồ uống/Trà (601450)" is how a file writes category 601450. */
function numberOf(category: string | null): string | null {
  return category === null ? null : (readEntry(category)?.id ?? category);
}
