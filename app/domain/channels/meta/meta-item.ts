import { brandOf, clean, cut, titleWithSize } from '#app/domain/channels/feed/feed-text.ts';
import { googleCategory } from '#app/domain/channels/google/product-category.ts';
import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import { isMarketGtin } from '#app/domain/channels/rules/is-market-gtin.ts';

const titleLimit = 200;
const brandLimit = 100;
const mostFurtherPhotos = 20;
const furtherPhotosLength = 2000;
const labelLimit = 100;
const productTypeLimit = 750;

/** Every field that we send, in the column order of the file; each is a text of its own element in XML. */
export const metaFields = [
  'id',
  'title',
  'description',
  'availability',
  'condition',
  'price',
  'link',
  'image_link',
  'brand',
  'additional_image_link',
  'gtin',
  'item_group_id',
  'size',
  'quantity_to_sell_on_facebook',
  'google_product_category',
  'product_type',
  'shipping_weight',
  'custom_label_0',
  'custom_label_1',
] as const;

/** Null and empty: not sent. */
export type MetaItem = Readonly<Record<(typeof metaFields)[number], string | null>>;

/**
 * The items of a listing, one for each of `variants`: those that may leave. Group and titles follow the whole listing.
 * Prices are "120000 VND"; availability has a blank where Google's has a low line; Google's category ids hold here too.
 */
export function metaItems(listing: ChannelListing, variants: readonly ChannelVariant[]): MetaItem[] {
  const several = listing.variants.length > 1;
  const [cover, ...further] = listing.photos;
  const category = googleCategory(listing.setCode, listing.titleVi);
  const title = clean(listing.titleVi);
  const description = clean(listing.descriptionVi);
  const brand = brandOf(listing, brandLimit);
  const furtherPhotos = joinedUrls(further.slice(0, mostFurtherPhotos).map(({ url }) => url));
  const productType = cut(clean(listing.setPath.join(' > ')), productTypeLimit);
  const place = cut(clean(listing.place ?? ''), labelLimit);
  return variants.map((variant) => ({
    id: variant.publicCode,
    title: several ? titleWithSize(title, clean(variant.nameVi), titleLimit) : title,
    description,
    availability: variant.stock > 0 ? 'in stock' : 'out of stock',
    condition: 'new',
    price: `${variant.priceVnd} VND`,
    link: listing.link,
    image_link: cover?.url ?? null,
    brand,
    additional_image_link: furtherPhotos,
    gtin: variant.gtin !== null && isMarketGtin(variant.gtin) ? variant.gtin : null,
    item_group_id: several ? listing.publicCode : null,
    size: several ? cut(clean(variant.nameVi), labelLimit) : null,
    quantity_to_sell_on_facebook: String(variant.stock),
    google_product_category: category === null ? null : String(category),
    product_type: productType,
    shipping_weight: variant.weightGrams ? `${variant.weightGrams / 1000} kg` : null,
    custom_label_0: listing.starsToday === null ? null : `OCOP ${listing.starsToday} sao`,
    custom_label_1: place,
  }));
}

/** As many whole addresses as the field takes; a comma would part one. */
function joinedUrls(urls: readonly string[]): string {
  let joined = '';
  for (const url of urls) {
    const longer = `${joined}${joined === '' ? '' : ','}${url.replaceAll(',', '%2C')}`;
    if (longer.length > furtherPhotosLength) return joined;
    joined = longer;
  }
  return joined;
}
