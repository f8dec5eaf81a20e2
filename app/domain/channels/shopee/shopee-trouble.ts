import {
  type PlatformRefusal,
  PlatformTrouble,
  type PlatformTroubleKind,
} from '#app/domain/channels/platform/platform.ts';

/** What Shopee's codes ask of us; from the error lists of its API pages. What is not here is about the product. */
const kinds: Readonly<Record<string, PlatformTroubleKind>> = {
  error_sign: 'stop',
  error_partner_key_expired: 'stop',
  error_permission: 'stop',
  shop_banned: 'stop',
  error_reach_shop_item_limit: 'stop',
  error_holiday_on_add_item: 'stop',
  error_auth: 'token',
  invalid_acceess_token: 'token',
  invalid_access_token: 'token',
  shop_no_linked: 'reauthorise',
  partner_shop_no_link: 'reauthorise',
  error_rate_limit: 'rate',
  error_limit: 'quota',
  error_system_busy: 'busy',
  // Shopee asks to look by SKU after these before a product is made again.
  error_inner: 'no-answer',
  error_server: 'no-answer',
  error_network: 'no-answer',
  error_repeated_mtsku: 'exists',
};

/** Where in the listing it is mended, by code. */
const fields: Readonly<Record<string, string>> = {
  error_name_length_limit: 'titleVi',
  error_title_exceeds_max_length: 'titleVi',
  error_item_name_is_too_short: 'titleVi',
  error_title_character_forbidden: 'titleVi',
  error_desc_length_min_limit: 'descriptionVi',
  error_desc_length_max_limit: 'descriptionVi',
  error_desc_hash_tag_over_limit: 'descriptionVi',
  error_image_num_min: 'photos',
  error_image_num_max: 'photos',
  error_image_unavailable: 'photos',
  error_invalid_category: 'category',
  error_category_is_block: 'category',
  error_forbidden_category: 'category',
  error_less_required_attribute: 'attributes',
  error_invalid_attribute_value: 'attributes',
  error_value_id_must_equal_zero: 'attributes',
  error_value_name_required: 'attributes',
  error_attribute_fda_error: 'attributes',
  error_invalid_brand: 'brand',
  error_incalid_brand: 'brand',
  error_brand_forbidden: 'brand',
  error_less_required_brand: 'brand',
  error_price_exceed_min_limitt: 'variants.0.priceVnd',
  error_price_exceed_max_limitt: 'variants.0.priceVnd',
  error_invalid_price: 'variants.0.priceVnd',
  error_invalid_price_for_logistic: 'variants.0.priceVnd',
  error_stock_range: 'variants.0.stock',
  error_param_validate: 'variants.0.gtin',
  error_tier_opt_val_too_long: 'variants.0.nameVi',
  error_model_duplicate_name: 'variants.0.nameVi',
  error_invalid_weight: 'variants.0.weightGrams',
  error_invalid_dimension: 'variants.0.lengthCm',
};

/** @param code as sent, with or without the module in front: "product.error_busi". */
export function shopeeTrouble(code: string, message: string): PlatformTrouble {
  const bare = code.split('.').at(-1) ?? code;
  const kind = kinds[bare] ?? 'refused';
  const refusals = kind === 'refused' || kind === 'exists' ? [shopeeRefusal(bare, message)] : [];
  return new PlatformTrouble(kind, `Shopee: ${bare}`, { refusals });
}

export function shopeeRefusal(code: string, message: string, field?: string): PlatformRefusal {
  // The general code for business rules tells the matter only in its words.
  const isGtin = code === 'error_busi' && /gtin/i.test(message);
  return { code, message, field: field ?? (isGtin ? 'variants.0.gtin' : (fields[code] ?? null)) };
}

/** The listing breaks a limit that Shopee told us; nothing was sent. */
export function refuseByLimit(refusals: readonly PlatformRefusal[]): void {
  if (refusals.length > 0) throw new PlatformTrouble('refused', 'Shopee: limits', { refusals });
}
