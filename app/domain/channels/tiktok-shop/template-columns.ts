import type { ColumnMeaning } from '#app/domain/channels/template/template-kind.ts';

const meanings: Readonly<Record<string, ColumnMeaning>> = {
  category: 'category',
  brand: 'brand',
  product_name: 'title',
  product_description: 'description',
  property_name_1: 'variantGroup',
  property_value_1: 'variantOption',
  parcel_weight: 'weight',
  parcel_length: 'length',
  parcel_width: 'width',
  parcel_height: 'height',
  price: 'price',
  seller_sku: 'sku',
};

/** "Product_Property/100393" → product_property/100393. */
export function readKey(text: string): string {
  return text.trim().toLowerCase();
}

/** "product_property/100393" → 100393; null for a column that is no property of the product. */
export function attributeIn(key: string): string | null {
  return /^product_property\/(\d+)$/.exec(key)?.[1] ?? null;
}

/**
 * What a key stands for, and the place of its photo. Each warehouse may have a quantity of its own:
 * "quantity/7012", "quantity_7012".
 */
export function meaningOf(key: string): { means: ColumnMeaning; photo: number | null } {
  const photo = key === 'main_image' ? 1 : Number(/^image_(\d+)$/.exec(key)?.[1] ?? Number.NaN);
  if (photo >= 1) return { means: 'photo', photo: photo - 1 };
  if (/^quantity(?:$|[^a-z])/.test(key)) return { means: 'stock', photo: null };
  return { means: (Object.hasOwn(meanings, key) && meanings[key]) || 'attribute', photo: null };
}
