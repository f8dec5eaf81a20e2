import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import type {
  OutgoingAttribute,
  OutgoingProduct,
  PlatformRefusal,
} from '#app/domain/channels/platform/platform.ts';
import { listPriceOf } from '#app/domain/channels/tiki/list-price.ts';
import { refuse, tikiRefusal } from '#app/domain/channels/tiki/tiki-trouble.ts';

/** Name of the one thing in which sizes differ. */
const optionName = 'Quy cách';
/** The goods of this market are made in Lào Cai. */
const origin = 'Việt Nam';
/** The seller packs, Tiki delivers. */
const inventoryType = 'dropship';

/** The number of the chosen category; a choice may carry its path behind it. */
export function tikiCategoryId(listing: ChannelListing): number {
  const digits = /^\d{1,9}/.exec(listing.category ?? '')?.[0];
  return digits ? Number(digits) : refuse([tikiRefusal('400', '', 'category')]);
}

/**
 * A request for a product of these sizes, hidden when it is let through until the seller has looked at it; `min_code` is
 * left out, of which the pages do not say what it is.
 * @throws PlatformTrouble `refused` with all that is missing
 */
export function productRequest(
  product: OutgoingProduct,
  variants: readonly ChannelVariant[],
  warehouseId: number,
) {
  const { listing } = product;
  return {
    category_id: tikiCategoryId(listing),
    name: listing.titleVi.normalize('NFC'),
    market_price: Math.max(...variants.map(listPriceOf)),
    ...productInfo(product),
    option_attributes: listing.variants.length > 1 ? [optionName] : [],
    variants: variants.map((variant) => ({
      sku: variant.sku,
      ...(listing.variants.length > 1 ? { option1: variant.nameVi.normalize('NFC') } : {}),
      price: variant.priceVnd,
      market_price: listPriceOf(variant),
      inventory_type: inventoryType,
      seller_warehouse: String(warehouseId),
      warehouse_stocks: [{ warehouseId, qtyAvailable: variant.stock }],
      image: product.images[0] ?? '',
      images: product.images,
    })),
    certificate_files: brandProof(product),
    meta_data: { is_auto_turn_on: false },
  };
}

/**
 * That the brand is the seller's: Tiki fetches the certificate. Documents that a category asks for go by Tiki's own ids, for
 * which the pages that can be read show no call, so that those are handed in at the seller centre.
 */
function brandProof({ papers }: OutgoingProduct) {
  const certificates = papers.filter(({ kind }) => kind === 'trademark');
  return certificates.map(({ url }) => ({ url, type: 'brand' }));
}

/** Texts, pictures and attributes: what a request and a change of a product have in common. */
export function productInfo({ listing, images, attributes }: OutgoingProduct) {
  const heaviest = [...listing.variants].sort((a, b) => (b.weightGrams ?? 0) - (a.weightGrams ?? 0))[0];
  const lacks = [
    ...(listing.brand ? [] : [tikiRefusal('400', '', 'brand')]),
    ...(images.length > 0 ? [] : [tikiRefusal('400', '', 'photos')]),
    ...missingMeasures(listing),
  ];
  if (lacks.length > 0) refuse(lacks);
  return {
    description: descriptionHtml(listing.descriptionVi.normalize('NFC')),
    attributes: {
      bulky: 0,
      brand: listing.brand?.normalize('NFC').trim(),
      origin,
      product_top_features: topFeatures(listing.descriptionVi),
      product_weight_kg: Math.round(heaviest?.weightGrams ?? 0) / 1000,
      product_length: Math.ceil(heaviest?.lengthCm ?? 0),
      product_width: Math.ceil(heaviest?.widthCm ?? 0),
      product_height: Math.ceil(heaviest?.heightCm ?? 0),
      ...answers(attributes),
    },
    image: images[0],
    images,
  };
}

/** Several values of one attribute are parted by commas. */
function answers(attributes: readonly OutgoingAttribute[]): Record<string, string> {
  return Object.fromEntries(
    attributes
      .filter(({ values }) => values.length > 0)
      .map(({ id, values }) => [id, values.map(({ text }) => text).join(', ')]),
  );
}

function missingMeasures({ variants }: ChannelListing): PlatformRefusal[] {
  return variants.flatMap((variant, index) =>
    (['weightGrams', 'lengthCm', 'widthCm', 'heightCm'] as const)
      .filter((measure) => !variant[measure])
      .map((measure) => tikiRefusal('400', '', `variants.${index}.${measure}`)),
  );
}

/** The first paragraph. */
const topFeatures = (text: string) => text.normalize('NFC').split(/\n+/)[0]?.trim() ?? '';

/** Plain paragraphs as HTML. */
function descriptionHtml(text: string): string {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')}</p>`)
    .join('');
}
