import type { Fields } from '#tests/fakes/platforms/meta/state.ts';

const isUrl = (value: unknown) => /^https?:\/\/\S{1,2000}$/.test(String(value));
const isMoney = (value: unknown) =>
  /^\d+(\.\d{1,2})? [A-Z]{3}$/.test(String(value)) && !/^0+(\.0+)? /.test(String(value));
const isText = (most: number) => (value: unknown) =>
  typeof value === 'string' && value !== '' && [...value].length <= most;
const isOneOf = (words: readonly string[]) => (value: unknown) => words.includes(String(value));

/** Fields of a PRODUCT_ITEM that goods need, and what each must be. */
const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: isText(100),
  title: isText(200),
  description: isText(9_999),
  availability: isOneOf(['in stock', 'out of stock', 'preorder', 'available for order', 'discontinued']),
  condition: isOneOf(['new', 'refurbished', 'used']),
  price: isMoney,
  sale_price: isMoney,
  link: isUrl,
  image_link: isUrl,
  additional_image_link: (value) => Array.isArray(value) && value.length <= 20 && value.every(isUrl),
  brand: isText(100),
  gtin: isText(70),
  mpn: isText(100),
  item_group_id: isText(100),
  size: isText(200),
  quantity_to_sell_on_facebook: (value) => Number.isInteger(value) && Number(value) >= 0,
  google_product_category: isText(750),
  product_type: isText(750),
  shipping_weight: (value) => /^\d+(\.\d+)? (kg|g|lb|oz)$/.test(String(value)),
  custom_label_0: isText(100),
  custom_label_1: isText(100),
  status: isOneOf(['active', 'archived']),
};

/** What is seen at a glance, when a batch comes in. */
export function glance(data: Fields): string[] {
  return Object.entries(data).flatMap(([name, value]) => {
    const check = checks[name];
    if (!check) return [`Invalid field: ${name} is not a field of PRODUCT_ITEM`];
    return check(value) ? [] : [`Invalid value for field ${name}`];
  });
}

const required = ['title', 'description', 'availability', 'condition', 'price', 'link', 'image_link'];

/** What shows only when an item is saved. */
export function missing(fields: Fields): string | null {
  const absent = required.find((name) => fields[name] === undefined);
  if (absent) return `You cannot create a EntProductItem without required field ${words(absent)}`;
  const isKnown = ['brand', 'gtin', 'mpn'].some((name) => fields[name] !== undefined);
  return isKnown ? null : 'You cannot create a EntProductItem without required field Brand';
}

const words = (name: string) =>
  name
    .split('_')
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`)
    .join(' ');
