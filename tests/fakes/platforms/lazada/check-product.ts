import { lazadaAttributes } from '#tests/fakes/platforms/lazada/attributes.ts';
import { lazadaBrands, lazadaLeaves, restrictedCategory } from '#tests/fakes/platforms/lazada/categories.ts';
import { no } from '#tests/fakes/platforms/lazada/refuse.ts';
import type { State } from '#tests/fakes/platforms/lazada/state.ts';

export type Body = Readonly<Record<string, unknown>>;
const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asBody = (value: unknown, field: string): Body =>
  isBody(value) ? value : no('500', `${field} is mandatory`, field);

/** `{"Request":{"Product":{…}}}` as text. */
export function readProduct(text: string | undefined): Body {
  let sent: unknown;
  try {
    sent = JSON.parse(text ?? '');
  } catch {
    no('5', 'E005: Invalid Request Format');
  }
  return asBody(asBody(asBody(sent, 'payload').Request, 'Request').Product, 'Product');
}

export function readSkus(product: Body): Body[] {
  const list = isBody(product.Skus) ? product.Skus.Sku : undefined;
  const skus = Array.isArray(list) ? list.filter(isBody) : [];
  if (skus.length === 0) no('500', 'Skus is mandatory', 'Skus');
  if (skus.length > 50) no('6', 'E006: Unexpected internal error');
  return skus;
}

export function readAttributes(product: Body): Body {
  return asBody(product.Attributes, 'Attributes');
}

/** What a new product must have, and a content update too. */
export function checkContent(state: State, product: Body): void {
  const attributes = readAttributes(product);
  const { name, description, brand, brand_id: brandId } = attributes;
  const category = Number(product.PrimaryCategory);
  if (!lazadaLeaves.includes(category)) no('4163', 'category is no leaf', 'PrimaryCategory');
  if (category === restrictedCategory) no('4221', 'restricted category', 'PrimaryCategory');
  checkImages(state, product.Images);
  if (typeof name !== 'string' || name.trim() === '') no('500', 'name is mandatory', 'name');
  if ([...String(name)].length > 255) no('4160', 'title is longer than 255', 'name');
  if (typeof description !== 'string' || description === '')
    no('500', 'description is mandatory', 'description');
  if ([...String(description)].length > 25_000) no('500', 'description is longer than 25000', 'description');
  const isKnown = lazadaBrands.some((one) => one.name === brand || String(one.brand_id) === String(brandId));
  if (!isKnown) no('4142', 'brand is invalid', 'brand');
  checkAnswers(category, attributes);
}

/** What must be answered is, and every answer fits its question. */
function checkAnswers(category: number, attributes: Body): void {
  for (const one of lazadaAttributes(category)) {
    if (one.attribute_type !== 'normal' || one.name === 'brand') continue;
    const { name, is_mandatory, input_type, options } = one;
    const answer = attributes[name];
    if (answer === undefined || answer === '') {
      if (is_mandatory === 1) no('500', `${name} is mandatory`, name);
      continue;
    }
    const values = input_type.startsWith('multi') ? String(answer).split(',') : [String(answer)];
    const isFixed = input_type === 'singleSelect' || input_type === 'multiSelect';
    if (isFixed && !values.every((value) => options.some((one) => one.name === value)))
      no('500', `${name}: only from the list`, name);
    if (input_type === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(String(answer)))
      no('500', `${name}: a day as YYYY-MM-DD`, name);
    if (input_type === 'numeric' && !/^\d+(\.\d+)?$/.test(String(answer)))
      no('500', `${name}: a number`, name);
  }
}

function checkImages(state: State, images: unknown): void {
  const list = isBody(images) && Array.isArray(images.Image) ? images.Image : [];
  if (list.length === 0) no('4139', 'main image is required', 'Images');
  if (list.length > 8) no('4169', 'more than 8 images', 'Images');
  if (list.some((url) => !state.images[String(url)])) no('4138', 'only images uploaded to Lazada', 'Images');
}

export function checkSellerSku(sku: Body): string {
  const value = typeof sku.SellerSku === 'string' ? sku.SellerSku : '';
  if (value === '') no('500', 'SellerSku is mandatory', 'SellerSku');
  if (/["*^~<>/|\\`]/.test(value)) no('4129', 'SellerSku has forbidden signs', 'SellerSku');
  return value;
}

export function checkMeasures(sku: Body): void {
  const sides = ['package_length', 'package_width', 'package_height'].map((name) => {
    const value = Number(sku[name]);
    return value > 0 ? value : no('500', `${name} is mandatory`, name);
  });
  if (sides.reduce((sum, side) => sum + side, 0) > 300)
    no('4165', 'L+W+H is more than 300 cm', 'package_length');
  const weight = String(sku.package_weight ?? '');
  if (!/^\d+(\.\d{1,2})?$/.test(weight) || Number(weight) <= 0)
    no('500', 'package_weight: kg', 'package_weight');
  if (Number(weight) > 40) no('4164', 'package_weight is more than 40 kg', 'package_weight');
}

/** Whole dong. */
export function checkPrice(value: unknown): number {
  return /^\d+$/.test(String(value)) && Number(value) > 0
    ? Number(value)
    : no('500', 'price: whole VND', 'price');
}

export function checkQuantity(value: unknown): number {
  return /^\d+$/.test(String(value)) ? Number(value) : no('500', 'quantity', 'quantity');
}
