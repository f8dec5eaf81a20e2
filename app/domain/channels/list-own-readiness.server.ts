import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { ChannelListing } from '#app/domain/channels/channel-listing.ts';
import { readChannelListings } from '#app/domain/channels/load-channel-listings.server.ts';
import { prepareListing } from '#app/domain/channels/prepare-listing.ts';
import { type ChoicesOf, openChoices } from '#app/domain/channels/read-channel-choices.server.ts';
import { readDraftListings } from '#app/domain/channels/read-draft-listings.server.ts';
import { type Readiness, readiness } from '#app/domain/channels/readiness.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

export type ListingReadiness = {
  listingId: string;
  title: string;
  isPublished: boolean;
  /** Names of the sizes by their public code, for items that concern one of them. */
  variantNames: Readonly<Record<string, string>>;
  channels: Array<{ code: string; name: string } & Readiness>;
};

const pageSize = 50;

/**
 * How ready each of the producer's listings is for every channel: published ones as they stand, drafts as they are being
 * written.
 * @param after id of the last listing of the page before; '' for the first page.
 * @returns `next`: what to ask for next, null at the end.
 */
export async function listOwnReadiness(
  context: Context,
  actor: SellerActor,
  after: string,
): Promise<{ listings: ListingReadiness[]; next: string | null }> {
  const { listing } = context.store.tables;
  const today = localDate(context.clock.now());
  const { rows, choicesOf, found } = await context.store.read(async (db) => {
    const rows = await db
      .select({ id: listing.id, state: listing.state })
      .from(listing)
      .where(
        and(
          eq(listing.producerId, actor.producerId),
          inArray(listing.state, ['published', 'draft']),
          gt(listing.id, after),
        ),
      )
      .orderBy(asc(listing.id))
      .limit(pageSize + 1);
    const ids = (state: string) => rows.flatMap((row) => (row.state === state ? row.id : []));
    const published = ids('published');
    const found = [
      ...(published.length > 0 ? await readChannelListings(db, context, published, today) : []),
      ...(await readDraftListings(db, context, ids('draft'), today)),
    ];
    const choicesOf = await openChoices(db, context.store)(found);
    return { rows, choicesOf, found: new Map(found.map((one) => [one.id, one])) };
  });
  const page = rows.slice(0, pageSize);
  return {
    listings: page.flatMap(({ id, state }) => {
      const one = found.get(id);
      return one ? [ofListing(one, choicesOf, state === 'published', today)] : [];
    }),
    next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  };
}

function ofListing(
  listing: ChannelListing,
  choicesOf: ChoicesOf,
  isPublished: boolean,
  today: string,
): ListingReadiness {
  return {
    listingId: listing.id,
    title: listing.titleVi,
    isPublished,
    variantNames: Object.fromEntries(listing.variants.map(({ publicCode, nameVi }) => [publicCode, nameVi])),
    channels: channels.map((channel) => ({
      code: channel.code,
      name: channel.name,
      ...readiness(channel, prepareListing(channel, listing, choicesOf(channel.code, listing)), today),
    })),
  };
}
