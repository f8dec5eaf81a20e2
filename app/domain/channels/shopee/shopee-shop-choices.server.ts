import { z } from 'zod';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { type PlatformSession, PlatformTrouble } from '#app/domain/channels/platform/platform.ts';
import { callShop } from '#app/domain/channels/shopee/call-shopee.server.ts';
import { kilograms } from '#app/domain/channels/shopee/shopee-item-body.ts';
import { shopeeRefusal } from '#app/domain/channels/shopee/shopee-trouble.ts';

const logistics = z.object({
  logistics_channel_list: z.array(
    z.object({
      logistics_channel_id: z.number(),
      enabled: z.boolean(),
      fee_type: z.string().optional(),
      /** Not 0: part of another channel that is switched instead. */
      mask_channel_id: z.number().optional(),
      weight_limit: z.object({ item_max_weight: z.number(), item_min_weight: z.number() }).optional(),
    }),
  ),
});

/**
 * Every shipping channel that the shop has switched on and that carries the weight. Those that need a size or a fee
 * chosen by hand are left to the seller.
 */
export async function shippingChannels(
  session: PlatformSession,
  listing: ChannelListing,
): Promise<Array<{ logistic_id: number; enabled: true }>> {
  const { logistics_channel_list: all } = await callShop(session, {
    method: 'GET',
    path: '/api/v2/logistics/get_channel_list',
    answer: logistics,
  });
  const weight = kilograms(Math.max(...listing.variants.map(({ weightGrams }) => weightGrams ?? 0)));
  const open = all.filter(
    ({ enabled, fee_type, mask_channel_id }) =>
      enabled && !mask_channel_id && !['SIZE_SELECTION', 'CUSTOM_PRICE'].includes(fee_type ?? ''),
  );
  const fit = open.filter(
    ({ weight_limit: limit }) =>
      !limit ||
      (weight >= limit.item_min_weight && (limit.item_max_weight === 0 || weight <= limit.item_max_weight)),
  );
  if (fit.length === 0) {
    const field = open.length > 0 ? 'variants.0.weightGrams' : undefined;
    const refusals = [shopeeRefusal('error_invalid_logistic_info', 'no shipping channel', field)];
    throw new PlatformTrouble('refused', 'Shopee: no shipping channel', { refusals });
  }
  return fit.map(({ logistics_channel_id: id }) => ({ logistic_id: id, enabled: true }));
}

const brandPage = z.object({
  brand_list: z.array(z.object({ brand_id: z.number(), original_brand_name: z.string() })).nullish(),
  has_next_page: z.boolean().optional(),
  next_offset: z.number().optional(),
});
/** Pages of 100 that are looked through; a village's brand is rarely registered at all. */
const brandPages = 3;

/** The brand where Shopee knows it in this category, else "no brand". */
export async function brandOf(session: PlatformSession, categoryId: number, brand: string | null) {
  const wanted = brand?.normalize('NFC').toLowerCase().trim();
  let offset = 0;
  for (let page = 0; wanted && page < brandPages; page += 1) {
    const found = await callShop(session, {
      method: 'GET',
      path: '/api/v2/product/get_brand_list',
      query: { category_id: categoryId, offset, page_size: 100, status: 1 },
      answer: brandPage,
    });
    const hit = found.brand_list?.find(
      ({ original_brand_name: name }) => name.normalize('NFC').toLowerCase().trim() === wanted,
    );
    if (hit) return hit;
    if (!found.has_next_page) break;
    offset = found.next_offset ?? offset + 100;
  }
  return { brand_id: 0, original_brand_name: 'NoBrand' };
}
