import { createHash } from 'node:crypto';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';

/** What is otherwise in a file than on the page where it was chosen. Prices in whole VND, weights in grams. */
export type ChangeSinceSeen =
  | { what: 'price'; size: string; from: number; to: number }
  | { what: 'weight'; size: string; from: number | null; to: number | null }
  | { what: 'sizeAdded'; size: string }
  | { what: 'sizesRemoved'; count: number }
  /** Words, pictures, papers or anything else. */
  | { what: 'content' };

const PARTS = '|';
const FIELDS = '~';

/**
 * A listing as a page shows it, short enough for a hidden field: a digest of its content, then code, price and weight of
 * each size. Stock and category are left out: the one moves by itself, the other is chosen on that page.
 */
export function seenText(listing: ChannelListing): string {
  const sizes = listing.variants.map(({ publicCode, priceVnd, weightGrams }) =>
    [publicCode, priceVnd, weightGrams ?? ''].join(FIELDS),
  );
  return [contentDigest(listing), ...sizes].join(PARTS);
}

/**
 * What has changed in a listing since its page was shown. `size` is empty where the listing has but one.
 * @param seen from `seenText`, as a form sent it; what is no such text has nothing to compare with
 */
function changesSinceSeen(seen: string, listing: ChannelListing): ChangeSinceSeen[] {
  const [digest = '', ...parts] = seen.split(PARTS);
  if (digest === '' || parts.length === 0) return [];
  const before = new Map(parts.map((part) => [part.split(FIELDS)[0] ?? '', part.split(FIELDS)]));
  const changes: ChangeSinceSeen[] = [];
  const isOfMany = Math.max(listing.variants.length, before.size) > 1;
  for (const { publicCode, nameVi, priceVnd, weightGrams } of listing.variants) {
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
  }
  if (before.size > 0) changes.push({ what: 'sizesRemoved', count: before.size });
  if (digest !== contentDigest(listing)) changes.push({ what: 'content' });
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

/** Of what a platform is told of it besides its sizes' prices, weights and stock. */
function contentDigest({
  version: _version,
  category: _category,
  link: _link,
  variants,
  ...content
}: ChannelListing): string {
  const sizes = variants.map(({ publicCode, sku, gtin, nameVi, nameEn, lengthCm, widthCm, heightCm }) => [
    ...[publicCode, sku, gtin, nameVi, nameEn],
    ...[lengthCm, widthCm, heightCm],
  ]);
  // A size that came or went is named by itself.
  const said = JSON.stringify([content, sizes.length === 1 ? sizes : []]);
  return createHash('sha256').update(said).digest('hex').slice(0, 12);
}
