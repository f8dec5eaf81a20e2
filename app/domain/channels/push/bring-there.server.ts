import { and, eq, isNotNull, ne } from 'drizzle-orm';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { PlatformTrouble } from '#app/domain/channels/platform/platform.ts';
import { ShopStopped } from '#app/domain/channels/push/call-shop.server.ts';
import { outgoingPapers } from '#app/domain/channels/push/outgoing-papers.server.ts';
import type { ProductAtWork } from '#app/domain/channels/push/product-at-work.server.ts';
import { contentHash, offerHash } from '#app/domain/channels/push/product-hashes.ts';
import type { PushGap, PushListing } from '#app/domain/channels/push/read-push-listings.server.ts';
import { uploadImages } from '#app/domain/channels/push/upload-images.server.ts';
import { type JobRun, Postponed } from '#app/server/jobs/job-queue.server.ts';
import type { PushItemState } from '#db/tables/pushes.ts';

/** A call that was not answered may still be at work over there; only after this is "there is no such SKU" believed. */
const SETTLE_MS = 20_000;

const sent: readonly PushItemState[] = ['creating', 'unknown'];
const notSent: readonly PushItemState[] = ['waiting', 'images'];

/**
 * Until the platform has the product. It is asked by SKU before every create, the first one too: the seller may have put
 * the product there by hand, and an earlier create may have gone through unheard. What it has is adopted, never doubled.
 */
export async function bringThere(
  work: ProductAtWork,
  prepared: PushListing | null,
  run: JobRun,
): Promise<void> {
  const { state, updatedAt } = work.product;
  const { clock } = work.context;
  if (sent.includes(state)) {
    if (clock.now() < updatedAt + SETTLE_MS) throw new Postponed(updatedAt + SETTLE_MS);
    // Also what may not be sent any more is adopted: nobody would look after it otherwise.
    if (prepared && (await adoptBySku(work, prepared.listing))) return;
  } else if (!notSent.includes(state)) return;
  const fit = prepared?.fit ?? null;
  if (!prepared || !fit) {
    await work.write({ state: 'failed', refusal: refusalOf(prepared?.gap ?? null) });
    return;
  }
  if (notSent.includes(state) && (await adoptBySku(work, fit))) return;
  if (work.product.isOnlyLinked) {
    const refusal = [
      { code: 'push:not-there', message: 'no product with this SKU', field: 'variants.0.sku' },
    ];
    await work.write({ state: 'failed', refusal });
    return;
  }
  if (!(await work.write({ state: 'images', refusal: null }))) return;
  const images = await uploadImages(work, fit);
  run.signal.throwIfAborted();
  await create(work, prepared, fit, images);
}

async function create(
  work: ProductAtWork,
  { attributes }: PushListing,
  fit: ChannelListing,
  images: readonly string[],
): Promise<void> {
  const { idempotencyKey } = work.product;
  const { clock } = work.context;
  const hashes = { contentHash: contentHash(fit, attributes), offerHash: offerHash(fit) };
  work.looked = { content: hashes.contentHash, offers: hashes.offerHash };
  const papers = await outgoingPapers(work, fit);
  try {
    const made = await work.call(async (platform, session) => {
      // At the last moment before it is sent: a call that had to wait its turn leaves no doubt behind.
      if (!(await work.write({ state: 'creating' }, 'unchanged'))) throw new Postponed(clock.now());
      return platform.create(session, { listing: fit, images, attributes, papers, idempotencyKey });
    });
    await work.adopt(made, hashes);
  } catch (error) {
    if (error instanceof PlatformTrouble && error.kind === 'exists') {
      if (await adoptBySku(work, fit)) return;
      throw new PlatformTrouble('refused', error.message, { refusals: error.refusals });
    }
    // Anything else than a plain answer leaves it open whether the product is there.
    const isPlain =
      error instanceof Postponed ||
      error instanceof ShopStopped ||
      (error instanceof PlatformTrouble && error.kind !== 'no-answer');
    if (!isPlain && work.product.state === 'creating') await work.write({ state: 'unknown' });
    throw error;
  }
}

/** @returns true when the platform has it. It may be half of it, or older: it is brought up to the listing in any case. */
async function adoptBySku(work: ProductAtWork, listing: ChannelListing): Promise<boolean> {
  const others = await idsOfOthers(work);
  const found = await work.call((platform, session) => platform.find(session, listing, others));
  if (!found || found.state === 'removed' || others.has(found.externalId)) return false;
  await work.adopt(found, { contentHash: null, offerHash: null });
  return true;
}

/** The platform's ids of the shop's other products. */
async function idsOfOthers({ context, shop, product }: ProductAtWork): Promise<Set<string>> {
  const { channelProduct } = context.store.tables;
  const rows = await context.store.read((db) =>
    db
      .select({ externalId: channelProduct.externalId })
      .from(channelProduct)
      .where(
        and(
          eq(channelProduct.shopId, shop.id),
          ne(channelProduct.id, product.id),
          isNotNull(channelProduct.externalId),
        ),
      ),
  );
  return new Set(rows.flatMap(({ externalId }) => externalId ?? []));
}

function refusalOf(gap: PushGap | null) {
  if (gap?.why === 'category') {
    return [{ code: 'push:category', message: 'no category was chosen', field: 'category' }];
  }
  if (gap?.why === 'attributes') {
    return gap.names.map((name) => ({ code: 'push:attribute', message: name, field: 'attributes' }));
  }
  return [{ code: 'push:not-ready', message: 'the listing is not ready', field: null }];
}
