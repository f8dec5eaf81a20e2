import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { Channel } from '#app/domain/channels/channel.ts';
import { readChannelListings } from '#app/domain/channels/listing/load-channel-listings.server.ts';
import { prepareListing } from '#app/domain/channels/listing/prepare-listing.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import { choiceMark, wordingOf } from '#app/domain/channels/wording/choice-mark.ts';
import { everyListing, openChoices } from '#app/domain/channels/wording/read-channel-choices.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

/** What may be said once for all listings; the rest belongs to one product. */
export const defaultFields = ['titlePrefix', 'brand', 'priceAdd', 'priceStep'] as const;

/** So many of the producer's products are shown as the channel will see them. */
const SAMPLES = 3;

/** Channels where somebody else's page carries the price; feeds must say what our own page says. */
export function channelsWithDefaults(): ReadonlyArray<{ code: string; name: string }> {
  return channels.flatMap(({ code, name, pack }) => (pack ? [{ code, name }] : []));
}

/**
 * What a producer chose for all their listings on a channel, what the channel does by itself, and some of their goods
 * as it will see them. @throws NotFound for a channel without defaults.
 */
export async function readWordingDefaults(context: Context, actor: SellerActor, channelCode: string) {
  const channel = channels.find(({ code, pack }) => code === channelCode && pack !== undefined);
  if (!channel) throw new NotFound('channel');
  const { channelChoice, listing } = context.store.tables;
  return context.store.read(async (db) => {
    const ofChannel = and(
      eq(channelChoice.producerId, actor.producerId),
      eq(channelChoice.channelCode, channel.code),
      inArray(channelChoice.field, defaultFields),
    );
    const kept = await db
      .select({ field: channelChoice.field, value: channelChoice.value })
      .from(channelChoice)
      .where(and(ofChannel, eq(channelChoice.subject, everyListing)));
    const ownWay = await db
      .selectDistinct({ subject: channelChoice.subject })
      .from(channelChoice)
      .where(and(ofChannel, ne(channelChoice.subject, everyListing)));
    const goods = await db
      .select({ id: listing.id })
      .from(listing)
      .where(and(eq(listing.producerId, actor.producerId), eq(listing.state, 'published')))
      .orderBy(asc(listing.titleVi), asc(listing.id))
      .limit(SAMPLES);
    const ids = goods.map(({ id }) => id);
    const samples =
      ids.length === 0 ? [] : await readChannelListings(db, context, ids, localDate(context.clock.now()));
    const choicesOf = await openChoices(db, context.store)(samples);
    const own: Record<string, string> = Object.fromEntries(kept.map(({ field, value }) => [field, value]));
    return {
      own,
      /** Of what is kept, for the form to send along. */
      mark: choiceMark(wordingOf(own)),
      byItself: byItself(channel),
      /** Listings that have words or prices of their own in these fields. */
      ownWay: ownWay.filter(({ subject }) => !subject.startsWith('set:')).length,
      samples: samples.map((one) => {
        const seen = prepareListing(channel, one, choicesOf(channel.code, one));
        return {
          id: one.id,
          title: one.titleVi,
          seenTitle: seen.titleVi,
          brand: seen.brand,
          sizes: one.variants.map(({ publicCode, nameVi, priceVnd }, at) => ({
            publicCode,
            nameVi,
            priceVnd,
            seenVnd: seen.variants[at]?.priceVnd ?? priceVnd,
          })),
        };
      }),
    };
  });
}

/** What happens where nothing was chosen. */
function byItself({ wording }: Channel): { hasStar: boolean; priceStep: number } {
  return { hasStar: wording?.titlePrefix === 'star', priceStep: wording?.priceStep ?? 1 };
}
