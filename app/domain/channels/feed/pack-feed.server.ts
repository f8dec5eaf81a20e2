import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { type OpenFeed, openFeed } from '#app/domain/channels/feed/open-feed.server.ts';
import type { Context } from '#app/server/context.ts';
import { storageKey } from '#app/server/storage/storage.ts';

export type PackedFeed = Pick<OpenFeed, 'contentType' | 'fileName' | 'tag'> & {
  /** Gzipped. Nothing is read or made before the first piece is asked for. */
  pieces: AsyncGenerator<Uint8Array>;
};

/** Made once and sent often. */
const LEVEL = 6;

/**
 * A feed as it goes over the wire: from the file that was kept when the same feed was first asked for, else made now,
 * for everybody who asks meanwhile, and kept. A feed of changes is made anew for whoever asks, and never long.
 * @param since ms UTC; only what has changed from then on. Null: everything.
 * @throws NotFound, DomainError as `openFeed`
 */
export async function packFeed(
  context: Context,
  channelCode: string,
  format: string,
  since: number | null,
): Promise<PackedFeed> {
  const feed = await openFeed(context, channelCode, format, since);
  const { contentType, fileName, tag } = feed;
  const pieces = feed.isWhole ? keptOrMade(context, `${channelCode}-${format}-`, feed) : gzipped(feed.chunks);
  return { contentType, fileName, tag, pieces };
}

async function* keptOrMade(context: Context, prefix: string, feed: OpenFeed): AsyncGenerator<Uint8Array> {
  const key = storageKey('feeds', `${prefix}${feed.tag}.gz`);
  const kept = await context.storage.open(key);
  if (kept) yield* kept.stream;
  else yield* makingOf(context, key, prefix, feed).read();
}

/** Feeds that are being made by this process, by the store that they are made from, then by key. */
const underWay = new WeakMap<Context['store'], Map<string, Making>>();

function makingOf(context: Context, key: string, prefix: string, feed: OpenFeed): Making {
  const makings = underWay.get(context.store) ?? new Map<string, Making>();
  underWay.set(context.store, makings);
  const known = makings.get(key);
  if (known) return known;
  const making = new Making(gzipped(feed.chunks), async (pieces) => {
    try {
      // What was published while it was made may be in it: then its tag is no longer the right one.
      if (await feed.isCurrent()) await keep(context, key, prefix, Buffer.concat(pieces));
    } catch (error) {
      context.log.warn({ evt: 'feed.keep', err: error }, 'a feed could not be kept');
    }
  });
  making.done.finally(() => makings.delete(key)).catch(() => undefined);
  makings.set(key, making);
  return making;
}

/** The file takes the place of those before it. */
async function keep({ storage }: Context, key: string, prefix: string, bytes: Buffer): Promise<void> {
  await storage.putDerived('feeds', key.slice(key.lastIndexOf('/') + 1), bytes);
  for await (const former of storage.list('feeds', prefix)) {
    if (former.key !== key) await storage.delete(former.key);
  }
}

/**
 * A file that is made once for all who ask while it is made. It goes on at its own pace whoever leaves or reads slowly;
 * what is held is small beside the text that it packs.
 */
class Making {
  readonly #pieces: Uint8Array[] = [];
  #isWhole = false;
  #wake: () => void = () => undefined;
  #news = Promise.resolve();
  /** Ends when it is made and kept; fails when it could not be made. */
  readonly done: Promise<void>;

  constructor(source: AsyncGenerator<Uint8Array>, keep: (pieces: readonly Uint8Array[]) => Promise<void>) {
    this.#await();
    this.done = this.#make(source).then(() => keep(this.#pieces));
  }

  async *read(): AsyncGenerator<Uint8Array> {
    for (let at = 0; ; at += 1) {
      while (at === this.#pieces.length && !this.#isWhole) await this.#news;
      const piece = this.#pieces[at];
      if (piece === undefined) break;
      yield piece;
    }
    await this.done;
  }

  async #make(source: AsyncGenerator<Uint8Array>): Promise<void> {
    try {
      for await (const piece of source) {
        this.#pieces.push(piece);
        this.#tell();
      }
    } finally {
      this.#isWhole = true;
      this.#tell();
    }
  }

  #tell(): void {
    const wake = this.#wake;
    this.#await();
    wake();
  }

  #await(): void {
    this.#news = new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

async function* gzipped(chunks: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const packed = createGzip({ level: LEVEL });
  // An error of either ends the other, and is thrown below.
  pipeline(Readable.from(chunks), packed, () => undefined);
  yield* packed as AsyncIterable<Uint8Array>;
}
