import { attributeValues } from '#app/domain/channels/lazada/lazada-attributes.server.ts';
import { lazadaRefusal } from '#app/domain/channels/lazada/lazada-trouble.ts';
import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import {
  type OutgoingProduct,
  type PlatformRefusal,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';

/** Name of the one thing in which sizes differ. */
const saleProperty = 'Quy cách';

/** The number of the chosen category; a choice may carry its path behind it. */
export function lazadaCategoryId(listing: ChannelListing): string {
  const digits = /^\d{1,12}/.exec(listing.category ?? '')?.[0];
  if (digits) return digits;
  return refuse([lazadaRefusal('4163', '', 'category')]);
}

/** Texts, pictures and answers: what create and update have in common. */
export function productContent({ listing, images, attributes }: OutgoingProduct, brandId: string | null) {
  return {
    PrimaryCategory: lazadaCategoryId(listing),
    Images: { Image: images.slice(0, 8) },
    Attributes: {
      name: listing.titleVi.normalize('NFC'),
      description: descriptionHtml(listing.descriptionVi.normalize('NFC')),
      short_description: highlightsHtml(listing.descriptionVi.normalize('NFC')),
      ...(brandId === null ? { brand: 'No Brand' } : { brand_id: brandId }),
      ...attributeValues(attributes),
    },
  };
}

/** One SKU of a new product. @throws PlatformTrouble where measures are missing, with all of them */
export function newSkus(listing: ChannelListing, status: 'active' | 'inactive') {
  const missing = listing.variants.flatMap(missingMeasures);
  if (missing.length > 0) refuse(missing);
  const several = listing.variants.length > 1;
  return listing.variants.map((variant) => ({
    SellerSku: variant.sku,
    ...(several ? { saleProp: { [saleProperty]: variant.nameVi.normalize('NFC') } } : {}),
    quantity: String(variant.stock),
    price: String(variant.priceVnd),
    package_length: String(Math.ceil(variant.lengthCm ?? 0)),
    package_width: String(Math.ceil(variant.widthCm ?? 0)),
    package_height: String(Math.ceil(variant.heightCm ?? 0)),
    package_weight: kilograms(variant.weightGrams ?? 0),
    Status: status,
  }));
}

/** Measures of a SKU that is there, by Lazada's id. */
export function knownSku(variant: ChannelVariant, skuId: string) {
  return {
    SkuId: skuId,
    SellerSku: variant.sku,
    ...(variant.weightGrams === null ? {} : { package_weight: kilograms(variant.weightGrams) }),
    ...(variant.lengthCm === null ? {} : { package_length: String(Math.ceil(variant.lengthCm)) }),
    ...(variant.widthCm === null ? {} : { package_width: String(Math.ceil(variant.widthCm)) }),
    ...(variant.heightCm === null ? {} : { package_height: String(Math.ceil(variant.heightCm)) }),
  };
}

/** Two decimals, and never nothing: 4 g weigh 0.01 kg. */
export function kilograms(grams: number): string {
  return (Math.max(1, Math.round(grams / 10)) / 100).toFixed(2);
}

function missingMeasures(variant: ChannelVariant, index: number): PlatformRefusal[] {
  return (['weightGrams', 'lengthCm', 'widthCm', 'heightCm'] as const)
    .filter((measure) => !variant[measure])
    .map((measure) =>
      lazadaRefusal(measure === 'weightGrams' ? 'NO_WEIGHT' : '4165', '', `variants.${index}.${measure}`),
    );
}

/** Plain paragraphs as HTML. */
export function descriptionHtml(text: string): string {
  return linesOf(text)
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('');
}

const mostHighlights = 3;

/** The first lines as the list that Lazada shows beside the picture; some categories insist on it. */
function highlightsHtml(text: string): string {
  const lines = linesOf(text).slice(0, mostHighlights);
  return `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`;
}

const linesOf = (text: string) => text.split(/\n+/).filter((line) => line.trim() !== '');
const escapeHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function refuse(refusals: readonly PlatformRefusal[]): never {
  throw new PlatformTrouble('refused', 'Lazada: not complete', { refusals });
}
