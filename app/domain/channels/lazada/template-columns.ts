import type { ColumnMeaning } from '#app/domain/channels/template/template-kind.ts';

const meanings: Readonly<Record<string, ColumnMeaning>> = {
  name: 'title',
  description: 'description',
  brand: 'brand',
  sellersku: 'sku',
  quantity: 'stock',
  price: 'price',
  package_weight: 'weight',
  package_length: 'length',
  package_width: 'width',
  package_height: 'height',
  barcode_ean: 'gtin',
  // How a file groups the sizes of one product was seen in the interface only, under these names.
  associatedsku: 'group',
  saleprop: 'variantOption',
};

/** "SellerSKU" → sellersku. */
export function readKey(text: string): string {
  return text.trim().toLowerCase();
}

/** What a key stands for, and the place of its photo: "MainImage" is photo 0, "image2" the next. */
export function meaningOf(key: string): { means: ColumnMeaning; photo: number | null } {
  if (/^main_?image$/.test(key)) return { means: 'photo', photo: 0 };
  const photo = /^image_?([1-9])$/.exec(key)?.[1];
  if (photo !== undefined) return { means: 'photo', photo: Number(photo) - 1 };
  const plain = key.split(/[./|]/)[0] ?? '';
  return { means: (Object.hasOwn(meanings, plain) && meanings[plain]) || 'attribute', photo: null };
}
