import type { FakeReply } from '#tests/fakes/platforms/http.ts';
import {
  type Body,
  checkContent,
  checkMeasures,
  checkPrice,
  checkQuantity,
  checkSellerSku,
  readAttributes,
  readProduct,
  readSkus,
} from '#tests/fakes/platforms/lazada/check-product.ts';
import { no, success } from '#tests/fakes/platforms/lazada/refuse.ts';
import {
  type Product,
  type Seller,
  type Sku,
  type State,
  settle,
} from '#tests/fakes/platforms/lazada/state.ts';
import type { World } from '#tests/fakes/platforms/platform.ts';
import { reviewersReason } from '#tests/fakes/platforms/reviewers.ts';

export type SellerCall = { state: State; world: World; seller: Seller; params: ReadonlyMap<string, string> };

export function createProduct(call: SellerCall): FakeReply {
  const { state, world, seller } = call;
  const sent = readProduct(call.params.get('payload'));
  checkContent(state, sent);
  const skus = readSkus(sent).map((sku) => newSku(call, sku));
  if (new Set(skus.map(({ sellerSku }) => sellerSku)).size !== skus.length)
    no('4126', 'SellerSku twice', 'SellerSku');
  const kinds = new Set(skus.map(({ saleProp }) => JSON.stringify(saleProp)));
  if (kinds.size !== skus.length) no('500', 'saleProp must tell the SKUs apart', 'saleProp');
  const product: Product = {
    itemId: Number(world.digits(10)),
    sellerId: seller.id,
    category: 0,
    name: '',
    description: '',
    images: [],
    attributes: {},
    skus,
    isDeleted: false,
    review: null,
    rejected: null,
  };
  write(product, sent);
  intoReview(product, world);
  state.products.push(product);
  return success({
    item_id: product.itemId,
    sku_list: skus.map(({ sellerSku, skuId }) => ({
      seller_sku: sellerSku,
      sku_id: skuId,
      shop_sku: `${product.itemId}_VNAMZ-${skuId}`,
    })),
  });
}

/** By ItemId and SkuId; a SKU without an id is a new one. Content is checked where there is any. */
export function updateProduct(call: SellerCall): FakeReply {
  const sent = readProduct(call.params.get('payload'));
  const product = productOf(call, sent.ItemId);
  const hasContent = Object.keys(readAttributes(sent)).length > 0 || sent.Images !== undefined;
  if (hasContent) checkContent(call.state, sent);
  for (const one of readSkus(sent)) {
    if (one.SkuId === undefined) product.skus.push(newSku(call, one));
    else change(skuOf(product, one), one);
  }
  if (hasContent) {
    write(product, sent);
    intoReview(product, call.world);
  }
  return success({ item_id: product.itemId });
}

export function updatePriceQuantity(call: SellerCall): FakeReply {
  for (const one of readSkus(readProduct(call.params.get('payload')))) {
    const sku = skuOf(productOf(call, one.ItemId), one);
    if (one.Price !== undefined) sku.price = checkPrice(one.Price);
    if (one.Quantity !== undefined) sku.quantity = checkQuantity(one.Quantity);
  }
  return success({});
}

export function deactivate(call: SellerCall): FakeReply {
  const product = productOf(call, readProduct(call.params.get('apiRequestBody')).ItemId);
  for (const sku of product.skus) sku.isActive = false;
  return success({});
}

export function productOf({ state, seller, world }: SellerCall, id: unknown): Product {
  const product = state.products.find(
    (one) => String(one.itemId) === String(id) && one.sellerId === seller.id,
  );
  if (!product || product.isDeleted) return no('ITEM_NOT_FOUND', 'The item does not exist');
  return settle(product, world.now());
}

function skuOf(product: Product, sent: Body): Sku {
  if (sent.SkuId === undefined) no('4193', 'SkuId is required');
  return (
    product.skus.find(({ skuId }) => String(skuId) === String(sent.SkuId)) ??
    no('4193', 'SkuId is not of this item')
  );
}

/** A SellerSku stands once in a shop. */
function newSku({ state, world, seller }: SellerCall, sent: Body): Sku {
  const sellerSku = checkSellerSku(sent);
  const isTaken = state.products.some(
    (one) =>
      one.sellerId === seller.id && !one.isDeleted && one.skus.some((sku) => sku.sellerSku === sellerSku),
  );
  if (isTaken) no('4105', 'SellerSku exists already', 'SellerSku');
  checkMeasures(sent);
  return {
    skuId: Number(world.digits(11)),
    sellerSku,
    saleProp: (sent.saleProp as Record<string, string> | undefined) ?? {},
    price: checkPrice(sent.price),
    quantity: checkQuantity(sent.quantity),
    isActive: sent.Status !== 'inactive',
  };
}

function change(sku: Sku, sent: Body): void {
  if (sent.Status !== undefined) {
    if (!['active', 'inactive'].includes(String(sent.Status))) no('36', 'Status', 'Status');
    sku.isActive = sent.Status === 'active';
  }
  if (sent.package_weight !== undefined) checkMeasures(sent);
}

function write(product: Product, sent: Body): void {
  const attributes = readAttributes(sent);
  product.category = Number(sent.PrimaryCategory);
  product.name = String(attributes.name);
  product.description = String(attributes.description);
  product.attributes = { ...product.attributes, ...attributes };
  product.images = (sent.Images as { Image: string[] }).Image;
}

function intoReview(product: Product, world: World): void {
  const reason = world.review.verdict() ?? reviewersReason(product.name, product.description);
  product.review = { endsAt: world.now() + world.review.delayMs(), reason };
  settle(product, world.now());
}
