import { createHash } from 'node:crypto';
import type { FeedAbout } from '#app/domain/channels/channel.ts';
import { loadPreparedListings } from '#app/domain/channels/load-prepared-listings.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { translate } from '#app/i18n/messages.ts';
import { changeVersion } from '#app/server/change-version.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

export type OpenFeed = {
  contentType: string;
  /** What a browser calls the file; null: by its address. */
  fileName: string | null;
  /** Strong: the same tag means the same bytes. */
  etag: string;
  /** The file as it is made; nothing is read before the first chunk is asked for. */
  chunks: AsyncGenerator<string>;
};

/** Rises when a writer's output changes for the same listings, so that old tags do not match any more. */
const writerVersion = 2;

/**
 * A channel's feed of all published listings that pass its rules. @throws NotFound for a channel or format without a feed.
 */
export async function openFeed(context: Context, channelCode: string, format: string): Promise<OpenFeed> {
  const channel = channelByCode(channelCode);
  const feeds = channel.feeds ?? {};
  // Every object answers to "constructor".
  const writer = Object.hasOwn(feeds, format) ? feeds[format] : undefined;
  if (!writer) throw new NotFound('feed');
  const today = localDate(context.clock.now());
  const t = translate(channelMessages, 'vi');
  const about: FeedAbout = {
    title: t('feedTitle'),
    description: t('feedDescription'),
    baseUrl: context.config.publicUrl,
  };
  return {
    contentType: writer.contentType,
    fileName: writer.fileName ?? null,
    etag: await feedTag(context, `${channelCode}.${format}`, today),
    chunks: writer.write(loadPreparedListings(context, channel), about, today),
  };
}

/**
 * Everything that a feed shows either leaves a row in `change` in its own transaction (content, a stock that runs out)
 * or turns with the local day (stars, dated rules).
 */
async function feedTag(context: Context, name: string, today: string): Promise<string> {
  const { store, config } = context;
  const version = await store.read((db) => changeVersion(db, store.tables, ['catalog', 'register', 'feeds']));
  const parts = [name, writerVersion, config.publicUrl, today, version];
  return `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27)}"`;
}
