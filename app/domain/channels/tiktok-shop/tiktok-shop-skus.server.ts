import { z } from 'zod';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { PlatformSession } from '#app/domain/channels/platform/platform.ts';
import { callTiktokShop } from '#app/domain/channels/tiktok-shop/call-tiktok-shop.server.ts';
import { newSku, offer, salesAttributes } from '#app/domain/channels/tiktok-shop/tiktok-shop-body.ts';
import type { ToldProduct, ToldSku } from '#app/domain/channels/tiktok-shop/tiktok-shop-products.server.ts';

/** Edits some properties; those that are not named stay as they are, and people's own additions with them. */
export async function partialEdit(
  session: PlatformSession,
  productId: string,
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  await callTiktokShop(session, {
    method: 'POST',
    path: `/product/202509/products/${productId}/partial_edit`,
    json: change,
    answer: z.unknown(),
  });
}

/**
 * All SKUs of a product as an edit must name them: those that are there by their ids and as they are, so that nothing is
 * blanked; with `offers` their prices and stock from the listing, with `content` the listing's sizes that are missing.
 */
export function wholeSkus(
  there: ToldProduct,
  listing: ChannelListing,
  warehouseId: string,
  purpose: 'content' | 'offers',
) {
  const skus = there.skus ?? [];
  const attributeId =
    skus.find((sku) => sku.sales_attributes?.[0]?.id)?.sales_attributes?.[0]?.id ?? undefined;
  const standing = skus.map((sku) => {
    const variant = listing.variants.find((one) => one.sku === sku.seller_sku);
    return {
      // A product that had one size and has several now: that one needs a name among them.
      ...(variant && purpose === 'content' ? salesAttributes(listing, variant, attributeId) : {}),
      ...asItIs(sku),
      ...(variant && purpose === 'offers' ? offer(variant, warehouseOf(sku) ?? warehouseId) : {}),
    };
  });
  if (purpose === 'offers') return standing;
  const missing = listing.variants.filter(({ sku }) => !skus.some((one) => one.seller_sku === sku));
  return [...standing, ...missing.map((variant) => newSku(listing, variant, warehouseId, attributeId))];
}

/** Where the SKU lies already. */
export const warehouseOf = (sku: ToldSku | undefined) => sku?.inventory?.[0]?.warehouse_id;

function asItIs(sku: ToldSku) {
  const {
    id,
    seller_sku: sellerSku,
    sales_attributes: attributes,
    identifier_code: code,
    price,
    inventory,
  } = sku;
  const amount = price?.sale_price ?? price?.tax_exclusive_price;
  return {
    id,
    ...(sellerSku ? { seller_sku: sellerSku } : {}),
    ...(attributes?.length
      ? { sales_attributes: attributes.map((one) => ({ id: one.id, value_id: one.value_id })) }
      : {}),
    ...(code?.code ? { identifier_code: { code: code.code, type: code.type } } : {}),
    ...(amount ? { price: { amount, currency: 'VND' } } : {}),
    // Stock that is left out stays; that it is 0 already is below what an edit may say.
    ...(inventory?.some(({ quantity }) => quantity)
      ? {
          inventory: inventory.map((one) => ({
            warehouse_id: one.warehouse_id,
            quantity: one.quantity ?? 0,
          })),
        }
      : {}),
  };
}
