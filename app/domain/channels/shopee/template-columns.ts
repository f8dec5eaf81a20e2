import type { ColumnMeaning } from '#app/domain/channels/template/template-kind.ts';
import { fold } from '#app/server/text/fold.ts';

const meanings: Readonly<Record<string, ColumnMeaning>> = {
  ps_category: 'category',
  ps_product_name: 'title',
  ps_product_description: 'description',
  ps_sku_parent_short: 'productSku',
  et_title_variation_integration_no: 'group',
  et_title_variation_1: 'variantGroup',
  et_title_option_for_variation_1: 'variantOption',
  ps_price: 'price',
  ps_stock: 'stock',
  ps_sku_short: 'sku',
  ps_gtin_code: 'gtin',
  ps_weight: 'weight',
  ps_length: 'length',
  ps_width: 'width',
  ps_height: 'height',
};

export type KeyCell = { key: string; compulsory: boolean };

/** "ps_price|1|1" → ps_price, compulsory; older files have no flags. Null for anything that is no such key. */
export function parseKey(text: string): KeyCell | null {
  const [key = '', compulsory] = text.trim().toLowerCase().split('|');
  return /^(ps|et_title|sl_tool|channel_id|tmpl)[\w.]+$/.test(key)
    ? { key, compulsory: compulsory === '1' }
    : null;
}

/** What a key stands for, and the place of its photo: "ps_item_cover_image" is photo 0. */
export function meaningOf(key: string): { means: ColumnMeaning; photo: number | null } {
  const further = key === 'ps_item_cover_image' ? '0' : /^ps_item_image_(\d)$/.exec(key)?.[1];
  if (further !== undefined) return { means: 'photo', photo: Number(further) };
  if (/^channel_id[._]\d+$/.test(key)) return { means: 'shipping', photo: null };
  return { means: (Object.hasOwn(meanings, key) && meanings[key]) || 'attribute', photo: null };
}

/** Words of Vietnamese headings, folded, for a column whose key cell was emptied. */
const keysByLabel: ReadonlyMap<string, string> = new Map([
  ['nganh hang', 'ps_category'],
  ['ten san pham', 'ps_product_name'],
  ['mo ta san pham', 'ps_product_description'],
  ['sku san pham', 'ps_sku_parent_short'],
  ['ma san pham', 'et_title_variation_integration_no'],
  ['ten nhom phan loai hang 1', 'et_title_variation_1'],
  ['ten phan loai hang cho nhom phan loai hang 1', 'et_title_option_for_variation_1'],
  ['ten phan loai hang cho nhom 1', 'et_title_option_for_variation_1'],
  ['gia', 'ps_price'],
  ['kho hang', 'ps_stock'],
  ['sku phan loai', 'ps_sku_short'],
  ['gtin', 'ps_gtin_code'],
  ['anh bia', 'ps_item_cover_image'],
  ['can nang', 'ps_weight'],
  ['chieu dai', 'ps_length'],
  ['chieu rong', 'ps_width'],
  ['chieu cao', 'ps_height'],
]);

export function keyOfLabel(label: string): string | null {
  return keysByLabel.get(fold(label)) ?? null;
}
