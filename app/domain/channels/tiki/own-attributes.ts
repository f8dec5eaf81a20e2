/** Attributes of every category that we answer from the listing; the rest is asked of the producer. By Tiki's codes. */
export const ownAttributes: readonly string[] = [
  'brand',
  'origin',
  'bulky',
  'product_top_features',
  'product_weight_kg',
  'product_length',
  'product_width',
  'product_height',
];
