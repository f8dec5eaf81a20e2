import { type FakeReply, type FakeRequest, readJson } from '#tests/fakes/platforms/http.ts';
import type { World } from '#tests/fakes/platforms/platform.ts';
import { reviewersReason } from '#tests/fakes/platforms/reviewers.ts';
import {
  asBody,
  asList,
  type Body,
  checkAttributes,
  checkBrand,
  checkCategory,
  checkDescription,
  checkDimensions,
  checkImages,
  checkPapers,
  checkPrice,
  checkStock,
  checkTitle,
  checkWeight,
} from '#tests/fakes/platforms/tiktok-shop/check-product.ts';
import { no, success, TiktokShopRefusal } from '#tests/fakes/platforms/tiktok-shop/refuse.ts';
import { readSkus } from '#tests/fakes/platforms/tiktok-shop/skus.ts';
import {
  type Content,
  type Product,
  type Shop,
  type State,
  settle,
} from '#tests/fakes/platforms/tiktok-shop/state.ts';

export type ShopCall = { state: State; world: World; shop: Shop; request: FakeRequest };

const bodyOf = ({ request }: ShopCall): Body => asBody(readJson(request));

/** One product for one key in a shop, however often it is asked for while it stands. */
export function createProduct(call: ShopCall): FakeReply {
  const { state, world, shop } = call;
  const body = bodyOf(call);
  const key = body.idempotency_key;
  if (key !== undefined && (typeof key !== 'string' || key.length > 128)) no(12_052_910, 'idempotency_key');
  const same = state.products.find(
    (one) => key !== undefined && one.key === key && one.shopId === shop.id && one.status !== 'DELETED',
  );
  if (same) return made(same);
  const mode = readMode(body);
  const base = readContent(call, body, null, true);
  const product: Product = {
    id: world.digits(19),
    shopId: shop.id,
    key: typeof key === 'string' ? key : null,
    status: 'DRAFT',
    base,
    draft: null,
    audit: null,
    failedReason: null,
  };
  state.products.push(product);
  if (mode === 'LISTING') intoAudit(product, base, world);
  return made(product);
}

const made = ({ id, base }: Product): FakeReply =>
  success({
    product_id: id,
    skus: base.skus.map((sku) => ({
      id: sku.id,
      seller_sku: sku.sellerSku,
      sales_attributes: sku.attribute ? [{ id: sku.attribute.id, value_id: sku.attribute.valueId }] : [],
    })),
    warnings: [],
  });

const readMode = ({ save_mode: mode = 'LISTING' }: Body): 'LISTING' | 'AS_DRAFT' =>
  mode === 'LISTING' || mode === 'AS_DRAFT' ? mode : no(12_052_910, 'save_mode');

/** `before` null or a whole edit: everything must be there. Otherwise what is not sent stays. */
function readContent(call: ShopCall, body: Body, before: Product | null, isWhole: boolean): Content {
  const { state, shop, world } = call;
  const old = before ? (before.draft ?? before.audit?.next ?? before.base) : null;
  const has = (name: string) => isWhole || body[name] !== undefined;
  const categoryId = isWhole
    ? checkCategory(body.category_id, body.category_version)
    : (old?.categoryId ?? no(12_052_023, 'Category does not exist'));
  const mayNameCode = !before || before.status === 'DRAFT';
  const content: Content = {
    title: has('title') ? checkTitle(body.title) : (old?.title ?? ''),
    description: has('description') ? checkDescription(body.description) : (old?.description ?? ''),
    categoryId,
    brandId:
      body.brand_id === undefined ? (isWhole ? null : (old?.brandId ?? null)) : checkBrand(body.brand_id),
    images: has('main_images') ? checkImages(state, body.main_images) : (old?.images ?? []),
    weight: has('package_weight') ? checkWeight(body.package_weight) : (old?.weight ?? ''),
    attributes: has('product_attributes')
      ? checkAttributes(categoryId, body.product_attributes)
      : (old?.attributes ?? []),
    isCodAllowed:
      typeof body.is_cod_allowed === 'boolean'
        ? body.is_cod_allowed
        : isWhole
          ? null
          : (old?.isCodAllowed ?? null),
    certifications: has('certifications')
      ? checkPapers(state, categoryId, body.certifications)
      : (old?.certifications ?? []),
    skus: has('skus')
      ? readSkus(body.skus, old?.skus ?? [], { shop, world, mayNameCode })
      : (old?.skus ?? []),
  };
  if (body.package_dimensions !== undefined) checkDimensions(body.package_dimensions);
  return content;
}

