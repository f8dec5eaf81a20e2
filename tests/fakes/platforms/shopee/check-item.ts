import { type ShopeeAttribute, shopeeAttributes } from '#tests/fakes/platforms/shopee/attributes.ts';
import {
  blockedCategory,
  shopeeBrands,
  shopeeCategories,
  shopeeChannels,
  shopeeLimits,
} from '#tests/fakes/platforms/shopee/categories.ts';
import { no, ShopeeRefusal } from '#tests/fakes/platforms/shopee/refuse.ts';
import type { State } from '#tests/fakes/platforms/shopee/state.ts';

export type Body = Readonly<Record<string, unknown>>;

export const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const asBody = (value: unknown): Body =>
  isBody(value) ? value : no('error_param', 'Parameter is not match the constraints');
export const asList = (value: unknown): Body[] =>
  Array.isArray(value) ? value.map(asBody) : no('error_param', 'a list is required');
export const length = (text: string) => [...text].length;
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** Of `add_item` all, of `update_item` only what is sent. */
export function checkContent(state: State, body: Body, isNew: boolean): void {
  const sent = (name: string) => isNew || body[name] !== undefined;
  if (sent('item_name')) checkName(body.item_name);
  if (sent('description')) checkDescription(body.description);
  if (sent('category_id')) checkCategory(body.category_id);
  if (sent('image')) checkImages(state, body.image);
  if (sent('weight')) checkWeight(body.weight);
  if (body.dimension !== undefined) checkDimension(body.dimension);
  if (sent('logistic_info')) checkLogistics(body.logistic_info, body.weight);
  if (sent('brand')) checkBrand(body.brand);
  if (sent('attribute_list')) checkAttributes(body.category_id, body.attribute_list);
  if (body.gtin_code !== undefined) checkGtin(body.gtin_code);
  if (typeof body.item_sku === 'string' && length(body.item_sku) > 100)
    no('error_param', 'item_sku too long');
}

function checkName(name: unknown): void {
  const { min_limit: min, max_limit: max } = shopeeLimits.item_name_length_limit;
  if (!isText(name)) throw new ShopeeRefusal('error_param', 'item_name is required');
  if (length(name) < min) no('error_item_name_is_too_short', `at least ${min}`);
  if (length(name) > max) no('error_title_exceeds_max_length', `at most ${max}`);
  if (/\p{Extended_Pictographic}|&\w+;|<[^>]+>/u.test(name))
    no('error_title_character_forbidden', 'emoji or markup');
}

