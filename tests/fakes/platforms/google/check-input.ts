import { no } from '#tests/fakes/platforms/google/refuse.ts';
import type { Attributes } from '#tests/fakes/platforms/google/state.ts';

export type Body = Readonly<Record<string, unknown>>;
export const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string';
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isOneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(String(value));
/** Micros are an int64, which JSON carries as text. */
const isPrice: Check = (value) =>
  isBody(value) &&
  /^-?\d+$/.test(String(value.amountMicros)) &&
  /^[A-Z]{3}$/.test(String(value.currencyCode));
const isMeasure =
  (...units: string[]): Check =>
  (value) =>
    isBody(value) && typeof value.value === 'number' && units.includes(String(value.unit));
const isDetails: Check = (value) =>
  Array.isArray(value) &&
  value.every(
    (one) =>
      isBody(one) &&
      Object.keys(one).every((key) => ['sectionName', 'attributeName', 'attributeValue'].includes(key)),
  );

const destinations = [
  'SHOPPING_ADS',
  'DISPLAY_ADS',
  'LOCAL_INVENTORY_ADS',
  'FREE_LISTINGS',
  'FREE_LOCAL_LISTINGS',
  'YOUTUBE_SHOPPING',
];
const isDestinations: Check = (value) =>
  Array.isArray(value) && value.every((one) => destinations.includes(String(one)));

/** The part of ProductAttributes (v1) that goods need. */
const attributeChecks: Readonly<Record<string, Check>> = {
  title: isText,
  description: isText,
  link: isText,
  imageLink: isText,
  additionalImageLinks: isTexts,
  availability: isOneOf('IN_STOCK', 'OUT_OF_STOCK', 'PREORDER', 'LIMITED_AVAILABILITY', 'BACKORDER'),
  price: isPrice,
  salePrice: isPrice,
  brand: isText,
  gtins: isTexts,
  mpn: isText,
  identifierExists: (value) => typeof value === 'boolean',
  condition: isOneOf('NEW', 'USED', 'REFURBISHED'),
  googleProductCategory: isText,
  productTypes: isTexts,
  itemGroupId: isText,
  size: isText,
  shippingWeight: isMeasure('kg', 'g', 'lb', 'oz'),
  shippingLength: isMeasure('cm', 'in'),
  shippingWidth: isMeasure('cm', 'in'),
  shippingHeight: isMeasure('cm', 'in'),
  productDetails: isDetails,
  customLabel0: isText,
  customLabel1: isText,
  excludedDestinations: isDestinations,
};

export const isKnownAttribute = (name: string) => Object.hasOwn(attributeChecks, name);

/** What the interface itself refuses: unknown names and wrong types. What is missing shows later, as an issue. */
export function readAttributes(value: unknown): Attributes {
  const sent = value ?? {};
  if (!isBody(sent)) return no(400, 'INVALID_JSON', 'Invalid JSON payload received.', 'product_attributes');
  for (const [name, one] of Object.entries(sent)) {
    const location = `product_input.product_attributes.${name}`;
    const check = attributeChecks[name];
    if (!check) no(400, 'UNKNOWN_FIELD', `Invalid JSON payload received. Unknown name "${name}"`, location);
    if (!check?.(one)) no(400, 'INVALID_VALUE', `[${location}] Invalid value`, location);
  }
  return sent;
}

export type Issue = { code: string; attribute: string; description: string };

/** What the data specification asks of an item and this one lacks. */
export function issuesOf(attributes: Attributes): Issue[] {
  const text = (name: string) => String(attributes[name] ?? '');
  const length = (name: string) => [...text(name)].length;
  const issues: Issue[] = [];
  const add = (code: string, attribute: string, description: string) =>
    issues.push({ code, attribute, description });
  for (const [name, attribute] of [
    ['title', 'title'],
    ['description', 'description'],
    ['link', 'link'],
    ['imageLink', 'image_link'],
    ['price', 'price'],
    ['availability', 'availability'],
  ] as const) {
    if (!text(name))
      add('item_missing_required_attribute', attribute, `Missing required attribute: ${attribute}`);
  }
  if (length('title') > 150) add('title_all_too_long', 'title', 'Text too long');
  if (length('description') > 5000) add('description_too_long', 'description', 'Text too long');
  if (text('link') && !/^https?:\/\/\S{1,1990}$/.test(text('link')))
    add('url_invalid', 'link', 'Invalid URL');
  if (text('imageLink') && !/^https?:\/\/\S{1,1990}$/.test(text('imageLink')))
    add('image_link_invalid', 'image_link', 'Invalid image');
  const extra = attributes.additionalImageLinks;
  if (Array.isArray(extra) && extra.length > 10)
    add('too_many_values', 'additional_image_link', 'Too many values');
  const price = attributes.price;
  if (isBody(price) && (price.currencyCode !== 'VND' || BigInt(String(price.amountMicros)) <= 0n))
    add('invalid_price', 'price', 'Invalid price');
  const gtins = attributes.gtins;
  if (Array.isArray(gtins) && !gtins.every((one) => isGtin(String(one))))
    add('invalid_gtin', 'gtin', 'Invalid GTIN');
  return issues;
}

function isGtin(code: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(code)) return false;
  const digits = [...code].map(Number).reverse();
  const [check = 0, ...rest] = digits;
  const sum = rest.reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10 === check;
}
