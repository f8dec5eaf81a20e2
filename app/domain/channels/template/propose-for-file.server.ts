import { ownProposals } from '#app/domain/channels/categories/own-proposals.server.ts';
import type { Leaf } from '#app/domain/channels/categories/suggest-categories.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { Context } from '#app/server/context.ts';

/** As many are looked at one by one as a page can ask about at once; the rest is asked about without a proposal. */
const mostProposed = 60;

/**
 * What products without a category likely are on a channel, by listing id; null where nothing is likely. Only for a
 * person who is asked whether they belong into a file: nothing is filled by it.
 */
export async function proposeForFile(
  { store }: Context,
  channelCode: string,
  listings: ReadonlyArray<Pick<ChannelListing, 'id' | 'titleVi' | 'setCode'>>,
): Promise<Map<string, Leaf | null>> {
  const proposed = new Map<string, Leaf | null>(listings.map(({ id }) => [id, null]));
  const looked = listings.slice(0, mostProposed);
  for (const setCode of new Set(looked.map((one) => one.setCode))) {
    const ofSet = looked.filter((one) => one.setCode === setCode);
    const titles = ofSet.map(({ titleVi }) => titleVi);
    const found = await store.read((db) => ownProposals(db, store, channelCode, { titles, setCode }));
    for (const [at, { id }] of ofSet.entries()) proposed.set(id, found[at] ?? null);
  }
  return proposed;
}