function checkDescription(text: unknown): void {
  const { min_limit: min, max_limit: max } = shopeeLimits.item_description_length_limit;
  if (!isText(text)) throw new ShopeeRefusal('error_param', 'description is required');
  if (length(text) < min) no('error_desc_length_min_limit', `at least ${min}`);
  if (length(text) > max) no('error_param', `Description length should be at most ${max}`);
  if ((text.match(/#[\p{L}\p{N}_]+/gu) ?? []).length > 18)
    no('error_desc_hash_tag_over_limit', 'at most 18 hashtags');
}

function checkCategory(id: unknown): void {
  const category = shopeeCategories.find((one) => one.category_id === id);
  if (!category || category.has_children) no('error_invalid_category', 'Category is invalid or not a leaf.');
  if (id === blockedCategory) no('error_category_is_block', 'License Reason');
}

function checkImages(state: State, image: unknown): void {
  const ids = isBody(image) && Array.isArray(image.image_id_list) ? image.image_id_list : [];
  if (ids.length === 0) no('error_image_num_min', 'at least one image');
  if (ids.length > shopeeLimits.item_image_count_limit.max_limit)
    no('error_image_num_max', 'at most 9 images');
  if (ids.some((id) => typeof id !== 'string' || !state.images[id]))
    no('error_image_unavailable', 'Image not exist.');
}

function checkWeight(weight: unknown): void {
  if (typeof weight !== 'number' || !(weight > 0)) no('error_param', 'weight is required, in kg');
}

export function checkDimension(dimension: unknown): void {
  const sides = asBody(dimension);
  for (const side of ['package_length', 'package_width', 'package_height']) {
    const value = sides[side];
    if (!Number.isInteger(value) || Number(value) <= 0) no('error_invalid_dimension', `${side}: whole cm`);
  }
}

function checkLogistics(info: unknown, weight: unknown): void {
  const enabled = asList(info).filter((one) => one.enabled === true);
  if (enabled.length === 0) no('error_invalid_logistic_info', 'at least one channel');
  for (const one of enabled) {
    const channel = shopeeChannels.find(({ logistics_channel_id: id }) => id === one.logistic_id);
    if (!channel?.enabled)
      throw new ShopeeRefusal('error_invalid_logistic_info', 'channel is not open in this shop');
    if (typeof weight === 'number' && weight > channel.weight_limit.item_max_weight) {
      no('error_invalid_logistic_info', 'too heavy for the channel');
    }
  }
}

function checkBrand(brand: unknown): void {
  if (!isBody(brand)) throw new ShopeeRefusal('error_less_required_brand', 'brand is required');
  if (!shopeeBrands.some(({ brand_id: id }) => id === brand.brand_id))
    no('error_invalid_brand', 'brand not found');
}

/** Every answer fits its question, and what must be answered is. */
function checkAttributes(categoryId: unknown, sent: unknown): void {
  const asked = shopeeAttributes[Number(categoryId)] ?? [];
  const answers = sent === undefined ? [] : asList(sent);
  for (const { attribute_id: id, attribute_value_list: list } of answers) {
    const question = asked.find((one) => one.attribute_id === id);
    if (!question) throw new ShopeeRefusal('error_invalid_attribute_value', `no attribute ${id} here`);
    for (const value of asList(list)) checkAnswer(question, value);
  }
  const lacks = asked.find(
    (one) =>
      one.mandatory &&
      !answers.some(
        ({ attribute_id: id, attribute_value_list: list }) =>
          id === one.attribute_id && asList(list).length > 0,
      ),
  );
  if (lacks) no('error_less_required_attribute', `${lacks.name} is required`);
}

function checkAnswer(
  { attribute_info: info, attribute_value_list: known }: ShopeeAttribute,
  value: Body,
): void {
  if (value.value_id !== 0) {
    if (info.input_type === 3) no('error_value_id_must_equal_zero', 'own words have value_id 0');
    if (!known.some((one) => one.value_id === value.value_id))
      no('error_invalid_attribute_value', `value_id ${value.value_id}`);
    return;
  }
  const words = value.original_value_name;
  if (!isText(words)) throw new ShopeeRefusal('error_value_name_required', 'original_value_name is required');
  if (info.input_type === 1 || info.input_type === 4)
    no('error_invalid_attribute_value', 'only from the list');
  const isNumber = info.input_validation_type === 1 || info.input_validation_type === 3;
  if (isNumber && !/^\d+(\.\d+)?$/.test(words)) no('error_invalid_attribute_value', 'a number');
  if (info.input_validation_type === 4 && !/^\d{9,10}$/.test(words))
    no('error_invalid_attribute_value', 'unix seconds');
  if (info.format_type === 2 && !info.attribute_unit_list.includes(String(value.value_unit)))
    no('error_invalid_attribute_value', 'value_unit');
}

/** Whole dong only: Vietnam takes no decimals. */
export function checkPrice(price: unknown): number {
  const { min_limit: min, max_limit: max } = shopeeLimits.price_limit;
  if (typeof price !== 'number' || !Number.isInteger(price))
    return no('error_invalid_price', 'Invalid price, please use the correct format');
  if (price < min) no('error_price_exceed_min_limitt', `at least ${min}`);
  if (price > max) no('error_price_exceed_max_limitt', `at most ${max}`);
  return price;
}

export function checkStock(stock: unknown): number {
  const total = asList(stock).reduce(
    (sum, one) => sum + (typeof one.stock === 'number' ? one.stock : Number.NaN),
    0,
  );
  if (!Number.isInteger(total) || total < 0) return no('error_param', 'seller_stock');
  if (total > shopeeLimits.stock_limit.max_limit) no('error_param', 'stock over limit');
  return total;
}

/** 8 to 14 digits with a right check digit, or "00" for goods without one. */
export function checkGtin(code: unknown): void {
  if (code === '00') return;
  const digits = typeof code === 'string' && /^\d{8,14}$/.test(code) ? [...code].map(Number) : [];
  const sum = digits.reduceRight(
    (total, digit, at) => total + digit * ((digits.length - 1 - at) % 2 ? 3 : 1),
    0,
  );
  if (digits.length === 0 || sum % 10 !== 0)
    no('error_param_validate', 'This is not a valid GTIN. Please, inform a valid number.');
}
