import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Channel } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/channel-listing.ts';
import {
  type Platform,
  type PlatformProduct,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { makeRenditions } from '#app/domain/media/make-renditions.server.ts';
import { renditionName } from '#app/domain/media/renditions.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob, type JobRun, Postponed } from '#app/server/jobs/job-queue.server.ts';
import { storageKey } from '#app/server/storage/storage.ts';
import type { Tx } from '#db/store.ts';
import type { PushItemState } from '#db/tables/pushes.ts';
import { callShop, ShopStopped } from './call-shop.server.ts';
import { FIRST_POLL_MS, pollShop } from './poll-shop.server.ts';
import { type PreparedListing, preparedListings } from './prepared-listing.server.ts';
import { contentHash, offerHash } from './product-hashes.ts';
import type { ProductRow, ShopRow } from './shop-row.ts';
import { itemState, type ProductChange, writeProduct } from './write-product.server.ts';

const MOST_ATTEMPTS = 12;
/** A call that was not answered may still be at work over there; only after this is "there is no such SKU" believed. */
const SETTLE_MS = 20_000;
const PICTURE_WAIT_MS = 10_000;
/** A write that began before we read may be committed after it: changes are looked for this far back. */
const READ_MARGIN_MS = 5_000;

/**
 * Brings one product in one shop to where its listing is: pictures, then the product itself, then its content, prices and
 * stock as they change. Every step is written down before it is taken, so a run that is cut off is taken up where it
 * stopped, and a create whose outcome is not known is never repeated before the platform was asked by SKU.
 */
export const syncProduct = defineJob({
  kind: 'sync-product',
  payload: z.object({ productId: z.string() }),
  lane: 'outside',
  maxAttempts: MOST_ATTEMPTS,
  async run(context, { productId }, run) {
    const { channelProduct, channelShop } = context.store.tables;
    const [found] = await context.store.read((db) =>
      db
        .select({ product: channelProduct, shop: channelShop })
        .from(channelProduct)
        .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
        .where(eq(channelProduct.id, productId)),
    );
    // A shop that is not connected goes on when it is connected again.
    if (found?.shop.state !== 'connected' || found.product.state === 'cancelled') return;
    try {
      await bringUp(context, found.product, found.shop, run);
    } catch (error) {
      if (error instanceof Postponed || run.signal.aborted) throw error;
      return whatNow(context, found.product, error, run);
    }
  },
});

/** What becomes of a product that could not be brought up. What may pass is thrown on, to be tried again later. */
function whatNow(context: Context, product: ProductRow, error: unknown, run: JobRun) {
  const end = (state: PushItemState, refusal: ProductChange['refusal']) => async (tx: Tx) => {
    const pushedAt = context.clock.now() - READ_MARGIN_MS;
    await writeProduct(context, tx, product, { state, refusal, pushedAt });
  };
  if (error instanceof ShopStopped) {
    // The seller's yes brings it on; a shop that the platform has closed needs people first.
    if (error.trouble.kind !== 'stop') return;
    return end('failed', refusalsOf(error.trouble));
  }
  if (error instanceof PlatformTrouble && error.kind === 'refused') return end('rejected', refusalsOf(error));
  if (run.attempt < MOST_ATTEMPTS) throw error;
  const trouble =
    error instanceof PlatformTrouble
      ? error
      : new PlatformTrouble('no-answer', 'the platform cannot be used');
  return end('failed', refusalsOf(trouble));
}

function refusalsOf(trouble: PlatformTrouble) {
  return trouble.refusals.length > 0
    ? [...trouble.refusals]
    : [{ code: `push:${trouble.kind}`, message: trouble.message, field: null }];
}

async function bringUp(context: Context, product: ProductRow, shop: ShopRow, run: JobRun): Promise<void> {
  const channel = channelByCode(shop.channelCode);
  const readAt = context.clock.now() - READ_MARGIN_MS;
  const prepared =
    (await preparedListings(context, channel, shop.producerId, [product.listingId])).get(product.listingId) ??
    null;
  const work = new Work(context, channel, shop, product, readAt);
  if (product.externalId === null) await work.bringThere(prepared, run);
  if (work.known) await work.follow(prepared);
}

/** One product's way, step by step; `product` is the row as it stands after each. */
class Work {
  known: PlatformProduct | null;
  private readonly context: Context;
  private readonly channel: Channel;
  private readonly shop: ShopRow;
  private product: ProductRow;
  private readonly readAt: number;

  constructor(context: Context, channel: Channel, shop: ShopRow, product: ProductRow, readAt: number) {
    this.context = context;
    this.channel = channel;
    this.shop = shop;
    this.product = product;
    this.readAt = readAt;
    this.known = knownProduct(product);
  }

  /** Until the platform has the product, or had it already. */
  async bringThere(prepared: PreparedListing | null, run: JobRun): Promise<void> {
    const { product } = this;
    const mayBeThere = product.state === 'creating' || product.state === 'unknown';
    if (!mayBeThere && !['waiting', 'images'].includes(product.state)) return;
    const fit = prepared?.fit ?? null;
    if (mayBeThere && prepared) {
      await this.adoptBySku(prepared.listing);
      if (this.known) return;
    }
    if (!fit) {
      await this.write({
        state: 'failed',
        refusal: [{ code: 'push:not-ready', message: 'the listing is not ready', field: null }],
      });
      return;
    }
    await this.write({ state: 'images', refusal: null });
    const images = await this.images(fit);
    run.signal.throwIfAborted();
    if (!(await this.write({ state: 'creating' }))) return;
    try {
      const made = await this.call((platform, session) =>
        platform.create(session, {
          listing: fit,
          images,
          attributes: [],
          idempotencyKey: product.idempotencyKey,
        }),
      );
      await this.adopt(made, { contentHash: contentHash(fit), offerHash: offerHash(fit) });
    } catch (error) {
      if (isKind(error, 'exists')) {
        await this.adoptBySku(fit);
        if (!this.known)
          throw new PlatformTrouble('refused', messageOf(error), { refusals: reasonsOf(error) });
        return;
      }
      // Anything else than a plain answer leaves it open whether the product is there.
      if (isKind(error, 'no-answer') || !(error instanceof Error && isOurs(error))) {
        await this.write({ state: 'unknown' });
      }
      throw error;
    }
  }

  /** Content, offers and being on sale as the listing has them. */
  async follow(prepared: PreparedListing | null): Promise<void> {
    if (!prepared) return this.takeOffSale();
    const { fit, listing } = prepared;
    const content = fit && contentHash(fit);
    if (fit && content !== this.product.contentHash) {
      const images = await this.images(fit);
      await this.call((platform, session) =>
        platform.update(session, this.there(), {
          listing: fit,
          images,
          attributes: [],
          idempotencyKey: this.product.idempotencyKey,
        }),
      );
      const isBack = this.product.state === 'rejected' || this.product.state === 'waiting';
      await this.write({
        state: isBack ? 'in_review' : this.product.state,
        contentHash: content,
        refusal: null,
        ...this.pollSoon(),
      });
    }
    // Also of sizes that may not leave by themselves any more: one that is sold out must be sold out there.
    const offers = withSizes(listing, this.there());
    const offersNow = offerHash(offers);
    if (offers.variants.length > 0 && offersNow !== this.product.offerHash) {
      await this.call((platform, session) => platform.updateOffers(session, this.there(), offers));
      // What was turned down for its price or stock may be in order now: the platform says so at the next look.
      const isBack = this.product.state === 'rejected';
      await this.write({
        state: isBack ? 'in_review' : this.product.state,
        offerHash: offersNow,
        ...(isBack ? this.pollSoon() : {}),
      });
    }
    if (this.product.state === 'draft' && this.product.goesOnSale) {
      await this.call((platform, session) => platform.setOnSale(session, this.there(), true, offers));
      await this.write({ state: 'in_review', ...this.pollSoon() });
    }
    await this.write({ state: this.product.state, pushedAt: this.readAt });
  }

  /** The listing is not on sale here any more. */
  private async takeOffSale(): Promise<void> {
    if (this.product.state === 'live' || this.product.state === 'in_review') {
      await this.call((platform, session) => platform.setOnSale(session, this.there(), false));
      await this.write({ state: 'draft', goesOnSale: false });
    }
    await this.write({ state: this.product.state, pushedAt: this.readAt });
  }

  private async adoptBySku(listing: ChannelListing): Promise<void> {
    const { clock } = this.context;
    const settledAt = this.product.updatedAt + SETTLE_MS;
    if (this.product.state === 'unknown' && clock.now() < settledAt) throw new Postponed(settledAt);
    const found = await this.call((platform, session) => platform.find(session, listing));
    // What stands there may be half of it, or older: it is brought up to the listing in any case.
    if (found && found.state !== 'removed') await this.adopt(found, { contentHash: null, offerHash: null });
  }

  private async adopt(
    made: PlatformProduct,
    hashes: { contentHash: string | null; offerHash: string | null },
  ): Promise<void> {
    await this.write({
      state: itemState(made.state),
      externalId: made.externalId,
      variants: { ...made.variants },
      url: made.url,
      refusal: made.refusals.length > 0 ? [...made.refusals] : null,
      ...hashes,
      pushedAt: this.readAt,
      ...this.pollSoon(),
    });
    this.known = made;
  }

  private pollSoon() {
    return { polledAt: null, pollAt: this.context.clock.now() + FIRST_POLL_MS };
  }

  /** Writes a step down; with a time for the next look, that look is left as a job. */
  private async write(change: ProductChange): Promise<boolean> {
    const { context, product, shop } = this;
    const isWritten = await context.store.write(async (tx) => {
      if (!(await writeProduct(context, tx, product, change))) return false;
      if (change.pollAt) {
        await context.jobs.enqueue(
          tx,
          pollShop,
          { shopId: shop.id },
          { uniqueKey: shop.id, again: true, runAt: change.pollAt },
        );
      }
      return true;
    });
    const { refusal, ...plain } = change;
    if (isWritten) this.product = { ...product, ...plain, updatedAt: context.clock.now() };
    return isWritten;
  }

  /** The platform's ids or addresses of the pictures, each uploaded once for a shop. */
  private async images(listing: ChannelListing): Promise<string[]> {
    const { context, shop, channel } = this;
    if (!channel.platform?.holdsImages) return listing.photos.map(({ url }) => url);
    const { channelImage } = context.store.tables;
    const hashes = listing.photos.map(({ hash }) => hash);
    const known = await context.store.read((db) =>
      db
        .select()
        .from(channelImage)
        .where(and(eq(channelImage.shopId, shop.id), inArray(channelImage.imageHash, hashes))),
    );
    const references = new Map(known.map(({ imageHash, reference }) => [imageHash, reference]));
    for (const imageHash of hashes) {
      if (references.has(imageHash)) continue;
      const name = renditionName(imageHash, 'square', 'jpg');
      const bytes = await context.storage.get(storageKey('renditions', name));
      if (!bytes) throw await this.pictureIsMissing(imageHash);
      const reference = await this.call((platform, session) =>
        platform.uploadImage(session, { bytes, name }),
      );
      references.set(imageHash, reference);
      await context.store.write((tx) =>
        tx
          .insert(channelImage)
          .values({ shopId: shop.id, imageHash, reference, uploadedAt: context.clock.now() })
          .onConflictDoNothing(),
      );
    }
    return hashes.flatMap((hash) => references.get(hash) ?? []);
  }

  private async pictureIsMissing(hash: string): Promise<Postponed> {
    const { context } = this;
    await context.store.write((tx) =>
      context.jobs.enqueue(tx, makeRenditions, { hash }, { uniqueKey: hash }),
    );
    return new Postponed(context.clock.now() + PICTURE_WAIT_MS);
  }

  private call<Result>(
    work: (platform: Platform, session: Parameters<Platform['renew']>[0]) => Promise<Result>,
  ): Promise<Result> {
    return callShop(this.context, this.shop, work, this.channel);
  }

  private there(): PlatformProduct {
    if (!this.known) throw new Error('the platform does not have this product yet');
    return this.known;
  }
}

/** What stands there, as its row remembers it; null before it does. */
export function knownProduct(product: ProductRow): PlatformProduct | null {
  if (product.externalId === null) return null;
  const state = product.state;
  return {
    externalId: product.externalId,
    state: state === 'live' || state === 'rejected' || state === 'in_review' ? state : 'draft',
    variants: product.variants,
    url: product.url,
    refusals: [],
  };
}

function withSizes(listing: ChannelListing, { variants }: PlatformProduct): ChannelListing {
  if (Object.keys(variants).length === 0) return listing;
  return {
    ...listing,
    variants: listing.variants.filter(({ publicCode }) => Object.hasOwn(variants, publicCode)),
  };
}

function isKind(error: unknown, kind: PlatformTrouble['kind']): error is PlatformTrouble {
  return error instanceof PlatformTrouble && error.kind === kind;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'refused';
}

function reasonsOf(error: unknown) {
  return error instanceof PlatformTrouble ? refusalsOf(error) : [];
}

/** An answer that says what it means, or our own decision to wait. */
function isOurs(error: Error): boolean {
  return error instanceof PlatformTrouble || error instanceof Postponed || error instanceof ShopStopped;
}