/** Whole (PUT) or in part (POST …/partial_edit). Prices and stock count at once; the rest is looked at again. */
export function editProduct(call: ShopCall, productId: string, isWhole: boolean): FakeReply {
  const product = productOf(call, productId);
  const body = bodyOf(call);
  if (!isWhole && body.category_id !== undefined)
    no(12_052_910, 'category_id is no property of a partial edit');
  const mode = readMode(body);
  const { status } = product;
  if (mode === 'AS_DRAFT' && status === 'PENDING')
    no(12_052_901, 'The product in its current status is not available for this operation.');
  const next = readContent(call, body, product, isWhole);
  if (mode === 'AS_DRAFT') {
    if (status === 'DRAFT') product.base = next;
    // Of what has been on sale, stock is not kept in a draft.
    else product.draft = { ...next, skus: withStockOf(next, product.base) };
  } else {
    product.draft = null;
    product.base = { ...product.base, skus: offersOf(product.base, next) };
    const onlyOffers = JSON.stringify(contentOf(next)) === JSON.stringify(contentOf(product.base));
    if (status !== 'ACTIVATE' || !onlyOffers) intoAudit(product, next, call.world);
  }
  return success({
    product_id: product.id,
    skus: next.skus.map(({ id, sellerSku }) => ({ id, seller_sku: sellerSku })),
  });
}

const withStockOf = (next: Content, base: Content) =>
  next.skus.map((sku) => ({
    ...sku,
    quantity: base.skus.find(({ id }) => id === sku.id)?.quantity ?? sku.quantity,
  }));

const offersOf = (base: Content, next: Content) =>
  base.skus.map((sku) => {
    const now = next.skus.find(({ id }) => id === sku.id);
    return now ? { ...sku, price: now.price, quantity: now.quantity } : sku;
  });

const contentOf = (content: Content) => ({
  ...content,
  skus: content.skus.map(({ price: _price, quantity: _quantity, ...sku }) => sku),
});

export function updatePrices(call: ShopCall, productId: string): FakeReply {
  const product = onSale(call, productId);
  const changes = asList(bodyOf(call).skus).map(({ id, price }) => ({
    sku:
      product.base.skus.find((one) => one.id === id) ??
      no(12_052_557, 'The SKU ID does not belong to the product.'),
    price: checkPrice(price),
  }));
  for (const { sku, price } of changes) sku.price = price;
  return success({});
}

/** What cannot be done stands beside what could, and the answer says 0. */
export function updateInventory(call: ShopCall, productId: string): FakeReply {
  const product = onSale(call, productId);
  const errors: unknown[] = [];
  for (const { id, inventory } of asList(bodyOf(call).skus)) {
    try {
      const sku = product.base.skus.find((one) => one.id === id) ?? no(12_052_556, 'The SKU id not exist.');
      sku.quantity = checkStock(call.shop, inventory, 0);
    } catch (error) {
      if (!(error instanceof TiktokShopRefusal)) throw error;
      const extra = { warehouse_id: call.shop.warehouseId, code: error.code, message: error.message };
      errors.push({
        code: 12_052_990,
        message: 'Check failed',
        detail: { sku_id: id, extra_errors: [extra] },
      });
    }
  }
  return success(errors.length > 0 ? { errors } : {});
}

/** "Activate" takes what has been on sale before, "deactivate" what is; never a draft or what was turned down. */
export function switchProducts(call: ShopCall, way: 'activate' | 'deactivate'): FakeReply {
  const ids = bodyOf(call).product_ids;
  if (!Array.isArray(ids) || ids.length === 0) return no(12_052_910, 'product_ids');
  if (ids.length > 20) no(12_019_120, 'The number of provided product IDs exceeds the limit.');
  const errors: unknown[] = [];
  const fail = (id: unknown, code: number, message: string) =>
    errors.push({
      code: 12_052_990,
      message: 'Check failed',
      detail: { product_id: id, extra_errors: [{ code, message }] },
    });
  for (const id of ids) {
    const product = find(call, String(id));
    const from = way === 'activate' ? 'SELLER_DEACTIVATED' : 'ACTIVATE';
    if (!product) fail(id, 12_052_048, "You can't edit other sellers' products");
    else if (product.status !== from)
      fail(id, 12_052_901, 'The product in its current status is not available.');
    else if (way === 'deactivate') product.status = 'SELLER_DEACTIVATED';
    else intoAudit(product, product.base, call.world);
  }
  return success(errors.length > 0 ? { errors } : {});
}

export function deleteProducts(call: ShopCall): FakeReply {
  const ids = bodyOf(call).product_ids;
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > 20) return no(12_052_910, 'product_ids');
  for (const id of ids) productOf(call, String(id)).status = 'DELETED';
  return success({});
}

function find({ state, shop, world }: ShopCall, id: string): Product | null {
  const product = state.products.find(
    (one) => one.id === id && one.shopId === shop.id && one.status !== 'DELETED',
  );
  return product ? settle(product, world.now()) : null;
}

export const productOf = (call: ShopCall, id: string): Product =>
  find(call, id) ?? no(12_052_260, 'The product ID does not exist');

function onSale(call: ShopCall, id: string): Product {
  const product = productOf(call, id);
  if (product.status !== 'ACTIVATE')
    no(12_052_901, 'The product in its current status is not available for this operation.');
  return product;
}

function intoAudit(product: Product, next: Content, world: World): void {
  const reason = world.review.verdict() ?? reviewersReason(next.title, next.description);
  product.failedReason = null;
  if (product.status !== 'ACTIVATE') {
    product.status = 'PENDING';
    product.base = next;
  }
  product.audit = { endsAt: world.now() + world.review.delayMs(), reason, next };
  settle(product, world.now());
}
