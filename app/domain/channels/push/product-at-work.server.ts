import type { Channel } from '#app/domain/channels/channel.ts';
import type { Platform, PlatformProduct, PlatformSession } from '#app/domain/channels/platform/platform.ts';
import { callShop } from '#app/domain/channels/push/call-shop.server.ts';
import { FIRST_POLL_MS, pollShop } from '#app/domain/channels/push/poll-shop.server.ts';
import { keepRefusals, type LookedAt } from '#app/domain/channels/push/refused-products.ts';
import { refusedTexts } from '#app/domain/channels/push/refused-texts.server.ts';
import type { ProductRow, ShopRow } from '#app/domain/channels/push/shop-row.ts';
import {
  itemState,
  type ProductChange,
  writeProduct,
} from '#app/domain/channels/push/write-product.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/** Hashes of what stands there; null where it may be older than the listing, or half of it. */
type Hashes = Pick<ProductRow, 'contentHash' | 'offerHash'>;

/** One product on its way into a shop: its row as it stands after each step, and what the platform has of it. */
export class ProductAtWork {
  readonly context: Context;
  readonly channel: Channel;
  readonly shop: ShopRow;
  product: ProductRow;
  /** When the listing was read, so that what was written since is seen as a change later; ms UTC. */
  readonly readAt: number;
  /** What is sent, or stands there: what the platform looks at if it turns it down. */
  looked: Pick<LookedAt, 'content' | 'offers'>;

  constructor(at: {
    context: Context;
    channel: Channel;
    shop: ShopRow;
    product: ProductRow;
    readAt: number;
  }) {
    this.context = at.context;
    this.channel = at.channel;
    this.shop = at.shop;
    this.product = at.product;
    this.readAt = at.readAt;
    this.looked = { content: at.product.contentHash, offers: at.product.offerHash };
  }

  /** What stands there, as the row remembers it; null before it does. */
  get known(): PlatformProduct | null {
    const { externalId, state, variants, url } = this.product;
    if (externalId === null) return null;
    const isSame = state === 'live' || state === 'rejected' || state === 'in_review';
    return { externalId, state: isSame ? state : 'draft', variants, url, refusals: [] };
  }

  there(): PlatformProduct {
    if (!this.known) throw new Error('the platform does not have this product yet');
    return this.known;
  }

  call<Result>(work: (platform: Platform, session: PlatformSession) => Promise<Result>): Promise<Result> {
    return callShop(this.context, this.shop, work, this.channel);
  }

  /**
   * Writes a step down; with a time for the next look, that look is left as a job.
   * @param only `unchanged`: not when anybody else has written meanwhile, such as a worker that took over a run which
   *   was believed dead.
   * @param also what is written with it.
   * @returns false when the product was cancelled or changed meanwhile: nothing more is to be done for it here.
   */
  async write(change: ProductChange, only?: 'unchanged', also?: (tx: Tx) => Promise<void>): Promise<boolean> {
    const { context, product, shop } = this;
    const updatedAt = context.clock.now();
    const written = await context.store.write(async (tx) => {
      const seen = only === 'unchanged' ? product : undefined;
      const row = await writeProduct(context, tx, product, { ...change, updatedAt }, seen);
      if (!row) return null;
      if (change.pollAt) {
        const look = { uniqueKey: shop.id, again: true, runAt: change.pollAt };
        await context.jobs.enqueue(tx, pollShop, { shopId: shop.id }, look);
      }
      await also?.(tx);
      return row;
    });
    if (written) this.product = written;
    return written !== null;
  }

  /** The product stands there as the platform says. */
  async adopt(made: PlatformProduct, hashes: Hashes): Promise<void> {
    const looked = { at: this.readAt, content: hashes.contentHash, offers: hashes.offerHash };
    const { context, shop, product } = this;
    const textsOf = await context.store.read((db) =>
      refusedTexts(db, context.store.tables, made.refusals.length > 0 ? [product.listingId] : []),
    );
    const texts = textsOf(shop.channelCode, product.listingId);
    await this.write({
      state: itemState(made.state),
      externalId: made.externalId,
      variants: { ...made.variants },
      url: made.url,
      refusal: made.refusals.length > 0 ? keepRefusals(made.refusals, looked, { texts, before: null }) : null,
      ...hashes,
      pushedAt: this.readAt,
      ...this.pollSoon(),
    });
  }

  pollSoon(): Pick<ProductRow, 'polledAt' | 'pollAt'> {
    return { polledAt: null, pollAt: this.context.clock.now() + FIRST_POLL_MS };
  }
}
