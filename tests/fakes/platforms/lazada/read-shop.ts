import { type FakeReply, type FakeRequest, readMultipart } from '#tests/fakes/platforms/http.ts';
import { lazadaAttributes } from '#tests/fakes/platforms/lazada/attributes.ts';
import { lazadaBrands, lazadaLeaves, lazadaTree } from '#tests/fakes/platforms/lazada/categories.ts';
import { productOf, type SellerCall } from '#tests/fakes/platforms/lazada/products.ts';
import { no, success } from '#tests/fakes/platforms/lazada/refuse.ts';
import { type Product, settle, statusOf } from '#tests/fakes/platforms/lazada/state.ts';
import type { World } from '#tests/fakes/platforms/platform.ts';
import { readPicture } from '#tests/fakes/platforms/read-picture.ts';

const mostBytes = 3_145_728;

export function uploadImage({ state, world }: SellerCall, request: FakeRequest): FakeReply {
  const file =
    readMultipart(request)?.find(({ name }) => name === 'image') ?? no('MissingParameter', 'image');
  if (file.bytes.length > mostBytes) no('302', 'image is larger than 3 MB');
  const picture = readPicture(file.bytes) ?? no('1000', 'JPG or PNG only');
  const sides = [picture.width, picture.height];
  if (sides.some((side) => side < 330 || side > 5000)) no('303', 'sides between 330 and 5000 pixels');
  const hash = world.hex(32);
  const url = `${world.url}/p/${hash}.jpg`;
  state.images[url] = { width: picture.width, height: picture.height };
  return success({ image: { hash_code: hash, url } });
}

export const getTree = ({ params }: SellerCall): FakeReply =>
  params.get('language_code') ? success(lazadaTree) : no('MissingParameter', 'language_code');

export function getAttributes({ params }: SellerCall): FakeReply {
  const id = Number(params.get('primary_category_id'));
  if (!params.get('language_code')) no('MissingParameter', 'language_code');
  return lazadaLeaves.includes(id)
    ? success(lazadaAttributes(id))
    : no('57', 'E057: No attribute sets linked');
}

export function getBrands({ params }: SellerCall): FakeReply {
  const from = Number(params.get('startRow'));
  const size = Number(params.get('pageSize'));
  if (!(from >= 0) || !(size >= 1 && size <= 200)) no('19', 'startRow, pageSize');
  return success({ module: lazadaBrands.slice(from, from + size), total_record: lazadaBrands.length });
}

const filters = ['all', 'live', 'inactive', 'deleted', 'pending', 'rejected', 'sold-out'];

export function getProducts(call: SellerCall): FakeReply {
  const { state, world, seller, params } = call;
  const limit = Number(params.get('limit') ?? 20);
  const offset = Number(params.get('offset') ?? 0);
  if (!filters.includes(params.get('filter') ?? '')) no('36', 'E036: Invalid status filter');
  if (!(limit >= 1 && limit <= 50)) no('19', 'E019: Invalid Limit');
  if (!(offset >= 0 && offset <= 10_000)) no('14', 'E014: Invalid Offset');
  const skus = readSkuList(params.get('sku_seller_list'));
  const fit = state.products
    .filter((one) => one.sellerId === seller.id && !one.isDeleted)
    .filter((one) => skus === null || one.skus.some(({ sellerSku }) => skus.includes(sellerSku)))
    .map((one) => settle(one, world.now()));
  return success({
    total_products: fit.length,
    products: fit.slice(offset, offset + limit).map((one) => shown(one, world)),
  });
}

function readSkuList(text: string | undefined): string[] | null {
  if (text === undefined) return null;
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list) && list.length <= 100) return list.map(String);
  } catch {
    // Falls through to the refusal.
  }
  return no('70', 'E070: You have corrupt data in your sku seller list.');
}

export const getItem = (call: SellerCall): FakeReply =>
  success(shown(productOf(call, call.params.get('item_id')), call.world));

/** Nobody has put a product into a wrong category here. */
export function getAlerts({ params }: SellerCall): FakeReply {
  if (!params.get('limit') || !params.get('offset')) no('MissingParameter', 'limit, offset');
  return success([]);
}

function shown(product: Product, world: World) {
  return {
    item_id: product.itemId,
    primary_category: product.category,
    status: statusOf(product),
    subStatus: product.rejected === null ? null : 'Reject',
    rejectReason: product.rejected === null ? null : [{ violationDetail: product.rejected, suggestion: '' }],
    attributes: product.attributes,
    skus: product.skus.map((sku) => ({
      SkuId: sku.skuId,
      SellerSku: sku.sellerSku,
      ShopSku: `${product.itemId}_VNAMZ-${sku.skuId}`,
      Status: sku.isActive ? 'active' : 'inactive',
      Url: pageOf(product, world),
      price: sku.price,
      quantity: sku.quantity,
    })),
  };
}

export const pageOf = ({ itemId }: Product, world: World) => `${world.site}/products/-i${itemId}.html`;
