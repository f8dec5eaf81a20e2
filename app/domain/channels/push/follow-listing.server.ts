import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { type PlatformProduct, PlatformTrouble } from '#app/domain/channels/platform/platform.ts';
import { explainKept } from '#app/domain/channels/push/explain-refusal.ts';
import {
  findHold,
  type Hold,
  settleHold,
  tellOfHold,
} from '#app/domain/channels/push/held-product.server.ts';
import type { ProductAtWork } from '#app/domain/channels/push/product-at-work.server.ts';
import { contentHash, offerHash } from '#app/domain/channels/push/product-hashes.ts';
import type { PushListing } from '#app/domain/channels/push/read-push-listings.server.ts';
import { isAboutOffers } from '#app/domain/channels/push/refused-products.ts';
import { uploadImages } from '#app/domain/channels/push/upload-images.server.ts';
import { tellRegister } from '#app/domain/channels/push/write-product.server.ts';
import type { Tx } from '#db/store.ts';

/**
 * Content, prices, stock and being on sale of a product that is there, as its listing has them. What may not be sold is
 * taken off sale and comes back when that is mended; what the producer has put away stays hidden.
 * @param isSaleOnly the seller looks after content and prices there themselves; only whether it may be sold is followed.
 */
export async function followListing(
  work: ProductAtWork,
  prepared: PushListing | null,
  { isSaleOnly = false } = {},
): Promise<void> {
  if (!prepared) {
    await takeOffSale(work, await findHold(work.context, work.product.listingId));
  } else {
    const { wantedPapers } = prepared;
    // Before anything that may be turned down: what the law forbids to sell must not wait for a better text.
    if (wantedPapers) await takeOffSale(work, { why: 'paper', papers: wantedPapers });
    // A text that is turned down must not keep back what is sold out.
    const refusal = isSaleOnly ? null : await refusalIn(followContent(work, prepared));
    if (!isSaleOnly) await followOffers(work, prepared);
    if (refusal) throw refusal;
    if (!wantedPapers) await putOnSaleWhereWanted(work, prepared);
  }
  // Whatever it is by now: while its listing was followed, the platform may have decided about it.
  await work.write({ pushedAt: work.readAt });
}

async function refusalIn(work: Promise<void>): Promise<PlatformTrouble | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof PlatformTrouble && error.kind === 'refused') return error;
    throw error;
  }
}

/** What may not leave as a whole stays as it stands there. */
async function followContent(work: ProductAtWork, { fit, attributes }: PushListing): Promise<void> {
  const content = fit && contentHash(fit, attributes);
  if (!fit || content === work.product.contentHash) return;
  const images = await uploadImages(work, fit);
  const { idempotencyKey, state } = work.product;
  const variants = await work.call((platform, session) =>
    platform.update(session, work.there(), { listing: fit, images, attributes, idempotencyKey }),
  );
  // Also what is under review: it may have been turned down since the row was read.
  const isLookedAtAgain = state === 'rejected' || state === 'waiting' || state === 'in_review';
  await work.write({
    ...(isLookedAtAgain ? { state: 'in_review' as const } : {}),
    contentHash: content,
    variants: { ...variants },
    refusal: null,
    ...work.pollSoon(),
  });
}

/** Also of sizes that may not leave by themselves any more: one that is sold out must be sold out there. */
async function followOffers(work: ProductAtWork, { listing }: PushListing): Promise<void> {
  const offers = sizesThere(listing, work.there());
  const hash = offerHash(offers);
  if (offers.variants.length === 0 || hash === work.product.offerHash) return;
  await work.call((platform, session) => platform.updateOffers(session, work.there(), offers));
  // What was turned down for its price or stock may be in order now: the platform says so at the next look. Any other
  // reason stands as it is, whatever is sold meanwhile.
  const isRefused = work.product.state === 'rejected';
  const isLookedAtAgain = isRefused && isAboutOffers(explainKept(work.channel, work.product.refusal));
  await work.write({
    ...(isLookedAtAgain ? { state: 'in_review' as const } : {}),
    offerHash: hash,
    ...(isRefused && !isLookedAtAgain ? {} : { refusal: null }),
    ...(isLookedAtAgain ? work.pollSoon() : { polledAt: work.context.clock.now() }),
  });
}

/** What was held goes back as it stands there; what was never on sale must be fit to leave. */
async function putOnSaleWhereWanted(work: ProductAtWork, { listing, fit }: PushListing): Promise<void> {
  const { context, shop, product } = work;
  const { state, goesOnSale, heldFor } = product;
  const settle = async (tx: Tx) => {
    if (heldFor !== null) await settleHold(context, tx, { shop, product, why: heldFor });
  };
  const isWanted = state === 'draft' && goesOnSale && (fit !== null || heldFor !== null);
  if (!isWanted) {
    if (heldFor !== null) await work.write({ heldFor: null }, undefined, settle);
    return;
  }
  const offers = sizesThere(listing, work.there());
  await work.call((platform, session) => platform.setOnSale(session, work.there(), true, offers));
  await work.write({ state: 'in_review', heldFor: null, ...work.pollSoon() }, undefined, settle);
}

/** @param hold why it is not on sale here any more; null when the producer has put it away. */
async function takeOffSale(work: ProductAtWork, hold: Hold | null): Promise<void> {
  const { context, shop, product } = work;
  const { goesOnSale, heldFor: before, listingId } = product;
  const isHidden = product.state === 'draft';
  const isWanted = hold !== null && (goesOnSale || product.state === 'live');
  const heldFor = isWanted ? hold.why : null;
  if (isHidden && goesOnSale === isWanted && before === heldFor) return;
  // One whose change was turned down may be on sale as it was before.
  if (!isHidden) await work.call((platform, session) => platform.setOnSale(session, work.there(), false));
  await work.write({ state: 'draft', goesOnSale: isWanted, heldFor }, undefined, async (tx) => {
    if (before !== null && before !== heldFor) await settleHold(context, tx, { shop, product, why: before });
    if (isHidden) return;
    if (hold) await tellOfHold(context, tx, { shop, product, hold });
    const seen = { ...work.there(), state: 'removed' as const };
    await tellRegister(context, tx, shop, listingId, seen, { takenDownFor: hold?.why ?? null });
  });
}

function sizesThere(listing: ChannelListing, { variants }: PlatformProduct): ChannelListing {
  if (Object.keys(variants).length === 0) return listing;
  return {
    ...listing,
    variants: listing.variants.filter(({ publicCode }) => Object.hasOwn(variants, publicCode)),
  };
}
