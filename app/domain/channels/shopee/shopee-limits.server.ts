import { z } from 'zod';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { PlatformRefusal, PlatformSession } from '#app/domain/channels/platform/platform.ts';
import { callShop } from '#app/domain/channels/shopee/call-shopee.server.ts';
import { shopeeRefusal } from '#app/domain/channels/shopee/shopee-trouble.ts';

const range = z.object({ min_limit: z.number(), max_limit: z.number() });
const itemLimit = z.object({
  price_limit: range.optional(),
  stock_limit: range.optional(),
  item_name_length_limit: range.optional(),
  item_description_length_limit: range.optional(),
  item_image_count_limit: range.optional(),
  tier_variation_option_length_limit: range.optional(),
  gtin_limit: z
    .object({ gtin_validation_rule: z.enum(['Mandatory', 'Flexible', 'Optional']).catch('Optional') })
    .optional(),
});

/** What Shopee asks in one category today; a part that it does not tell is not asked. */
export type ShopeeLimits = z.infer<typeof itemLimit>;

export function readShopeeLimits(session: PlatformSession, categoryId: number): Promise<ShopeeLimits> {
  return callShop(session, {
    method: 'GET',
    path: '/api/v2/product/get_item_limit',
    query: { category_id: categoryId },
    answer: itemLimit,
  });
}

/** What breaks the limits, under the codes that Shopee itself would answer. Lengths count code points. */
export function breaksOf(
  limits: ShopeeLimits,
  listing: ChannelListing,
  imageCount: number,
): PlatformRefusal[] {
  const length = (text: string) => [...text].length;
  const several = listing.variants.length > 1;
  return [
    ...outside(limits.item_name_length_limit, length(listing.titleVi), 'titleVi', [
      'error_item_name_is_too_short',
      'error_title_exceeds_max_length',
    ]),
    ...outside(limits.item_description_length_limit, length(listing.descriptionVi), 'descriptionVi', [
      'error_desc_length_min_limit',
      'error_desc_length_max_limit',
    ]),
    ...outside(limits.item_image_count_limit, imageCount, 'photos', [
      'error_image_num_min',
      'error_image_num_max',
    ]),
    ...listing.variants.flatMap((variant, index) => [
      ...outside(limits.price_limit, variant.priceVnd, `variants.${index}.priceVnd`, [
        'error_price_exceed_min_limitt',
        'error_price_exceed_max_limitt',
      ]),
      ...outside(limits.stock_limit, variant.stock, `variants.${index}.stock`, [
        'error_stock_range',
        'error_stock_range',
      ]),
      ...outside(
        several ? limits.tier_variation_option_length_limit : undefined,
        length(variant.nameVi),
        `variants.${index}.nameVi`,
        ['error_tier_opt_val_too_long', 'error_tier_opt_val_too_long'],
      ),
      ...(limits.gtin_limit?.gtin_validation_rule === 'Mandatory' && !variant.gtin
        ? [shopeeRefusal('error_busi', 'The GTIN code is mandatory', `variants.${index}.gtin`)]
        : []),
    ]),
  ];
}

function outside(
  limit: z.infer<typeof range> | undefined,
  actual: number,
  field: string,
  [tooSmall, tooLarge]: [string, string],
): PlatformRefusal[] {
  if (!limit || (actual >= limit.min_limit && actual <= limit.max_limit)) return [];
  const code = actual < limit.min_limit ? tooSmall : tooLarge;
  return [shopeeRefusal(code, `${actual} (${limit.min_limit}–${limit.max_limit})`, field)];
}

/** What goes as barcode: "00" says "has none" where Shopee insists on a word. */
export function gtinCode(limits: ShopeeLimits, gtin: string | null): { gtin_code?: string } {
  if (gtin) return { gtin_code: gtin };
  return limits.gtin_limit?.gtin_validation_rule === 'Flexible' ? { gtin_code: '00' } : {};
}

/** Of the item: with several sizes the barcodes stand on the sizes. */
export function itemGtin(limits: ShopeeLimits, { variants }: ChannelListing): { gtin_code?: string } {
  return gtinCode(limits, variants.length === 1 ? (variants[0]?.gtin ?? null) : null);
}
