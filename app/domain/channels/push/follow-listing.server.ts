import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { PlatformTrouble } from '#app/domain/channels/platform/platform.ts';
import { explainKept } from '#app/domain/channels/push/explain-refusal.ts';
import {
  findHold,
  type Hold,
  settleHidden,
  settleHold,
  tellOfHidden,
  tellOfHold,
} from '#app/domain/channels/push/held-product.server.ts';
import { lostPapers, nothingLost } from '#app/domain/channels/push/lost-papers.server.ts';
import { outgoingPapers } from '#app/domain/channels/push/outgoing-papers.server.ts';
import { tellOfPapersThere } from '#app/domain/channels/push/own-paper-there.server.ts';
import type { ProductAtWork } from '#app/domain/channels/push/product-at-work.server.ts';
import { contentHash, offerHash } from '#app/domain/channels/push/product-hashes.ts';
import { neverChanged, readChangeTimes } from '#app/domain/channels/push/read-change-times.server.ts';
import { isAfterSending } from '#app/domain/channels/push/read-margin.ts';
import type { PushListing } from '#app/domain/channels/push/read-push-listings.server.ts';
import {
  asksToLookAgain,
  changedSince,
  isAboutOffers,
  sizesThere,
} from '#app/domain/channels/push/refused-products.ts';
import { refusedTexts } from '#app/domain/channels/push/refused-texts.server.ts';
import { uploadImages } from '#app/domain/channels/push/upload-images.server.ts';
import { tellRegister } from '#app/domain/channels/push/write-product.server.ts';
import { localDate } from '#app/server/local-date.ts';
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
  let lost = nothingLost;
  if (!prepared) {
    await takeOffSale(work, await findHold(work.context, work.product.listingId));
  } else {
    lost = prepared.wantedPapers ? nothingLost : await lostPapers(work, prepared.listing);
    const wantedPapers = prepared.wantedPapers ?? lost.wanted;
    // Before anything that may be turned down: what the law forbids to sell must not wait for a better text.
    if (wantedPapers) await takeOffSale(work, { why: 'paper', papers: wantedPapers });
    if (!isSaleOnly) await followParts(work, prepared);
    if (!wantedPapers) await putOnSaleWhereWanted(work, prepared);
  }
  // Whatever it is by now: while its listing was followed, the platform may have decided about it. What was put away and is
  // brought back is asked after: nobody knows what became of it meanwhile.
  const { state, goesOnSale } = work.product;
  const isAskedAfter = prepared !== null && !goesOnSale && (state === 'draft' || state === 'rejected');
  const { context, shop, product, channel } = work;
  await work.write(
    { pushedAt: work.readAt, ...(isAskedAfter ? work.pollSoon() : {}) },
    undefined,
    async (tx) => {
      if (!channel.platform?.papersThere) return;
      await tellOfPapersThere(context, tx, { shop, product, onlyThere: lost.onlyThere });
    },
  );
}

/**
 * Content, prices and stock, neither keeping back the other: a text that is turned down must not hold what is sold out. What
 * was turned down and is answered is shown anew with everything that it has now, the new price first, also where nothing of
 * its content has changed: a platform's people look again only at what comes in again.
 */
async function followParts(work: ProductAtWork, prepared: PushListing): Promise<void> {
  const { fit, attributes, listing } = prepared;
  const offers = sizesThere(listing, work.there().variants);
  work.looked = { content: fit && contentHash(fit, attributes), offers: offerHash(offers) };
  const isShownAnew = await isToBeShownAnew(work, prepared);
  const content = () => followContent(work, prepared, isShownAnew);
  const others = () => followOffers(work, offers, isShownAnew);
  let refusal: PlatformTrouble | null = null;
  for (const part of isShownAnew ? [others, content] : [content, others]) {
    refusal = (await refusalIn(part())) ?? refusal;
  }
  if (refusal) throw refusal;
}

