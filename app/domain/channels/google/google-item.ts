import type { ChannelListing, ChannelVariant } from '#app/domain/channels/channel-listing.ts';
import { googleCategory } from '#app/domain/channels/google/product-category.ts';
import { isMarketGtin } from '#app/domain/channels/is-market-gtin.ts';

const titleLimit = 150;
const brandLimit = 70;
const mostFurtherPhotos = 10;
const labelLimit = 100;
const productTypeLimit = 750;

/** One item of the feed: attribute name (underscore form) and its values; several only where Google allows it. */
export type GoogleItem = ReadonlyArray<readonly [name: GoogleAttribute, values: readonly GoogleValue[]]>;

/** A text, or the parts of a nested attribute in their order. */
export type GoogleValue = string | ReadonlyArray<readonly [part: string, text: string]>;

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
  const shared = sharedValues(listing);
  return variants.map((variant) => {
    const values = { ...shared, ...variantValues(listing, variant) };
    return googleAttributes.flatMap((name) => {
      const value = values[name];
      if (value === undefined || value.length === 0) return [];
      return [[name, value] as const];
    });
  });
}

type Values = Partial<Record<GoogleAttribute, readonly GoogleValue[]>>;

function sharedValues(listing: ChannelListing): Values {
  const [cover, ...further] = listing.photos;
  const category = googleCategory(listing.setCode, listing.titleVi);
  const star = listing.starsToday;
  const details: GoogleValue[] = [];
  if (star !== null) details.push(detail('OCOP', 'Hạng sao', `${star} sao`));
  if (listing.place) details.push(detail('Xuất xứ', 'Nơi sản xuất', listing.place));
  return {
    description: [clean(listing.descriptionVi)],
    link: [listing.link],
    image_link: cover ? [cover.url] : [],
    additional_image_link: further.slice(0, mostFurtherPhotos).map((photo) => photo.url),
    condition: ['new'],
    google_product_category: category === null ? [] : [String(category)],
    product_type:
      listing.setPath.length > 0 ? [cut(listing.setPath.map(clean).join(' > '), productTypeLimit)] : [],
    product_detail: details,
    custom_label_0: star === null ? [] : [`OCOP ${star} sao`],
    custom_label_1: listing.place ? [cut(clean(listing.place), labelLimit)] : [],
  };
}

function variantValues(listing: ChannelListing, variant: ChannelVariant): Values {
  const several = listing.variants.length > 1;
  const gtin = variant.gtin !== null && isMarketGtin(variant.gtin) ? variant.gtin : null;
  return {
    id: [variant.publicCode],
    title: [itemTitle(listing, variant, several)],
    availability: [variant.stock > 0 ? 'in_stock' : 'out_of_stock'],
    price: [`${variant.priceVnd} VND`],
    brand: brandOf(listing),
    gtin: gtin === null ? [] : [gtin],
    identifier_exists: gtin === null ? ['no'] : [],
    item_group_id: several ? [listing.publicCode] : [],
    size: several ? [cut(clean(variant.nameVi), labelLimit)] : [],
    shipping_weight: variant.weightGrams ? [`${variant.weightGrams / 1000} kg`] : [],
    ...shippingSize(variant),
  };
}

/** Google takes the three sides together or not at all, each from 1 to 400 cm. */
function shippingSize({ lengthCm, widthCm, heightCm }: ChannelVariant): Values {
  if (lengthCm === null || widthCm === null || heightCm === null) return {};
  if ([lengthCm, widthCm, heightCm].some((side) => side < 1 || side > 400)) return {};
  return {
    shipping_length: [`${lengthCm} cm`],
    shipping_width: [`${widthCm} cm`],
    shipping_height: [`${heightCm} cm`],
  };
}

/** The pack size stands in the title only where there are several and it fits: a title is never cut. */
function itemTitle(listing: ChannelListing, variant: ChannelVariant, several: boolean): string {
  const title = clean(listing.titleVi);
  const withSize = `${title} – ${clean(variant.nameVi)}`;
  return several && [...withSize].length <= titleLimit ? withSize : title;
}

/** The mark on the goods, else their maker; a name that is too long is left out rather than cut. */
function brandOf(listing: ChannelListing): string[] {
  for (const candidate of [listing.brand, listing.producer.name]) {
    const name = clean(candidate ?? '');
    if (name !== '' && [...name].length <= brandLimit) return [name];
  }
  return [];
}

function detail(section: string, name: string, value: string): GoogleValue {
  return [
    ['section_name', section],
    ['attribute_name', name],
    ['attribute_value', clean(value)],
  ];
}

/** Control characters but tab and line feed, halves of a surrogate pair, and the two that XML 1.0 forbids besides. */
const forbidden = /[^\P{Cc}\t\n]|\p{Surrogate}|[\ufffe\uffff]/gu;

/** NFC, whole characters only, no control characters but line breaks. */
function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(forbidden, '').normalize('NFC').trim();
}

function cut(text: string, limit: number): string {
  const points = [...text];
  return points.length <= limit ? text : points.slice(0, limit).join('').trimEnd();
}
