import type { Channel } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { type ReadinessItem, readiness } from '#app/domain/channels/readiness/readiness.ts';
import { channelText } from '#app/i18n/channels.ts';
import type { Language } from '#app/i18n/language.ts';

/** Goods that the channel would turn down as they are, and what would have to be mended first. */
export type BlockedGoods = {
  listingId: string;
  title: string;
  /** Of its sizes; '' where it has none. */
  sku: string;
  reason: Readonly<Record<Language, string>>;
  /** Kinds of papers of which one must be there first: without it nobody may send it along; empty where none is missing. */
  needsPaper: readonly string[];
};

/**
 * Whether a product goes into a channel's pack on a local day: `notTaken` where the channel does not take such goods at all;
 * blocked where something that can be mended keeps it out, a compulsory paper that is missing among it.
 */
export function placeInPack(
  channel: Pick<Channel, 'rules'>,
  listing: ChannelListing,
  today: string,
): 'goes' | 'notTaken' | BlockedGoods {
  const { closed, ready, items } = readiness(channel, listing, today);
  const blocking = items.filter(({ severity }) => severity === 'blocking');
  if (closed) return 'notTaken';
  const lacksPaper = blocking.some(({ liftedBy }) => liftedBy.length > 0);
  if (ready && !lacksPaper) return 'goes';
  return {
    listingId: listing.id,
    title: listing.titleVi,
    sku: listing.variants.flatMap(({ sku }) => sku || []).join(', '),
    reason: { vi: reasonOf(blocking, 'vi'), en: reasonOf(blocking, 'en') },
    needsPaper: [...new Set(blocking.flatMap(({ liftedBy }) => liftedBy))],
  };
}

/** The same said of each size once. */
function reasonOf(items: readonly ReadinessItem[], language: Language): string {
  return [...new Set(items.map(({ fix, params }) => channelText(language, fix, params)))].join(' ');
}
