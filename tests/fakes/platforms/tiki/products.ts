import { type FakeReply, json, readJson } from '#tests/fakes/platforms/http.ts';
import { attributesOf, categories, valuesOf } from '#tests/fakes/platforms/tiki/categories.ts';
import {
  asBody,
  checkCategory,
  checkPrice,
  checkQuantity,
} from '#tests/fakes/platforms/tiki/check-request.ts';
import { no } from '#tests/fakes/platforms/tiki/refuse.ts';
import type { ShopCall } from '#tests/fakes/platforms/tiki/requests.ts';
import type { Product, Shop } from '#tests/fakes/platforms/tiki/state.ts';

export const getSeller = ({ shop }: ShopCall): FakeReply =>
  json({ id: shop.id, name: shop.name, active: 1, can_update_product: 1 });

export function getWarehouses({ shop, request }: ShopCall): FakeReply {
  const limit = Number(request.query.get('limit') ?? 20);
  if (!(limit >= 1 && limit <= 50)) no('limit');
  return json({
    data: [
      {
        id: shop.warehouseId,
        name: 'Kho hàng',
        status: 1,
        type: 1,
        is_primary: true,
        country: { name: 'Việt Nam' },
      },
    ],
    paging: { total: 1, current_page: 1 },
  });
}

export function getCategories({ request }: ShopCall): FakeReply {
  const parent = request.query.get('parent');
  return json({ data: categories.filter((one) => !parent || String(one.parent_id) === parent) });
}

export function getAttributes(_: ShopCall, id: string): FakeReply {
  return json({ data: attributesOf(checkCategory(Number(id))) });
}

export function getValues(_: ShopCall, id: string): FakeReply {
  const values = valuesOf[Number(id)] ?? no('attribute not found', 404);
  return json({ data: values, paging: { total: values.length } });
}

export function findBySku({ state, shop, request }: ShopCall): FakeReply {
  const sku = request.query.get('original_sku') || no('original_sku is required');
  const found = state.products.find((one) => one.shopId === shop.id && !one.isDeleted && one.sku === sku);
  return found ? json(shown(found)) : no('product not found', 404);
}

export const getProduct = (call: ShopCall, id: string): FakeReply => json(shown(productOf(call, Number(id))));

export function listProducts({ state, shop, request }: ShopCall): FakeReply {
  const page = Number(request.query.get('page') ?? 1);
  const limit = Number(request.query.get('limit') ?? 20);
  if (!(page >= 1) || !(limit >= 1 && limit <= 50)) no('page, limit');
  const all = state.products.filter((one) => one.shopId === shop.id && !one.isDeleted);
  return json({
    data: all.slice((page - 1) * limit, page * limit).map(shown),
    paging: { total: all.length, current_page: page, per_page: limit },
  });
}

/** Price, stock, on or off; at once. */
export function updateSku(call: ShopCall): FakeReply {
  const body = asBody(readJson(call.request));
  const product =
    body.product_id === undefined
      ? call.state.products.find(
          (one) => one.shopId === call.shop.id && !one.isDeleted && one.sku === body.original_sku,
        )
      : productOf(call, Number(body.product_id));
  if (!product) return no('product not found', 404);
  const price = body.price === undefined ? product.price : checkPrice(body.price, product.marketPrice);
  const quantity = body.warehouse_quantities === undefined ? product.quantity : readQuantity(call.shop, body);
  if (body.active !== undefined && ![0, 1].includes(Number(body.active))) no('active must be 0 or 1');
  product.price = price;
  product.quantity = quantity;
  if (body.active !== undefined) product.isActive = Number(body.active) === 1;
  return json({ state: 'approved' });
}

function readQuantity(shop: Shop, body: Readonly<Record<string, unknown>>): number {
  const list = Array.isArray(body.warehouse_quantities) ? body.warehouse_quantities : [];
  const [place] = list.map((one) => asBody(one));
  if (place?.warehouse_id !== shop.warehouseId) return no('warehouse_quantities.warehouse_id not found');
  return checkQuantity(place.qty_available);
}

/** @throws 404 for what is gone; 403 for another shop's */
function productOf({ state, shop }: ShopCall, id: number): Product {
  const product = state.products.find((one) => one.productId === id && !one.isDeleted);
  if (!product) return no('product not found', 404);
  return product.shopId === shop.id ? product : no('you do not have permission to this product', 403);
}

const shown = (product: Product) => ({
  product_id: product.productId,
  master_id: product.masterId,
  super_id: 0,
  sku: String(product.productId).padStart(13, '1'),
  original_sku: product.sku,
  name: product.name,
  active: product.isActive ? 1 : 0,
  type: 'simple',
  entity_type: 'seller_simple',
  price: product.price,
  market_price: product.marketPrice,
  inventory: {
    inventory_type: 'backorder',
    fulfillment_type: 'dropship',
    quantity_available: product.quantity,
  },
});
