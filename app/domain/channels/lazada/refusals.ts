import type { RefusalTable } from '#app/domain/channels/platform/refusal-table.ts';

/** By Lazada's numbers; 500 and 501 say what is wrong in their details only, so they stand for their fields. */
export const lazadaRefusals: RefusalTable = {
  4105: { field: 'variants.0.sku', words: 'skuTaken' },
  4126: { field: 'variants.0.sku', words: 'skuTaken' },
  4129: { field: 'variants.0.sku', words: 'skuSigns' },
  4138: { field: 'photos', words: 'photoGone' },
  4139: { field: 'photos', words: 'photosFew' },
  4169: { field: 'photos', words: 'photosMany' },
  4142: { field: 'brand', words: 'brand' },
  4168: { field: 'brand', words: 'brand' },
  4151: { field: 'category', words: 'policy' },
  4159: { field: 'category', words: 'policy' },
  4163: { field: 'category', words: 'categoryWrong' },
  4221: { field: 'category', words: 'categoryClosed' },
  4160: { field: 'titleVi', words: 'titleLong' },
  4164: { field: 'variants.0.weightGrams', words: 'tooHeavy' },
  4165: { field: 'variants.0.lengthCm', words: 'tooLarge' },
  4166: { field: 'variants.0.gtin', words: 'gtinTaken' },
  // Of our own making: a weight that was left open, what quality control says of a product, and its warning of a wrong category.
  NO_WEIGHT: { field: 'variants.0.weightGrams', words: 'weightMissing' },
  QC: { field: null, words: 'review' },
  QC_ALERT: { field: 'category', words: 'categoryAlert' },
};
