import { createHash } from 'node:crypto';
import { and, eq, gte, or } from 'drizzle-orm';
import { listListingChanges } from '#app/domain/catalog/list-listing-changes.server.ts';
import type { Channel, FeedAbout } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { loadPreparedListings } from '#app/domain/channels/listing/load-prepared-listings.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { closedSets } from '#app/domain/channels/rules/closed-sets.ts';
import { everyListing } from '#app/domain/channels/wording/read-channel-choices.server.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { translate } from '#app/i18n/messages.ts';
import { changeVersion } from '#app/server/change-version.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

export type OpenFeed = {
  contentType: string;
  /** What a browser calls the file; null: by its address. */
  fileName: string | null;
  /** The same tag means the same text. Lower-case hex. */
  tag: string;
  /** It names everything, also where only changes were asked for, of which there are many. */
  isWhole: boolean;
  /** False once something has changed that the feed shows. */
  isCurrent(): Promise<boolean>;
  /** The file as it is made; nothing is read before the first chunk is asked for. */
  chunks: AsyncGenerator<string>;
};

/** Rises when a writer's output changes for the same listings, so that old tags do not match any more. */
const writerVersion = 3;

/**
 * A channel's feed of all published listings that pass its rules.
 * @param since ms UTC; only those that have changed from then on, where the platform takes such a file, and all where
 *   those are many. Null: all.
 * @throws NotFound for a channel or format without a feed; DomainError feedIsWhole
 */
export async function openFeed(
  context: Context,
  channelCode: string,
  format: string,
  since: number | null = null,
): Promise<OpenFeed> {
  const channel = channelByCode(channelCode);
  const feeds = channel.feeds ?? {};
  // Every object answers to "constructor".
  const writer = Object.hasOwn(feeds, format) ? feeds[format] : undefined;
  if (!writer) throw new NotFound('feed');
  if (since !== null && !writer.takesChanges)
    throw new DomainError('feedIsWhole', { field: 'updated_since' });
  const today = localDate(context.clock.now());
  const t = translate(channelMessages, 'vi');
  const about: FeedAbout = {
    title: t('feedTitle'),
    description: t('feedDescription'),
    baseUrl: context.config.publicUrl,
  };
  const ids = since === null ? null : await changedSince(context, channel.code, since);
  const readTag = () => feedTag(context, `${channelCode}.${format}`, ids === null ? null : since);
  const tag = await readTag();
  return {
    contentType: writer.contentType,
    fileName: writer.fileName ?? null,
    tag,
    isCurrent: async () => (await readTag()) === tag,
    isWhole: ids === null,
    chunks: writer.write(listingsOf(context, channel, ids, today), about, today),
  };
}

async function* listingsOf(
  context: Context,
  channel: Channel,
  ids: string[] | null,
  today: string,
): AsyncGenerator<ChannelListing[]> {
  const exceptSets = closedSets(channel.rules, today);
  yield* loadPreparedListings(context, channel, ids === null ? { exceptSets } : { exceptSets, ids });
}

/**
 * Beyond this many the whole feed is sent, which is made once for all who ask: a platform that takes changes takes
 * those that are none, and making a file of most of a large market anew for each address would cost seconds.
 */
const MOST_CHANGES = 1_000;

/**
 * Listings whose own content, producer, entry or star, or what their producer chose for the channel, is as new as
 * `since`. What has gone off sale is no row of a file that only adds and changes: `/api/v1/products?updated_since=` names
 * it, by the codes of its pack sizes, and the platform's whole file leaves it out.
 * @returns null when they are more than is sent by itself.
 */
async function changedSince(
  { store, clock }: Context,
  channelCode: string,
  since: number,
): Promise<string[] | null> {
  const { listing, channelChoice } = store.tables;
  return store.read(async (db) => {
    const behind = { at: since, id: '' };
    const changes = await listListingChanges(db, store, {
      behind,
      limit: MOST_CHANGES + 1,
      now: clock.now(),
    });
    if (changes.length > MOST_CHANGES) return null;
    const chosen = await db
      .selectDistinct({ id: listing.id })
      .from(channelChoice)
      .innerJoin(
        listing,
        and(
          eq(listing.producerId, channelChoice.producerId),
          or(eq(channelChoice.subject, everyListing), eq(channelChoice.subject, listing.id)),
        ),
      )
      .where(and(eq(channelChoice.channelCode, channelCode), gte(channelChoice.chosenAt, since)))
      .limit(MOST_CHANGES + 1);
    const shown = changes.filter((change) => change.is === 'shown');
    const ids = new Set([...shown, ...chosen].map(({ id }) => id));
    return ids.size > MOST_CHANGES ? null : [...ids];
  });
}

/**
 * Everything that a feed shows either leaves a row in `change` in its own transaction (content, a stock that runs out)
 * or turns with the local day (stars, dated rules).
 */
async function feedTag(context: Context, name: string, since: number | null): Promise<string> {
  const { store, config, clock } = context;
  const version = await store.read((db) => changeVersion(db, store.tables, ['catalog', 'register', 'feeds']));
  const parts = [name, writerVersion, config.publicUrl, localDate(clock.now()), version, since];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