/** Whether something that may mend why it was turned down has changed, a paper given since with it. */
async function isToBeShownAnew(work: ProductAtWork, prepared: PushListing): Promise<boolean> {
  const { product, channel, context } = work;
  const { listingId } = product;
  if (product.state !== 'rejected') return false;
  const { tables } = context.store;
  const about = {
    channelCode: channel.code,
    listingIds: [listingId],
    today: localDate(context.clock.now()),
  };
  const { textsOf, timesOf } = await context.store.read(async (db) => ({
    textsOf: await refusedTexts(db, tables, [listingId]),
    timesOf: await readChangeTimes(db, tables, about),
  }));
  const changed = changedSince(product, prepared, timesOf.get(listingId) ?? neverChanged);
  const refusals = explainKept(channel, product.refusal, null, textsOf(channel.code, listingId));
  return refusals.some((one) => asksToLookAgain(one, changed));
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
async function followContent(
  work: ProductAtWork,
  { fit, attributes }: PushListing,
  isShownAnew: boolean,
): Promise<void> {
  if (!fit) return;
  const content = contentHash(fit, attributes);
  const papers = await outgoingPapers(work, fit);
  const { idempotencyKey, state, pushedAt } = work.product;
  // A certificate that was renewed is one more paper: the one that stands there runs out. What was turned down waits for
  // what mends it, and that may be another one.
  const isPaperNew = state !== 'rejected' && papers.some(({ since }) => isAfterSending(since, pushedAt));
  if (content === work.product.contentHash && !isShownAnew && !isPaperNew) return;
  const images = await uploadImages(work, fit);
  const variants = await work.call((platform, session) =>
    platform.update(session, work.there(), { listing: fit, images, attributes, papers, idempotencyKey }),
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
async function followOffers(
  work: ProductAtWork,
  offers: ChannelListing,
  isShownAnew: boolean,
): Promise<void> {
  const hash = offerHash(offers);
  if (offers.variants.length === 0 || hash === work.product.offerHash) return;
  await work.call((platform, session) => platform.updateOffers(session, work.there(), offers));
  const { state, refusal } = work.product;
  if (state !== 'rejected') {
    await work.write({ offerHash: hash, refusal: null, polledAt: work.context.clock.now() });
    return;
  }
  // What was turned down for its price or stock may be in order now, and so may what nobody knows the reason of: the platform
  // says so at the next look. Until then its reason stands as it is, with what it was said of.
  const isLookedAtAgain = !isShownAnew && explainKept(work.channel, refusal).some(isAboutOffers);
  await work.write({
    ...(isLookedAtAgain ? { state: 'in_review' as const, refusal: null } : {}),
    offerHash: hash,
    ...work.pollSoon(),
  });
}

/**
 * What was held goes back as it stands there; what was never on sale must be fit to leave. What its producer put away and has
 * brought back stays hidden there until they say otherwise, and they are told that it does.
 */
async function putOnSaleWhereWanted(work: ProductAtWork, { listing, fit }: PushListing): Promise<void> {
  const { context, shop, product } = work;
  const { state, goesOnSale, heldFor } = product;
  const settle = async (tx: Tx) => {
    if (goesOnSale) await settleHidden(context, tx, { shop, product });
    else if (heldFor === 'away' && state === 'draft') await tellOfHidden(context, tx, { shop, product });
    if (heldFor !== null && heldFor !== 'away')
      await settleHold(context, tx, { shop, product, why: heldFor });
  };
  const isWanted = state === 'draft' && goesOnSale && (fit !== null || heldFor !== null);
  // What is looked at over there, or was turned down, is hidden only once it has come out of that.
  const isOpen = heldFor === 'away' && (state === 'in_review' || state === 'rejected');
  if (!isWanted) {
    if (heldFor !== null && !isOpen) await work.write({ heldFor: null }, undefined, settle);
    return;
  }
  const offers = sizesThere(listing, work.there().variants);
  await work.call((platform, session) => platform.setOnSale(session, work.there(), true, offers));
  await work.write({ state: 'in_review', heldFor: null, ...work.pollSoon() }, undefined, settle);
}

/**
 * What is reviewed or was turned down keeps its state and reason, which are the platform's to say: some take nothing off
 * before they have decided, and what they let through then is taken off when it is seen on sale.
 * @param hold why it is not on sale here any more; null when the producer has put it away: what they wanted on sale there is
 *   marked, to tell them that it is hidden when they bring it back.
 */
async function takeOffSale(work: ProductAtWork, hold: Hold | null): Promise<void> {
  const { context, shop, product } = work;
  const { state, goesOnSale, heldFor: before, listingId } = product;
  const isHidden = state === 'draft';
  const isTheirs = state === 'in_review' || state === 'rejected';
  const isWanted = hold !== null && (goesOnSale || state === 'live');
  const wasWanted = goesOnSale || state === 'live' || before !== null;
  const heldFor = isWanted ? hold.why : hold === null && wasWanted ? 'away' : null;
  const isAsBefore = goesOnSale === isWanted && before === heldFor;
  if (isHidden && isAsBefore) return;
  // One whose change was turned down may be on sale as it was before.
  if (!isHidden) {
    const refused = await refusalIn(
      work.call((platform, session) => platform.setOnSale(session, work.there(), false)),
    );
    if (refused && !isTheirs) throw refused;
  }
  const stands = isTheirs ? work.pollSoon() : { state: 'draft' as const };
  await work.write({ ...stands, goesOnSale: isWanted, heldFor }, undefined, async (tx) => {
    if (before !== null && before !== 'away' && before !== heldFor)
      await settleHold(context, tx, { shop, product, why: before });
    await settleHidden(context, tx, { shop, product });
    if (isHidden || (isTheirs && isAsBefore)) return;
    if (hold) await tellOfHold(context, tx, { shop, product, hold });
    const seen = { ...work.there(), state: state === 'rejected' ? state : ('removed' as const) };
    await tellRegister(context, tx, shop, listingId, seen, { takenDownFor: hold?.why ?? null });
  });
}
