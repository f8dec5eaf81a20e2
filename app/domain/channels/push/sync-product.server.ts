import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { categoryIdOf } from '#app/domain/channels/attributes/attribute-answers.ts';
import { keepAttributes } from '#app/domain/channels/attributes/kept-attributes.server.ts';
import { type PlatformRefusal, PlatformTrouble } from '#app/domain/channels/platform/platform.ts';
import { bringThere } from '#app/domain/channels/push/bring-there.server.ts';
import { ShopStopped } from '#app/domain/channels/push/call-shop.server.ts';
import { followListing } from '#app/domain/channels/push/follow-listing.server.ts';
import { ProductAtWork } from '#app/domain/channels/push/product-at-work.server.ts';
import { READ_MARGIN_MS } from '#app/domain/channels/push/read-margin.ts';
import { type PushListing, readPushListings } from '#app/domain/channels/push/read-push-listings.server.ts';
import { keepRefusals } from '#app/domain/channels/push/refused-products.ts';
import { refusedTexts } from '#app/domain/channels/push/refused-texts.server.ts';
import { writeProduct } from '#app/domain/channels/push/write-product.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob, type JobRun, Postponed } from '#app/server/jobs/job-queue.server.ts';
import type { Tx } from '#db/store.ts';
import type { PushItemState } from '#db/tables/pushes.ts';

const MOST_ATTEMPTS = 12;

/**
 * Brings one product in one shop to where its listing is: pictures, then the product itself, then its content, prices and
 * stock as they change. Every step is written down before it is taken, so a run that is cut off is taken up where it
 * stopped, and a product is never made before the platform was asked whether it has it.
 */
export const syncProduct = defineJob({
  kind: 'sync-product',
  /** `isSaleOnly`: see `followListing`. */
  payload: z.object({ productId: z.string(), isSaleOnly: z.boolean().optional() }),
  lane: 'outside',
  maxAttempts: MOST_ATTEMPTS,
  async run(context, { productId, isSaleOnly }, run) {
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
    const { product, shop } = found;
    const channel = channelByCode(shop.channelCode);
    const readAt = context.clock.now() - READ_MARGIN_MS;
    const work = new ProductAtWork({ context, channel, shop, product, readAt });
    try {
      await bringUp(work, { run, isSaleOnly: isSaleOnly ?? false });
    } catch (error) {
      if (error instanceof Postponed || run.signal.aborted) throw error;
      return whatNow(context, { product, shop, looked: work.looked }, { error, run });
    }
  },
});

async function bringUp(
  work: ProductAtWork,
  { run, isSaleOnly }: { run: JobRun; isSaleOnly: boolean },
): Promise<void> {
  const prepared = await prepare(work);
  if (!work.known && !isSaleOnly) await bringThere(work, prepared, run);
  if (work.known) await followListing(work, prepared, { isSaleOnly });
}

/** The listing as the channel is to see it; its category's questions are asked for where nobody has yet. */
async function prepare(work: ProductAtWork): Promise<PushListing | null> {
  const { context, channel, shop, product } = work;
  const read = async () => {
    const found = await readPushListings(context, channel, shop.producerId, [product.listingId]);
    return found.get(product.listingId) ?? null;
  };
  const prepared = await read();
  const categoryId = categoryIdOf(prepared?.fit?.category ?? null);
  if (!prepared || categoryId === null || prepared.isCategoryKnown) return prepared;
  const asked = await work.call((platform, session) => platform.attributes(session, categoryId));
  const key = { channelCode: channel.code, categoryId };
  await context.store.write((tx) => keepAttributes(context, tx, key, asked));
  return asked.some(({ isMandatory }) => isMandatory) ? read() : prepared;
}

/** What becomes of a product that could not be brought up. What may pass is thrown on, to be tried again later. */
function whatNow(
  context: Context,
  { product, shop, looked }: Pick<ProductAtWork, 'product' | 'shop' | 'looked'>,
  { error, run }: { error: unknown; run: JobRun },
) {
  const end = (state: PushItemState, refusals: readonly PlatformRefusal[]) => async (tx: Tx) => {
    const pushedAt = context.clock.now() - READ_MARGIN_MS;
    const { tables } = context.store;
    const { listingId } = product;
    const texts = (await refusedTexts(tx, tables, [listingId]))(shop.channelCode, listingId);
    const at = { at: pushedAt, ...looked };
    const refusal = keepRefusals(refusals, at, { texts, before: null });
    await writeProduct(context, tx, product, { state, refusal, pushedAt });
  };
  if (error instanceof ShopStopped) {
    // The seller's yes brings it on; a shop that the platform has closed needs people first.
    if (error.trouble.kind !== 'stop') return;
    return end('failed', refusalsOf(error.trouble));
  }
  // A change that was turned down leaves on sale what was there before.
  const stays = product.externalId !== null && product.state === 'live' ? 'live' : null;
  if (error instanceof PlatformTrouble && error.kind === 'refused')
    return end(stays ?? 'rejected', refusalsOf(error));
  if (run.attempt < MOST_ATTEMPTS) throw error;
  const trouble =
    error instanceof PlatformTrouble
      ? error
      : new PlatformTrouble('no-answer', 'the platform cannot be used');
  return end(stays ?? 'failed', refusalsOf(trouble));
}

function refusalsOf(trouble: PlatformTrouble) {
  return trouble.refusals.length > 0
    ? [...trouble.refusals]
    : [{ code: `push:${trouble.kind}`, message: trouble.message, field: null }];
}
