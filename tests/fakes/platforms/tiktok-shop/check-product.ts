import {
  attributesOf,
  brands,
  categories,
  certification,
  certifiedCategory,
  prohibitedCategory,
} from '#tests/fakes/platforms/tiktok-shop/categories.ts';
import { no } from '#tests/fakes/platforms/tiktok-shop/refuse.ts';
import type { Certification, Shop, State } from '#tests/fakes/platforms/tiktok-shop/state.ts';

export type Body = Readonly<Record<string, unknown>>;
export const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const asBody = (value: unknown): Body =>
  isBody(value)
    ? value
    : no(12_052_910, 'Invalid input parameters. Refer to the API documentation for details.');
export const asList = (value: unknown): Body[] =>
  Array.isArray(value) ? value.map(asBody) : no(12_052_910, 'Invalid input parameters: a list is required.');
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const length = (text: string) => [...text].length;

const repeated = /(\S)\1{9,}/u;
const forbidden = /&(?:[a-z]+|#\d+|#x[\da-f]+);|\p{Extended_Pictographic}|[^\P{Cc}\t\n\r]/iu;
const isLikeTheRules = (text: string) =>
  !repeated.test(text) && !forbidden.test(text) && /[\p{L}\p{N}]/u.test(text);

export function checkTitle(value: unknown): string {
  if (!isText(value)) return no(12_052_261, 'product name is empty');
  if (length(value) < 25 || length(value) > 255)
    no(12_052_051, 'The product name must be within 25 to 255 characters');
  if (!isLikeTheRules(value)) no(12_052_931, 'The title must follow these formatting rules');
  return value;
}

export function checkDescription(value: unknown): string {
  if (!isText(value)) return no(12_052_015, 'The product description is required');
  if (length(value) > 10_000) no(12_052_013, 'The product description cannot exceed maximum characters');
  if (!isLikeTheRules(value)) no(12_052_932, 'The description must follow these formatting rules');
  return value;
}

export function checkCategory(value: unknown, version: unknown): string {
  const known = categories.find(({ id }) => id === value);
  if (version !== 'v2') no(12_052_217, 'Incorrect category version.');
  if (!known) return no(12_052_023, 'Category does not exist');
  if (!known.is_leaf) no(12_052_024, 'Category is not final category');
  if (known.id === prohibitedCategory)
    no(12_052_220, 'This category is prohibited or unsupported on TikTok Shop.');
  return known.id;
}

/** Papers are pictures that were sent as such, or files; the category's must be among them. */
export function checkPapers(state: State, categoryId: string, sent: unknown): Certification[] {
  const given = (sent === undefined ? [] : asList(sent)).map((one) => checkPaper(state, one));
  if (given.length > 10) no(12_052_910, 'certifications: at most 10');
  if (categoryId === certifiedCategory && !given.some(({ id }) => id === certification.id))
    no(12_052_105, 'required qualification miss');
  return given;
}

function checkPaper(state: State, sent: Body): Certification {
  const images = (sent.images === undefined ? [] : asList(sent.images)).map(({ uri }) => String(uri));
  const files = (sent.files === undefined ? [] : asList(sent.files)).map(({ id, name, format }) => ({
    id: String(id),
    name: String(name),
    format: String(format),
  }));
  if (!isText(sent.id)) no(12_052_910, 'certifications.id');
  if (images.length + files.length === 0) no(12_052_105, 'required qualification miss');
  if (images.some((uri) => state.images[uri]?.useCase !== 'CERTIFICATION_IMAGE'))
    no(12_052_301, 'certification image uri illegal');
  for (const { id, name, format } of files) {
    const known = state.files[id];
    if (known?.name !== name || known.format !== format) no(12_052_302, 'certification file illegal');
  }
  const until = sent.expiration_date;
  if (until !== undefined && !(typeof until === 'number' && /^\d{10}$/.test(String(until))))
    no(12_052_910, 'certifications.expiration_date: unix seconds');
  return {
    id: String(sent.id),
    images: images.map((uri) => ({ uri })),
    files,
    ...(typeof until === 'number' ? { expiration_date: until } : {}),
  };
}

export function checkImages(state: State, value: unknown): string[] {
  const uris = Array.isArray(value) ? value.map((one) => (isBody(one) ? one.uri : null)) : [];
  if (uris.length === 0) no(12_052_028, 'Main product image is required');
  if (uris.length > 9) no(12_052_306, 'main product images count exceed limit');
  return uris.map((uri) => {
    const image = typeof uri === 'string' ? state.images[uri] : undefined;
    return image?.useCase === 'MAIN_IMAGE' ? String(uri) : no(12_052_300, 'product main image uri illegal');
  });
}

export function checkWeight(value: unknown): string {
  const { value: weight, unit } = asBody(value);
  if (unit !== 'KILOGRAM') no(12_019_061, 'Product weight unit does not support the imperial units');
  if (typeof weight !== 'string' || !/^\d+(\.\d{1,3})?$/.test(weight))
    return no(12_052_006, 'Incorrect parcel weight format');
  if (Number(weight) <= 0) no(12_052_181, 'The package weight of the product can not be zero.');
  return weight;
}

export function checkDimensions(value: unknown): void {
  const sides = asBody(value);
  const codes = { length: 12_052_005, width: 12_052_004, height: 12_052_003 };
  for (const [side, code] of Object.entries(codes)) {
    const sent = sides[side];
    if (typeof sent !== 'string' || !/^[1-9]\d*$/.test(sent)) no(code, `Incorrect parcel ${side} format`);
  }
  if (sides.unit !== 'CENTIMETER') no(12_052_915, 'package weight unit and dimension unit miss match.');
}

export function checkBrand(value: unknown): string {
  const brand = brands.find(({ id }) => id === value);
  if (!brand) return no(12_052_026, 'Brand does not exist');
  if (brand.authorized_status !== 'AUTHORIZED' && brand.is_t1_brand)
    no(12_052_201, 'You are not authorized to sell this brand in this category.');
  return brand.id;
}

/** Every answer fits its question, and what must be answered is. */
export function checkAttributes(categoryId: string, value: unknown): unknown[] {
  const asked = attributesOf(categoryId).filter(({ type }) => type === 'PRODUCT_PROPERTY');
  const answers = value === undefined ? [] : asList(value);
  for (const { id, values } of answers) {
    const question =
      asked.find((one) => one.id === id) ?? no(12_052_247, 'Do not support custom product attribute.');
    const given = asList(values);
    if (given.length > 1 && !question.is_multiple_selection)
      no(12_052_246, `The product attribute not support multi selected, attribute id is :${id}.`);
    for (const { id: valueId, name } of given) {
      if (valueId !== undefined && !question.values.some((one) => one.id === valueId))
        no(12_052_529, 'The property value id not exist.');
      if (valueId !== undefined) continue;
      if (!isText(name)) no(12_052_248, 'The value name or attribute value id is empty.');
      if (!question.is_customizable) no(12_052_240, 'Do not support custom property.');
      if (question.value_data_format && !(Number(name) > 0))
        no(12_052_256, `The ${question.name} value need to be positive integers or positive decimals .`);
    }
  }
  const lacks = asked.find((one) => one.is_requried && !answers.some(({ id }) => id === one.id));
  if (lacks) no(12_052_104, `property is required: ${lacks.name}`);
  return answers;
}

/** Local sellers in Vietnam. */
export function checkPrice(value: unknown): string {
  const { amount, currency } = asBody(value);
  if (currency !== 'VND') no(12_052_084, 'The provided currency is not available for this shop/region.');
  if (typeof amount !== 'string' || !/^\d+$/.test(amount)) return no(12_052_012, 'Incorrect price format');
  if (Number(amount) < 1 || Number(amount) > 180_000_000) no(12_052_570, 'product price exceed limit');
  return amount;
}

/** @param least 1 as documented; 0 where a size that is sold out is told, of which the documents say nothing. */
export function checkStock(shop: Shop, value: unknown, least: 0 | 1): number {
  const [place, ...more] = asList(value);
  if (!place) return no(12_019_022, 'SKU must contain a valid warehouse.');
  if (more.length > 0) no(12_052_094, 'No multiple warehouse permission');
  if (place.warehouse_id !== shop.warehouseId) no(12_052_097, 'The warehouse does not exist');
  const quantity = place.quantity;
  if (typeof quantity !== 'number' || !Number.isInteger(quantity) || quantity < least || quantity > 99_999)
    return no(12_052_055, 'The SKU inventory quantity for the warehouse must be within allowed limits.');
  return quantity;
}

export function checkSellerSku(value: unknown): string {
  if (typeof value !== 'string' || value.length < 1 || value.length > 50 || /\s/.test(value))
    return no(12_052_054, 'The seller SKU text length cannot exceed max limit characters');
  return value;
}

/** The check digit is not documented as checked; the number of digits is. */
export function checkIdentifier(value: unknown): { code: string; type: string } | null {
  if (value === undefined) return null;
  const { code, type } = asBody(value);
  const shapes: Record<string, RegExp> = {
    GTIN: /^\d{14}$/,
    EAN: /^(\d{8}|\d{13}|\d{14})$/,
    UPC: /^\d{12}$/,
    ISBN: /^(\d{13}|\d{9}X)$/,
    JAN: /^(\d{8}|\d{13})$/,
  };
  const shape = shapes[String(type)] ?? no(12_052_600, 'The identifier code type must be selected');
  if (typeof code !== 'string' || !shape.test(code))
    return no(12_052_591, 'Invalid number of digits of identifier code');
  return { code, type: String(type) };
}
