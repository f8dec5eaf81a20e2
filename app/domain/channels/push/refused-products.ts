import { z } from 'zod';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { PlatformRefusal } from '#app/domain/channels/platform/platform.ts';
import { type ExplainedRefusal, keptTexts } from '#app/domain/channels/push/explain-refusal.ts';
import { type RefusedTexts, seenIn, type TextsSeen } from '#app/domain/channels/push/place-of-refusal.ts';
import { contentHash, offerHash } from '#app/domain/channels/push/product-hashes.ts';
import type { ChangeTimes } from '#app/domain/channels/push/read-change-times.server.ts';
import { isAfterSending } from '#app/domain/channels/push/read-margin.ts';
import type { PushListing } from '#app/domain/channels/push/read-push-listings.server.ts';
import type { ProductRow } from '#app/domain/channels/push/shop-row.ts';
import type { PushItemState } from '#db/tables/pushes.ts';

/** What is not mended in the content: a change of these alone is none to whoever has looked at the content. */
const offerFields = /\.(priceVnd|stock)$/;

/** Reasons of our own after which nothing over there stands against trying again. */
const passing: ReadonlySet<ExplainedRefusal['words']> = new Set([
  'busy',
  'notReady',
  'categoryMissing',
  'attributeMissing',
  'notThere',
]);

const off: readonly PushItemState[] = ['rejected', 'failed'];

/** Whether people over there, or the platform's checks, have turned a product down. */
export function isTurnedDown(state: PushItemState, refusals: readonly ExplainedRefusal[]): boolean {
  return off.includes(state) && refusals.some(({ isOwn, words }) => !isOwn || !passing.has(words));
}

const lookedAt = z.object({
  at: z.number().nullable(),
  content: z.string().nullable(),
  offers: z.string().nullable(),
});

/**
 * What a platform had before it when it said no: hashes of content and offers, null where nobody knows them, and when the
 * listing was read for it, ms UTC.
 */
export type LookedAt = z.infer<typeof lookedAt>;

/**
 * Refusals as a row keeps them, each with what was looked at. What stands there moves on, and so does the time at which it
 * was last compared: prices go by a way of their own while the product stays refused; and so do the texts that it speaks of.
 * @param texts of the listing in this moment
 * @param before what the row kept so far: said once more, a refusal is still of the texts of the first time
 */
export function keepRefusals(
  refusals: readonly PlatformRefusal[],
  looked: LookedAt,
  { texts, before }: { texts: RefusedTexts | null; before: unknown },
): Array<PlatformRefusal & { looked: LookedAt; texts: TextsSeen | null }> {
  return refusals.map((one) => ({
    ...one,
    looked,
    texts: keptTexts(before, one) ?? (texts && seenIn(one.message, texts)),
  }));
}

const kept = z
  .tuple([z.object({ looked: lookedAt })], z.unknown())
  .transform(([one]) => one.looked)
  .nullable()
  .catch(null);

type Stands = Pick<ProductRow, 'contentHash' | 'offerHash' | 'pushedAt'>;
type Refused = Stands & Pick<ProductRow, 'state' | 'refusal'>;

/** What a row keeps of a no that stands; null once it is sent anew. */
export function refusalStanding({ state, refusal }: Pick<ProductRow, 'state' | 'refusal'>): unknown {
  return off.includes(state) ? refusal : null;
}

/** What the platform looks at that says no now: where it says so once more, what it had before it the first time. */
export function lookedAtNow(product: Refused): LookedAt {
  const { contentHash, offerHash, pushedAt } = product;
  const before = kept.parse(refusalStanding(product));
  return before ?? { at: pushedAt, content: contentHash, offers: offerHash };
}

/** In what a listing differs from what was turned down. `papers`: kinds that the producer has given since, or staff checked. */
export type ChangedSince = { content: boolean; offers: boolean; papers: ReadonlySet<string> };

/**
 * In what a listing has changed since it was turned down; null where it may not leave as it is, and cannot be compared.
 */
export function changedSince(
  product: Refused & Pick<ProductRow, 'externalId' | 'variants'>,
  { fit, attributes }: Pick<PushListing, 'fit' | 'attributes'>,
  times: ChangeTimes,
): ChangedSince | null {
  if (!fit) return null;
  const { at, content, offers } = lookedAtNow(product);
  const isLater = isAfterSending(Math.max(times.contentAt, times.sizesAt), at);
  const isOther = content === null ? isLater : contentHash(fit, attributes) !== content;
  // Of a product that was turned down before it was written what was looked at: what stands there may be older than that.
  const isOlder = kept.parse(product.refusal) === null && product.externalId !== null;
  return {
    content: isOther && (!isOlder || isLater),
    offers:
      offers === null
        ? isAfterSending(times.sizesAt, at)
        : ![fit, sizesThere(fit, product.variants)].some((one) => offerHash(one) === offers),
    papers: new Set(times.papers.filter((one) => isAfterSending(one.at, at)).map(({ kind }) => kind)),
  };
}

/** The listing with the sizes alone that stand there; all of them where that is not known. */
export function sizesThere(listing: ChannelListing, variants: ProductRow['variants']): ChannelListing {
  if (Object.keys(variants).length === 0) return listing;
  return {
    ...listing,
    variants: listing.variants.filter(({ publicCode }) => Object.hasOwn(variants, publicCode)),
  };
}

type About = Pick<ExplainedRefusal, 'field' | 'alsoAt' | 'liftedBy'>;

const placesOf = ({ field, alsoAt = [] }: About) => (field === null ? alsoAt : [field, ...alsoAt]);

/** Whether a refusal is about prices or stock by its code or words, so that these alone may mend it. */
export function isAboutOffers({ field, alsoAt = [] }: About): boolean {
  return field !== null && [field, ...alsoAt].some((one) => offerFields.test(one));
}

/**
 * Whether what has changed may mend a refusal: any other content; prices and stock where it is about them, or does not say
 * what it is about; a paper that it asks for, or may ask for.
 */
export function isAnswered(refusal: About, changed: ChangedSince | null): boolean {
  if (changed === null) return false;
  const places = placesOf(refusal);
  const { liftedBy = [] } = refusal;
  const hasPaper =
    liftedBy.length > 0 ? liftedBy.some((kind) => changed.papers.has(kind)) : changed.papers.size > 0;
  return (
    changed.content ||
    (changed.offers && places.some((one) => offerFields.test(one))) ||
    (hasPaper && places.includes('papers'))
  );
}

/**
 * Whether the platform is to look at a product again by itself, for what answers its refusal: not for a price or a stock
 * alone that nobody has said anything against, or every sale here would be another question there.
 */
export function asksToLookAgain(refusal: About, changed: ChangedSince | null): boolean {
  if (changed?.offers && !isAboutOffers(refusal)) return isAnswered(refusal, { ...changed, offers: false });
  return isAnswered(refusal, changed);
}
