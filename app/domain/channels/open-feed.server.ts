import { createHash } from 'node:crypto';
import { and, eq, gte, or } from 'drizzle-orm';
import type { Channel, FeedAbout } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/channel-listing.ts';
import { loadPreparedListings } from '#app/domain/channels/load-prepared-listings.server.ts';
import { everyListing } from '#app/domain/channels/read-channel-choices.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
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
  /** False once something has changed that the feed shows. */
  isCurrent(): Promise<boolean>;
  /** The file as it is made; nothing is read before the first chunk is asked for. */
  chunks: AsyncGenerator<string>;
};

/** Rises when a writer's output changes for the same listings, so that old tags do not match any more. */
const writerVersion = 3;

/**
 * A channel's feed of all published listings that pass its rules.
 * @param since ms UTC; only those that have changed from then on, where the platform takes such a file. Null: all.
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
  const readTag = () => feedTag(context, `${channelCode}.${format}`, since);
  const tag = await readTag();
  return {
    contentType: writer.contentType,
    fileName: writer.fileName ?? null,
    tag,
    isCurrent: async () => (await readTag()) === tag,
    chunks: writer.write(listingsOf(context, channel, since), about, today),
  };
}

async function* listingsOf(
  context: Context,
  channel: Channel,
  since: number | null,
): AsyncGenerator<ChannelListing[]> {
  if (since === null) yield* loadPreparedListings(context, channel);
  else
    yield* loadPreparedListings(context, channel, { ids: await changedSince(context, channel.code, since) });
}

/** Listings whose own content, or what their producer chose for the channel, is as new as `since`. */
async function changedSince({ store }: Context, channelCode: string, since: number): Promise<string[]> {
  const { listing, channelChoice } = store.tables;
  const ids = await store.read(async (db) => [
    ...(await db
      .select({ id: listing.id })
      .from(listing)
      .where(and(eq(listing.state, 'published'), gte(listing.updatedAt, since)))),
    ...(await db
      .select({ id: listing.id })
      .from(channelChoice)
      .innerJoin(
        listing,
        and(
          eq(listing.producerId, channelChoice.producerId),
          or(eq(channelChoice.subject, everyListing), eq(channelChoice.subject, listing.id)),
        ),
      )
      .where(and(eq(channelChoice.channelCode, channelCode), gte(channelChoice.chosenAt, since)))),
  ]);
  return [...new Set(ids.map(({ id }) => id))];
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
