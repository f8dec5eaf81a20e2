import type { RefusalTable } from '#app/domain/channels/platform/refusal-table.ts';

/**
 * By the codes of Google's issues. Google publishes no list of them for Merchant API: these are the ones that are known;
 * any other is told by the attribute that stands beside it.
 */
export const googleRefusals: RefusalTable = {
  image_link_missing: { field: 'photos', words: 'photosFew' },
  image_link_broken: { field: 'photos', words: 'photoGone' },
  image_link_invalid: { field: 'photos', words: 'photoGone' },
  price_mismatch: { field: 'variants.0.priceVnd', words: 'price' },
  invalid_gtin: { field: 'variants.0.gtin', words: 'gtin' },
  policy_violation: { field: null, words: 'policy' },
};
