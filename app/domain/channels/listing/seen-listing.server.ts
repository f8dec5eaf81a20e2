import { createHash } from 'node:crypto';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';

/** What is otherwise in a file than on the page where it was chosen. Prices in whole VND, weights in grams. */
export type ChangeSinceSeen =
  | { what: 'price'; size: string; from: number; to: number }
  | { what: 'weight'; size: string; from: number | null; to: number | null }
  | { what: 'sizeAdded'; size: string }
  | { what: 'sizesRemoved'; count: number }
  /** The platform's category. */
  | { what: 'category' }
  /** Words, pictures, papers or anything else. */
  | { what: 'content' };

const PARTS = '|';
const FIELDS = '~';

/**
 * A listing as a page shows it, short enough for a hidden field: a digest of its content, then code, price, weight and a
 * digest of the rest of each size. Stock is left out, for it moves by itself.
 * @param isCategoryShown false on a page on which the category is chosen: there it is no change since
 */
export function seenText(listing: ChannelListing, { isCategoryShown }: { isCategoryShown: boolean }): string {
  const sizes = listing.variants.map((variant) =>
    [variant.publicCode, variant.priceVnd, variant.weightGrams ?? '', sizeDigest(variant)].join(FIELDS),
  );
  const category = isCategoryShown ? [categoryDigest(listing)] : [];
  return [[contentDigest(listing), ...category].join(FIELDS), ...sizes].join(PARTS);
}

/**
 * What has changed in a listing since its page was shown. `size` is empty where the listing has but one.
 * @param seen from `seenText`, as a form sent it; what is no such text has nothing to compare with
 */
function changesSinceSeen(seen: string, listing: ChannelListing): ChangeSinceSeen[] {
  const [whole = '', ...parts] = seen.split(PARTS);
  const [digest = '', category] = whole.split(FIELDS);
  if (digest === '' || parts.length === 0) return [];
  const before = new Map(parts.map((part) => [part.split(FIELDS)[0] ?? '', part.split(FIELDS)]));
  const changes: ChangeSinceSeen[] = [];
  const isOfMany = Math.max(listing.variants.length, before.size) > 1;
  let isOtherwise = digest !== contentDigest(listing);
  for (const variant of listing.variants) {
    const { publicCode, nameVi, priceVnd, weightGrams } = variant;
    const size = isOfMany ? nameVi : '';
    const known = before.get(publicCode);
    before.delete(publicCode);
    if (!known) {
      changes.push({ what: 'sizeAdded', size: nameVi });
      continue;
    }
    const price = Number(known[1]);
    const weight = known[2] ? Number(known[2]) : null;
    if (Number.isFinite(price) && price !== priceVnd)
      changes.push({ what: 'price', size, from: price, to: priceVnd });
    if (weight !== weightGrams) changes.push({ what: 'weight', size, from: weight, to: weightGrams });
    isOtherwise ||= known[3] !== sizeDigest(variant);
  }
  if (before.size > 0) changes.push({ what: 'sizesRemoved', count: before.size });
  if (category !== undefined && category !== categoryDigest(listing)) changes.push({ what: 'category' });
  if (isOtherwise) changes.push({ what: 'content' });
  return changes;
}

/** A listing with what has changed in it since it was seen. */
export type ChangedSinceSeen = { id: string; title: string; changes: ChangeSinceSeen[] };

/**
 * Those listings that are otherwise than a page showed them.
 * @param seen `seenText` by id, as a form sent it back
 */
export function changedSinceSeen(
  listings: readonly ChannelListing[],
  seen: ReadonlyMap<string, string>,
): ChangedSinceSeen[] {
  return listings.flatMap((one) => {
    const changes = changesSinceSeen(seen.get(one.id) ?? '', one);
    return changes.length > 0 ? [{ id: one.id, title: one.titleVi, changes }] : [];
  });
}

/** Of what a platform is told of it besides its sizes, its category and its stock. */
function contentDigest({
  version: _version,
  category: _category,
  link: _link,
  variants: _variants,
  ...content
}: ChannelListing): string {
  return digestOf(content);
}

/** Of what a platform is told of a size besides its price, its weight and its stock. */
function sizeDigest({
  priceVnd: _price,
  pagePriceVnd: _pagePrice,
  weightGrams: _weight,
  stock: _stock,
  ...size
}: ChannelListing['variants'][number]): string {
  return digestOf(size);
}

function categoryDigest({ category }: ChannelListing): string {
  return digestOf(category);
}

function digestOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
}
