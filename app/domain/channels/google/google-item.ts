import { brandOf, clean, cut, titleWithSize } from '#app/domain/channels/feed/feed-text.ts';
import { googleCategory } from '#app/domain/channels/google/product-category.ts';
import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import { isMarketGtin } from '#app/domain/channels/rules/is-market-gtin.ts';
import { keepFew } from '#app/domain/channels/rules/keep-few.ts';

const titleLimit = 150;
const brandLimit = 70;
const mostFurtherPhotos = 10;
const labelLimit = 100;
const productTypeLimit = 750;

/** One item of the feed by attribute (underscore form). Absent, null and empty mean: not sent. */
export type GoogleItem = Readonly<Partial<Record<GoogleAttribute, string | null | readonly GoogleValue[]>>>;

/** One of several values: a text, or an attribute of three parts. */
export type GoogleValue = string | GoogleDetail;
export type GoogleDetail = { section_name: string; attribute_name: string; attribute_value: string };

/** Every attribute that we send, in the column order of the TSV. */
export const googleAttributes = [
  'id',
  'title',
  'description',
  'link',
  'image_link',
  'additional_image_link',
  'availability',
  'price',
  'brand',
  'gtin',
  'identifier_exists',
  'condition',
  'google_product_category',
  'product_type',
  'item_group_id',
  'size',
  'shipping_weight',
  'shipping_length',
  'shipping_width',
  'shipping_height',
  'product_detail',
  'custom_label_0',
  'custom_label_1',
] as const;
export type GoogleAttribute = (typeof googleAttributes)[number];

/**
 * The feed items of a listing, one for each of `variants`: those that `fitListing` let pass. The group and the titles
 * follow the whole listing, so that they stay the same when one of its variants has to wait.
 * Prices are "120000 VND", weights "0.5 kg", sizes "20 cm".
 */
export function googleItems(
  listing: ChannelListing,
  variants: readonly ChannelVariant[] = listing.variants,
): GoogleItem[] {
  const several = listing.variants.length > 1;
  const [cover, ...further] = listing.photos;
  const category = googleCategory(listing.setCode, listing.titleVi);
  const star = listing.starsToday;
  const place = placeOf(listing.place ?? '');
  const details: GoogleDetail[] = [];
  if (star !== null) details.push(detail('OCOP', 'Hạng sao', `${star} sao`));
  if (place.detail !== null) details.push(place.detail);
  const title = clean(listing.titleVi);
  const description = clean(listing.descriptionVi);
  const furtherUrls = further.slice(0, mostFurtherPhotos).map((photo) => photo.url);
  const brand = brandOf(listing, brandLimit);
  const productType = productTypeOf(listing.setPath.join(' > '));
  // Written out in one literal: a market's feed makes a hundred thousand of these.
  return variants.map((variant) => {
    const gtin = variant.gtin !== null && isMarketGtin(variant.gtin) ? variant.gtin : null;
    const hasSize = isShippingSize(variant);
    return {
      id: variant.publicCode,
      title: several ? titleWithSize(title, clean(variant.nameVi), titleLimit) : title,
      description,
      link: listing.link,
      image_link: cover?.url,
      additional_image_link: furtherUrls,
      availability: variant.stock > 0 ? 'in_stock' : 'out_of_stock',
      price: `${variant.priceVnd} VND`,
      brand,
      gtin,
      identifier_exists: gtin === null ? 'no' : null,
      condition: 'new',
      google_product_category: category === null ? null : String(category),
      product_type: productType,
      item_group_id: several ? listing.publicCode : null,
      size: several ? cut(clean(variant.nameVi), labelLimit) : null,
      shipping_weight: variant.weightGrams ? `${variant.weightGrams / 1000} kg` : null,
      shipping_length: hasSize ? `${variant.lengthCm} cm` : null,
      shipping_width: hasSize ? `${variant.widthCm} cm` : null,
      shipping_height: hasSize ? `${variant.heightCm} cm` : null,
      product_detail: details,
      custom_label_0: star === null ? null : `OCOP ${star} sao`,
      custom_label_1: place.label,
    };
  });
}

/** Of each product set there is one, for all its listings. */
const productTypeOf = keepFew((path) => cut(clean(path), productTypeLimit));

/** A commune, for all that is made there. */
const placeOf = keepFew((name) => {
  const place = clean(name);
  return {
    detail: place === '' ? null : detail('Xuất xứ', 'Nơi sản xuất', place),
    label: cut(place, labelLimit),
  };
});

/** Google takes the three sides together or not at all, each from 1 to 400 cm. */
function isShippingSize({ lengthCm, widthCm, heightCm }: ChannelVariant): boolean {
  return isSide(lengthCm) && isSide(widthCm) && isSide(heightCm);
}

function isSide(cm: number | null): boolean {
  return cm !== null && cm >= 1 && cm <= 400;
}

function detail(section: string, name: string, value: string): GoogleDetail {
  return { section_name: section, attribute_name: name, attribute_value: value };
}
