import { attributesOf, categories, valuesOf } from '#tests/fakes/platforms/tiki/categories.ts';
import { no } from '#tests/fakes/platforms/tiki/refuse.ts';
import type { Shop, Variant } from '#tests/fakes/platforms/tiki/state.ts';

export type Body = Readonly<Record<string, unknown>>;
export const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const asBody = (value: unknown, name = 'body'): Body =>
  isBody(value) ? value : no(`${name} must be an object`);
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value);

export function checkName(value: unknown): string {
  if (!isText(value)) return no('name is required');
  const length = [...value].length;
  if (length < 3 || length > 255) no('name must be from 3 to 255 characters');
  return value;
}

export const checkDescription = (value: unknown): string =>
  isText(value) ? value : no('description is required');

export function checkCategory(value: unknown): number {
  const known = categories.find(({ id }) => id === value) ?? no('category_id not found');
  if (!known.is_primary) no('category_id is not a primary category');
  if (!known.is_product_listing_enabled) no('category_id: product listing is not enabled');
  return known.id;
}

/** Every answer fits its question, and what must be answered is. */
export function checkAttributes(categoryId: number, value: unknown): void {
  const sent = asBody(value, 'attributes');
  for (const one of attributesOf(categoryId)) {
    const answer = sent[one.code];
    const isGiven = answer !== undefined && answer !== null && answer !== '';
    if (!isGiven) {
      if (one.is_required) no(`attributes.${one.code} is required`);
      continue;
    }
    const isMeasure = /^product_(weight_kg|length|width|height)$/.test(one.code);
    if (isMeasure && !(typeof answer === 'number' && answer > 0)) no(`${one.code} must be greater than 0`);
    if (one.code === 'brand' && /^no brand$/i.test(String(answer)))
      no('brand: Giá trị không tồn tại trong danh sách');
    if (one.data_type === 'integer' && !/^\d+$/.test(String(answer)))
      no(`attributes.${one.code} must be an integer`);
    const options = one.code === 'brand' ? undefined : valuesOf[one.id];
    const chosen = one.input_type === 'multiselect' ? String(answer).split(', ') : [String(answer)];
    if (
      options &&
      one.input_type !== 'text' &&
      chosen.some((text) => !options.some((option) => option.value === text))
    )
      no(`attributes.${one.code}: Giá trị không tồn tại trong danh sách quy định`);
  }
}

/** Tiki fetches them later; here only addresses are looked at. */
export function checkImages(image: unknown, images: unknown): void {
  const list = Array.isArray(images) ? images : no('images must be a list');
  for (const one of [image, ...list]) {
    if (typeof one !== 'string' || !URL.canParse(one) || !/^https?:$/.test(new URL(one).protocol))
      no('image must be a valid url');
  }
}

/** The brand of which Tiki wants to see that it is the seller's. */
const provenBrand = 'Shan Suối Giàng';

/** Tiki fetches them later; a category's documents go by its own ids. */
export function checkPapers(value: unknown, brand: unknown): void {
  const papers = Array.isArray(value) ? value.map((one) => asBody(one, 'certificate_files')) : [];
  for (const { url, type, document_id: documentId } of papers) {
    if (!isText(url) || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
      no('certificate_files.url must be a valid url');
    if (type !== 'brand' && type !== 'category') no('certificate_files.type is invalid');
    if (type === 'category' && !isWhole(documentId)) no('certificate_files.document_id is required');
  }
  if (brand === provenBrand && !papers.some(({ type }) => type === 'brand'))
    no('certificate_files: Thiếu giấy chứng nhận nhãn hiệu');
}

/** The selling price lies between a tenth of the list price and the list price. */
export function checkPrice(price: unknown, marketPrice: unknown, at = ''): number {
  if (!isWhole(price) || price <= 0) return no(`${at}price must be a positive integer`);
  if (!isWhole(marketPrice) || marketPrice <= 0) return no(`${at}market_price must be a positive integer`);
  if (price > marketPrice) no(`${at}price must not be greater than market_price`);
  if (price * 10 < marketPrice) no(`${at}price must be at least 10% of market_price`);
  return price;
}

export function checkQuantity(value: unknown, at = ''): number {
  if (!isWhole(value) || value < 0) return no(`${at}qtyAvailable must be an integer of 0 or more`);
  return value;
}

export function checkVariants(shop: Shop, body: Body): Variant[] {
  const options = body.option_attributes;
  if (!Array.isArray(options) || options.length > 2) return no('option_attributes: at most 2');
  if (!Array.isArray(body.variants) || body.variants.length === 0) return no('variants is required');
  if (options.length === 0 && body.variants.length > 1)
    no('option_attributes is required for several variants');
  const variants = body.variants.map((sent, index) => {
    const at = `variants[${index}].`;
    const one = asBody(sent, at);
    if (!isText(one.sku)) return no(`${at}sku is required`);
    if (options.length > 0 && !isText(one.option1)) no(`${at}option1 is required`);
    if (!['dropship', 'instock', 'seller_backorder', 'cross_border'].includes(String(one.inventory_type)))
      no(`${at}inventory_type is invalid`);
    if (one.seller_warehouse !== String(shop.warehouseId)) no(`${at}seller_warehouse not found`);
    const [place] = Array.isArray(one.warehouse_stocks)
      ? one.warehouse_stocks.map((stock) => asBody(stock))
      : [];
    if (place?.warehouseId !== shop.warehouseId) return no(`${at}warehouse_stocks.warehouseId not found`);
    const marketPrice = one.market_price ?? body.market_price;
    return {
      sku: one.sku,
      option: isText(one.option1) ? one.option1 : '',
      price: checkPrice(one.price, marketPrice, at),
      marketPrice: Number(marketPrice),
      quantity: checkQuantity(place.qtyAvailable, at),
    };
  });
  if (new Set(variants.map(({ sku }) => sku)).size !== variants.length) no('sku is duplicated in variants');
  if (options.length > 0 && new Set(variants.map(({ option }) => option)).size !== variants.length)
    no('option1 is duplicated in variants');
  return variants;
}
