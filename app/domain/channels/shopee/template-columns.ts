import { fold } from '#app/server/text/fold.ts';

/** Meaning of a column of the mass-upload workbook, by its internal key without flags. */
export type ShopeeKey =
  | 'ps_category'
  | 'ps_product_name'
  | 'ps_product_description'
  | 'ps_sku_parent_short'
  | 'et_title_variation_integration_no'
  | 'et_title_variation_1'
  | 'et_title_option_for_variation_1'
  | 'et_title_image_per_variation'
  | 'ps_price'
  | 'ps_stock'
  | 'ps_sku_short'
  | 'ps_gtin_code'
  | 'ps_item_cover_image'
  | 'ps_weight'
  | 'ps_length'
  | 'ps_width'
  | 'ps_height';

export type TemplateColumn = {
  /** From 0. */
  index: number;
  /** "ps_price", "ps_item_image_3", "channel_id.50021"; lower case, without flags. */
  key: string;
  compulsory: boolean;
  /** As the file heads it; the key where it has no heading. */
  label: string;
  /** What the file says about the column below its label. */
  help: readonly string[];
};

export type KeyCell = { key: string; compulsory: boolean };

/** "ps_price|1|1" → ps_price, compulsory; older files have no flags. Null for anything that is no such key. */
export function parseKey(text: string): KeyCell | null {
  const [key = '', compulsory] = text.trim().toLowerCase().split('|');
  return /^(ps|et_title|sl_tool|channel_id|tmpl)[\w.]+$/.test(key)
    ? { key, compulsory: compulsory === '1' }
    : null;
}

export function isShippingKey(key: string): boolean {
  return /^channel_id[._]\d+$/.test(key);
}

/** 1 to 8 for `ps_item_image_1` … `_8`; null for other keys. */
export function furtherPhotoNumber(key: string): number | null {
  const match = /^ps_item_image_(\d)$/.exec(key);
  return match ? Number(match[1]) : null;
}

/** Words of Vietnamese headings, folded, for a column whose key cell was emptied. */
const keysByLabel: ReadonlyMap<string, ShopeeKey> = new Map([
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

export function keyOfLabel(label: string): ShopeeKey | null {
  return keysByLabel.get(fold(label)) ?? null;
}

/** Which words of the file mean "compulsory" in row 4, in the languages of Shopee's markets. */
export function saysCompulsory(text: string): boolean {
  return (
    /^(bat buoc|mandatory|required|wajib|obrigatorio|compulsory)$/.test(fold(text)) ||
    /^(จำเป็น|必填)/.test(text)
  );
}
