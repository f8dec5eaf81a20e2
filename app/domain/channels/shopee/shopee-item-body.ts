import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import { PlatformTrouble } from '#app/domain/channels/platform/platform.ts';
import { shopeeRefusal } from '#app/domain/channels/shopee/shopee-trouble.ts';

/** The number of the chosen category; a choice may carry its path behind it: "100629 - Đồ uống/Trà". */
export function shopeeCategoryId(listing: ChannelListing): number {
  const digits = /^\d{1,10}/.exec(listing.category ?? '')?.[0];
  if (digits) return Number(digits);
  throw new PlatformTrouble('refused', 'Shopee: no category', {
    refusals: [shopeeRefusal('error_invalid_category', '', 'category')],
  });
}

/** The product's own code at Shopee: by it a product with one size is found again, and one with several. */
export function parentSku(listing: ChannelListing): string {
  const [first] = listing.variants;
  return listing.variants.length === 1 && first ? first.sku : listing.publicCode;
}

/** Kilograms from grams, never in scientific notation or with a tail of float noise. */
export const kilograms = (grams: number) => Math.round(grams) / 1000;

/** Sides in whole centimetres, or nothing where one is not known. */
export function dimension(variant: ChannelVariant) {
  const { lengthCm, widthCm, heightCm } = variant;
  if (lengthCm === null || widthCm === null || heightCm === null) return {};
  return {
    dimension: {
      package_length: Math.ceil(lengthCm),
      package_width: Math.ceil(widthCm),
      package_height: Math.ceil(heightCm),
    },
  };
}

/** Texts, pictures and measures: what `add_item` and `update_item` have in common. */
export function itemContent(listing: ChannelListing, categoryId: number, imageIds: readonly string[]) {
  const heaviest = [...listing.variants].sort((a, b) => (b.weightGrams ?? 0) - (a.weightGrams ?? 0))[0];
  if (!heaviest?.weightGrams) {
    throw new PlatformTrouble('refused', 'Shopee: no weight', {
      refusals: [shopeeRefusal('error_invalid_weight', '', 'variants.0.weightGrams')],
    });
  }
  return {
    item_name: listing.titleVi.normalize('NFC'),
    description: listing.descriptionVi.normalize('NFC'),
    description_type: 'normal',
    category_id: categoryId,
    item_sku: parentSku(listing),
    weight: kilograms(heaviest.weightGrams),
    ...dimension(heaviest),
    image: { image_id_list: imageIds.slice(0, 9) },
    condition: 'NEW',
  };
}
