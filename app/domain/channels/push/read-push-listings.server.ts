import {
  answersOfListings,
  type ListingAnswers,
} from '#app/domain/channels/attributes/answers-of-listings.server.ts';
import { categoryField } from '#app/domain/channels/categories/category-rule.ts';
import type { Channel } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { readPreparedListings } from '#app/domain/channels/listing/load-prepared-listings.server.ts';
import type { PaperKind } from '#app/domain/channels/papers/paper-kinds.ts';
import type { OutgoingAttribute } from '#app/domain/channels/platform/platform.ts';
import { fitListing, missingForPush, unmetConditions } from '#app/domain/channels/readiness/readiness.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

/** Why a listing that is on sale here may not be pushed. */
export type PushGap =
  /** A blocking rule of the channel is broken. */
  | { why: 'rules' }
  /** The platform's category was not chosen. A file can leave that open, a push cannot. */
  | { why: 'category' }
  /** The category's mandatory questions, by name, are not answered. */
  | { why: 'attributes'; names: readonly string[] };

/** It stands in the shop and is held off sale there until one of these papers holds again. */
export type HeldGap = { why: 'paper'; papers: readonly PaperKind[] };

/**
 * A listing beside what a push of it may send. `fit`: what may leave for the channel; null, with a gap, when the
 * listing as a whole may not.
 */
export type PushListing = {
  listing: ChannelListing;
  fit: ChannelListing | null;
  gap: PushGap | null;
  /** Papers of which one lets it be sold again; null when nothing forbids it, empty when no paper helps. */
  wantedPapers: readonly PaperKind[] | null;
  attributes: readonly OutgoingAttribute[];
  /** False: the platform has not been asked yet what it wants to know in the listing's category. */
  isCategoryKnown: boolean;
};

const AT_A_TIME = 100;

/**
 * Published listings of a producer, or of any (null), as a channel is to see them, by id; those that are not published
 * are left out.
 */
export async function readPushListings(
  context: Context,
  channel: Channel,
  producerId: string | null,
  ids: readonly string[],
): Promise<Map<string, PushListing>> {
  const today = localDate(context.clock.now());
  const prepared = new Map<string, PushListing>();
  for (let from = 0; from < ids.length; from += AT_A_TIME) {
    const some = ids.slice(from, from + AT_A_TIME);
    const { listings, answers } = await context.store.read(async (db) => {
      const all = await readPreparedListings(db, context, channel, some, today);
      const listings = all.filter(({ producer }) => producerId === null || producer.id === producerId);
      const answers: Map<string, ListingAnswers> = new Map();
      for (const id of new Set(listings.map(({ producer }) => producer.id))) {
        const own = listings.filter(({ producer }) => producer.id === id);
        for (const each of await answersOfListings(db, context, channel.code, id, own)) answers.set(...each);
      }
      return { listings, answers };
    });
    for (const listing of listings) {
      const { outgoing, missing, isKnown } = answers.get(listing.id) ?? nothingKnown;
      const gap = gapOf(
        channel,
        listing,
        missing.map(({ name }) => name),
        today,
      );
      prepared.set(listing.id, {
        listing,
        fit: gap ? null : fitListing(channel, listing, today),
        gap,
        wantedPapers: wantedPapers(channel, listing, today),
        attributes: outgoing,
        isCategoryKnown: isKnown,
      });
    }
  }
  return prepared;
}

/** The kind that was there and holds no more comes first: that one the producer knows how to get. */
function wantedPapers(channel: Channel, listing: ChannelListing, today: string): readonly PaperKind[] | null {
  const unmet = unmetConditions(channel, listing, today);
  if (unmet.length === 0) return null;
  const lapsed = new Set(listing.lapsedPapers.map(({ kind }) => kind));
  return unmet
    .flatMap(({ liftedBy }) => liftedBy)
    .sort((a, b) => Number(lapsed.has(b)) - Number(lapsed.has(a)));
}

const nothingKnown = { outgoing: [], missing: [], isKnown: false };

function gapOf(
  channel: Channel,
  listing: ChannelListing,
  missing: readonly string[],
  today: string,
): PushGap | null {
  if (fitListing(channel, listing, today) === null) return { why: 'rules' };
  const needed = missingForPush(channel, listing, today);
  if (needed !== null) return { why: needed === categoryField ? 'category' : 'rules' };
  return missing.length > 0 ? { why: 'attributes', names: missing } : null;
}
