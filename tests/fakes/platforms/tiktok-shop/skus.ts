import type { World } from '#tests/fakes/platforms/platform.ts';
import {
  asBody,
  asList,
  type Body,
  checkIdentifier,
  checkPrice,
  checkSellerSku,
  checkStock,
} from '#tests/fakes/platforms/tiktok-shop/check-product.ts';
import { no } from '#tests/fakes/platforms/tiktok-shop/refuse.ts';
import type { Shop, Sku } from '#tests/fakes/platforms/tiktok-shop/state.ts';

/**
 * The SKUs as an edit or a create leaves them. Those with an id are the ones that were there; those that are not named are
 * gone; a price or a stock that is left out stays.
 * @param mayNameCode false once a product has been reviewed: its codes of goods stay as they are.
 */
export function readSkus(
  sent: unknown,
  before: readonly Sku[],
  { shop, world, mayNameCode }: { shop: Shop; world: World; mayNameCode: boolean },
): Sku[] {
  const list = asList(sent);
  if (list.length === 0) no(12_052_902, 'The SKU list is empty.');
  if (list.length > 100) no(12_052_050, 'A single product cannot have more than 100 different SKUs');
  const known = new Map<string, { id: string; valueIds: Map<string, string> }>();
  for (const { attribute } of before) {
    if (!attribute) continue;
    const one = known.get(attribute.name) ?? { id: attribute.id, valueIds: new Map() };
    one.valueIds.set(attribute.valueName, attribute.valueId);
    known.set(attribute.name, one);
  }
  const skus = list.map((body) => {
    const old = body.id === undefined ? null : before.find(({ id }) => id === body.id);
    if (old === undefined) return no(12_052_556, 'The SKU id not exist.');
    const identifier = checkIdentifier(body.identifier_code);
    if (!mayNameCode && old && identifier && identifier.code !== old.identifier?.code)
      no(12_052_901, 'The identifier code can only be modified in DRAFT status.');
    return {
      id: old?.id ?? world.digits(19),
      sellerSku: checkSellerSku(body.seller_sku ?? old?.sellerSku),
      attribute: readAttribute(body, old ?? null, before, known, world),
      price: body.price === undefined && old ? old.price : checkPrice(body.price),
      quantity: readStock(shop, body, old ?? null),
      identifier: identifier ?? (body.id === undefined ? null : (old?.identifier ?? null)),
    };
  });
  checkTogether(skus);
  return skus;
}

function readStock(shop: Shop, body: Body, old: Sku | null): number {
  return body.inventory === undefined && old ? old.quantity : checkStock(shop, body.inventory, 1);
}

function readAttribute(
  body: Body,
  old: Sku | null,
  before: readonly Sku[],
  known: Map<string, { id: string; valueIds: Map<string, string> }>,
  world: World,
): Sku['attribute'] {
  if (body.sales_attributes === undefined) return null;
  const [sent, ...more] = asList(body.sales_attributes);
  if (!sent) return null;
  if (more.length > 2) no(12_052_525, 'The attribute max num cannot exceed 3.');
  const { id, name, value_id: valueId, value_name: valueName } = asBody(sent);
  const same = before.find(
    ({ attribute }) => attribute?.id === id && attribute?.valueId === valueId,
  )?.attribute;
  if (same) return same;
  if (valueId !== undefined) return no(12_052_529, 'The property value id not exist.');
  const attributeName =
    id === undefined
      ? String(name ?? '')
      : (before.find(({ attribute }) => attribute?.id === id)?.attribute?.name ??
        no(12_052_527, 'The sale attribute id not exist.'));
  if (attributeName === '') no(12_052_241, 'attribute name or attribute id is empty.');
  if ([...attributeName].length > 20) no(12_052_242, 'The attribute name characters cannot exceed max_limit');
  const value = String(valueName ?? '');
  if (value === '') no(12_052_248, 'The sales attribute value name or attribute value id is empty.');
  if ([...value].length > 50) no(12_052_249, 'The sales attribute value name characters cannot exceed 50');
  const group = known.get(attributeName) ?? {
    id: old?.attribute?.id ?? world.digits(19),
    valueIds: new Map(),
  };
  known.set(attributeName, group);
  const newId = group.valueIds.get(value) ?? world.digits(19);
  group.valueIds.set(value, newId);
  return { id: group.id, name: attributeName, valueId: newId, valueName: value };
}

function checkTogether(skus: readonly Sku[]): void {
  const codes = skus.flatMap(({ identifier }) => (identifier ? [identifier.code] : []));
  if (new Set(codes).size !== codes.length) no(12_052_592, 'Identifier code already entered');
  if (skus.length === 1) return;
  if (skus.some(({ attribute }) => !attribute)) no(12_052_550, 'SKU property must contain all properties');
  if (new Set(skus.map(({ attribute }) => attribute?.name)).size > 1)
    no(12_052_550, 'SKU property must contain all properties');
  if (new Set(skus.map(({ attribute }) => attribute?.valueName)).size !== skus.length)
    no(12_052_560, 'The SKU contains duplicate sales attribute.');
}
