import type { ChannelListing } from '#app/domain/channels/channel-listing.ts';
import { type PlatformProduct, PlatformTrouble } from '#app/domain/channels/platform/platform.ts';
import type { PreparedListing } from '#app/domain/channels/push/prepared-listing.server.ts';
import type { ProductAtWork } from '#app/domain/channels/push/product-at-work.server.ts';
import { contentHash, offerHash } from '#app/domain/channels/push/product-hashes.ts';
import { uploadImages } from '#app/domain/channels/push/upload-images.server.ts';

/** Content, prices, stock and being on sale of a product that is there, as its listing has them. */
export async function followListing(work: ProductAtWork, prepared: PreparedListing | null): Promise<void> {
  if (prepared) {
    // A text that is turned down must not keep back what is sold out.
    const refusal = await refusalIn(followContent(work, prepared));
    await followOffers(work, prepared);
    if (refusal) throw refusal;
    await putOnSaleWhereWanted(work, prepared);
  } else {
    await takeOffSale(work);
  }
  await work.write({ state: work.product.state, pushedAt: work.readAt });
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
async function followContent(work: ProductAtWork, { fit, attributes }: PreparedListing): Promise<void> {
  const content = fit && contentHash(fit, attributes);
  if (!fit || content === work.product.contentHash) return;
  const images = await uploadImages(work, fit);
  const { idempotencyKey, state } = work.product;
  const variants = await work.call((platform, session) =>
    platform.update(session, work.there(), { listing: fit, images, attributes, idempotencyKey }),
  );
  const isLookedAtAgain = state === 'rejected' || state === 'waiting';
  await work.write({
    state: isLookedAtAgain ? 'in_review' : state,
    contentHash: content,
    variants: { ...variants },
    refusal: null,
    ...work.pollSoon(),
  });
}

/** Also of sizes that may not leave by themselves any more: one that is sold out must be sold out there. */
async function followOffers(work: ProductAtWork, { listing }: PreparedListing): Promise<void> {
  const offers = sizesThere(listing, work.there());
  const hash = offerHash(offers);
  if (offers.variants.length === 0 || hash === work.product.offerHash) return;
  await work.call((platform, session) => platform.updateOffers(session, work.there(), offers));
  // What was turned down for its price or stock may be in order now: the platform says so at the next look.
  const isLookedAtAgain = work.product.state === 'rejected';
  await work.write({
    state: isLookedAtAgain ? 'in_review' : work.product.state,
    offerHash: hash,
    refusal: null,
    ...(isLookedAtAgain ? work.pollSoon() : {}),
  });
}

/** Not what may not leave: a paper that was good when it was pushed may have been refused since. */
async function putOnSaleWhereWanted(work: ProductAtWork, { listing, fit }: PreparedListing): Promise<void> {
  if (fit === null || work.product.state !== 'draft' || !work.product.goesOnSale) return;
  const offers = sizesThere(listing, work.there());
  await work.call((platform, session) => platform.setOnSale(session, work.there(), true, offers));
  await work.write({ state: 'in_review', ...work.pollSoon() });
}

/** The listing is not on sale here any more. */
async function takeOffSale(work: ProductAtWork): Promise<void> {
  // One whose change was turned down may be on sale as it was before.
  if (work.product.state === 'draft') return;
  await work.call((platform, session) => platform.setOnSale(session, work.there(), false));
  await work.write({ state: 'draft', goesOnSale: false });
}

function sizesThere(listing: ChannelListing, { variants }: PlatformProduct): ChannelListing {
  if (Object.keys(variants).length === 0) return listing;
  return {
    ...listing,
    variants: listing.variants.filter(({ publicCode }) => Object.hasOwn(variants, publicCode)),
  };
}
