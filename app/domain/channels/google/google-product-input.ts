import type { GoogleAttribute, GoogleItem, GoogleValue } from '#app/domain/channels/google/google-item.ts';
import { googleAttributes } from '#app/domain/channels/google/google-item.ts';

type Shape = (value: string | readonly GoogleValue[]) => unknown;

const text: Shape = (value) => value;
/** "in_stock" → "IN_STOCK". */
const word: Shape = (value) => String(value).toUpperCase();
const listOfOne: Shape = (value) => [value];
/** "120000 VND" → micros as text, for they do not fit a number of JSON everywhere. */
const price: Shape = (value) => {
  const [amount = '', currencyCode] = String(value).split(' ');
  return { amountMicros: String(BigInt(amount) * 1_000_000n), currencyCode };
};
/** "0.5 kg". */
const measure: Shape = (value) => {
  const [amount, unit] = String(value).split(' ');
  return { value: Number(amount), unit };
};
const details: Shape = (value) =>
  [...value].map((one) => {
    if (typeof one === 'string') return one;
    const { section_name: sectionName, attribute_name: attributeName, attribute_value: attributeValue } = one;
    return { sectionName, attributeName, attributeValue };
  });

/** Name and form of each attribute of the feed in `productAttributes` (products_common.proto of Merchant API v1). */
const forms: Readonly<Record<Exclude<GoogleAttribute, 'id'>, { name: string; shape: Shape }>> = {
  title: { name: 'title', shape: text },
  description: { name: 'description', shape: text },
  link: { name: 'link', shape: text },
  image_link: { name: 'imageLink', shape: text },
  additional_image_link: { name: 'additionalImageLinks', shape: text },
  availability: { name: 'availability', shape: word },
  price: { name: 'price', shape: price },
  brand: { name: 'brand', shape: text },
  gtin: { name: 'gtins', shape: listOfOne },
  identifier_exists: { name: 'identifierExists', shape: (value) => value !== 'no' },
  condition: { name: 'condition', shape: word },
  google_product_category: { name: 'googleProductCategory', shape: text },
  product_type: { name: 'productTypes', shape: listOfOne },
  item_group_id: { name: 'itemGroupId', shape: text },
  size: { name: 'size', shape: text },
  shipping_weight: { name: 'shippingWeight', shape: measure },
  shipping_length: { name: 'shippingLength', shape: measure },
  shipping_width: { name: 'shippingWidth', shape: measure },
  shipping_height: { name: 'shippingHeight', shape: measure },
  product_detail: { name: 'productDetails', shape: details },
  custom_label_0: { name: 'customLabel0', shape: text },
  custom_label_1: { name: 'customLabel1', shape: text },
};

/** An item of the feed as `productAttributes`: the same values under the interface's names; all of them or only some. */
export function googleProductAttributes(
  item: GoogleItem,
  only: readonly GoogleAttribute[] = googleAttributes,
): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const attribute of only) {
    const value = item[attribute];
    if (attribute === 'id' || !value || value.length === 0) continue;
    const { name, shape } = forms[attribute];
    attributes[name] = shape(value);
  }
  return attributes;
}

/** How the mask of a partial update names an attribute. */
export const maskOf = (attribute: Exclude<GoogleAttribute, 'id'>) =>
  `productAttributes.${forms[attribute].name}`;
