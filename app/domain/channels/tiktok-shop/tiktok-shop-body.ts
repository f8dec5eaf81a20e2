import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import type { OutgoingAttribute, OutgoingProduct } from '#app/domain/channels/platform/platform.ts';
import { refuse, tiktokShopRefusal } from '#app/domain/channels/tiktok-shop/tiktok-shop-trouble.ts';

/** Name of the one thing in which sizes differ; TikTok Shop takes up to 20 characters. */
const salesAttribute = 'Quy cách';

/**
 * Which tree of categories is meant. The page of 2025 still says v1 outside the United States; the error 12052217 of 2026
 * wants v2 everywhere.
 */
export const categoryVersion = 'v2';

/** The number of the chosen category; a choice may carry its path before or behind it: "Đồ uống/Trà (603065)". */
export function tiktokShopCategoryId(listing: ChannelListing): string {
  const digits = /\d{6,19}/.exec(listing.category ?? '')?.[0];
  return digits ?? refuse([tiktokShopRefusal('12052023', '', 'category')]);
}

/** Texts, pictures and measures: what a create and an edit have in common. `brandId` null: the product has none. */
export function productContent({ listing, images, attributes }: OutgoingProduct, brandId: string | null) {
  const heaviest = [...listing.variants].sort((a, b) => (b.weightGrams ?? 0) - (a.weightGrams ?? 0))[0];
  if (!heaviest?.weightGrams) refuse([tiktokShopRefusal('12052181', '', 'variants.0.weightGrams')]);
  return {
    title: listing.titleVi.normalize('NFC'),
    description: descriptionHtml(listing.descriptionVi.normalize('NFC')),
    main_images: images.slice(0, 9).map((uri) => ({ uri })),
    package_weight: { value: kilograms(heaviest?.weightGrams ?? 0), unit: 'KILOGRAM' },
    ...dimensions(heaviest),
    ...(brandId === null ? {} : { brand_id: brandId }),
    ...productAttributes(attributes),
  };
}

/** In the order of the answers; a value of the seller's own goes by its words. */
function productAttributes(attributes: readonly OutgoingAttribute[]) {
  const given = attributes.filter(({ values }) => values.length > 0);
  if (given.length === 0) return {};
  return {
    product_attributes: given.map(({ id, values }) => ({
      id,
      values: values.map((value) => (value.id === null ? { name: value.text } : { id: value.id })),
    })),
  };
}

/**
 * A SKU that is not there yet. The code of goods goes along here only: it cannot be changed after the first review.
 * @param attributeId TikTok Shop's id of the thing in which the product's other SKUs differ already.
 */
export function newSku(
  listing: ChannelListing,
  variant: ChannelVariant,
  warehouseId: string,
  attributeId?: string,
) {
  return {
    seller_sku: variant.sku,
    ...salesAttributes(listing, variant, attributeId),
    ...offer(variant, warehouseId),
    ...identifierCode(variant.gtin),
  };
}

/** What sells a SKU: VND as text, and what lies in the shop's warehouse. */
export function offer({ priceVnd, stock }: ChannelVariant, warehouseId: string) {
  return {
    price: { amount: String(priceVnd), currency: 'VND' },
    inventory: [{ warehouse_id: warehouseId, quantity: stock }],
  };
}

/** "You can omit this object if there is only 1 SKU." */
export function salesAttributes(
  { variants }: ChannelListing,
  { nameVi }: ChannelVariant,
  attributeId?: string,
) {
  if (variants.length < 2) return {};
  const which = attributeId === undefined ? { name: salesAttribute } : { id: attributeId };
  return { sales_attributes: [{ ...which, value_name: nameVi.normalize('NFC') }] };
}

function identifierCode(gtin: string | null) {
  if (gtin === null) return {};
  const type = gtin.length === 14 ? 'GTIN' : gtin.length === 12 ? 'UPC' : 'EAN';
  return { identifier_code: { code: gtin, type } };
}

/** Up to three decimals, never in scientific notation. */
function kilograms(grams: number): string {
  return String(Math.max(1, Math.round(grams)) / 1000);
}

/** Whole centimetres as text; all three sides or none, for Vietnam does not ask for them. */
function dimensions(variant: ChannelVariant | undefined) {
  const { lengthCm, widthCm, heightCm } = variant ?? {};
  if (!lengthCm || !widthCm || !heightCm) return {};
  const whole = (side: number) => String(Math.ceil(side));
  return {
    package_dimensions: {
      length: whole(lengthCm),
      width: whole(widthCm),
      height: whole(heightCm),
      unit: 'CENTIMETER',
    },
  };
}

/**
 * Plain paragraphs as HTML. Escapes like "&lt;" are refused (12052932), so the two brackets that HTML would read become
 * others that look like them.
 */
export function descriptionHtml(text: string): string {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${line.replaceAll('<', '‹').replaceAll('>', '›')}</p>`)
    .join('');
}
