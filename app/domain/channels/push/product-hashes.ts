import { createHash } from 'node:crypto';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { OutgoingAttribute } from '#app/domain/channels/platform/platform.ts';

/** Of everything that a platform shows of a listing but its prices and stock. */
export function contentHash(listing: ChannelListing, attributes: readonly OutgoingAttribute[]): string {
  return hashOf({
    title: listing.titleVi,
    description: listing.descriptionVi,
    brand: listing.brand,
    category: listing.category,
    label: listing.label,
    photos: listing.photos.map(({ hash }) => hash),
    variants: listing.variants.map(
      ({ priceVnd: _price, pagePriceVnd: _pagePrice, stock: _stock, ...variant }) => variant,
    ),
    ...(attributes.length > 0 ? { attributes } : {}),
  });
}

/** Of the prices and stock, by size. */
export function offerHash(listing: ChannelListing): string {
  return hashOf(listing.variants.map(({ publicCode, priceVnd, stock }) => [publicCode, priceVnd, stock]));
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
