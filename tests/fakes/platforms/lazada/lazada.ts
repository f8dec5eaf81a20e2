import { noProductPage, productPage } from '#tests/fakes/platforms/authorise-page.ts';
import type { FakeReply, FakeRequest } from '#tests/fakes/platforms/http.ts';
import { checkCall, readParams } from '#tests/fakes/platforms/lazada/check-call.ts';
import {
  createProduct,
  deactivate,
  type SellerCall,
  updatePriceQuantity,
  updateProduct,
} from '#tests/fakes/platforms/lazada/products.ts';
import {
  getAlerts,
  getAttributes,
  getBrands,
  getItem,
  getProducts,
  getTree,
  pageOf,
  uploadImage,
} from '#tests/fakes/platforms/lazada/read-shop.ts';
import { failure, LazadaRefusal } from '#tests/fakes/platforms/lazada/refuse.ts';
import { type Product, type State, settle, statusOf } from '#tests/fakes/platforms/lazada/state.ts';
import { authorise, createToken, refreshToken } from '#tests/fakes/platforms/lazada/tokens.ts';
import type { FakePlatform, OpenPlatform, SeenProduct, World } from '#tests/fakes/platforms/platform.ts';

/** Lazada Open Platform, Vietnam, as its documentation has it. */
export const lazada: FakePlatform = {
  name: 'lazada',
  quotaOpensAtUtcHour: 16,
  hosts: (url) => ({ api: `${url}/rest`, auth: `${url}/rest`, authorise: url }),
  open,
};

const calls: Readonly<Record<string, (call: SellerCall, request: FakeRequest) => FakeReply>> = {
  'POST /image/upload': uploadImage,
  'GET /category/tree/get': getTree,
  'GET /category/attributes/get': getAttributes,
  'GET /category/brands/query': getBrands,
  'GET /products/get': getProducts,
  'GET /product/item/get': getItem,
  'GET /product/qc/alert/list': getAlerts,
  'POST /product/create': createProduct,
  'POST /product/update': updateProduct,
  'POST /product/price_quantity/update': updatePriceQuantity,
  'POST /product/deactivate': deactivate,
};

function open(kept: unknown, world: World): OpenPlatform {
  const state = (kept as State | null) ?? fresh(world);
  return {
    app: state.app,
    isCall: ({ path }) => path.startsWith('/rest/'),
    handle: (request) => handle(state, world, request),
    tooFast: () => failure('ApiCallLimit', 'The request is too frequent'),
    quotaUsed: () => failure('AppCallLimit', 'The calls of the day are used up'),
    broken: () => failure('6', 'E006: Unexpected internal error', [], 500),
    expireTokens: () => {
      for (const seller of state.sellers) seller.accessEndsAt = 0;
    },
    withdrawPermissions: () => {
      for (const seller of state.sellers) seller.isPermitted = false;
    },
    products: () => state.products.map((product) => seen(settle(product, world.now()), world)),
    takeDown: ({ how, reason, externalId }) => {
      for (const product of state.products) {
        if (externalId !== null && externalId !== String(product.itemId)) continue;
        product.review = null;
        if (how === 'ban') product.rejected = reason ?? '';
        else product.isDeleted = true;
      }
    },
    keep: () => state,
  };
}

function fresh(world: World): State {
  const app = { key: world.digits(6), secret: world.hex(32), extra: {} };
  return { app, sellers: [], codes: [], images: {}, products: [] };
}

function handle(state: State, world: World, request: FakeRequest): FakeReply | null {
  if (request.path === '/oauth/authorize') return authorise(state, world, request);
  const page = /^\/products\/-i(\d+)\.html$/.exec(request.path);
  if (page) return showProduct(state, world, Number(page[1]));
  const path = request.path.replace(/^\/rest/, '');
  const isToken = path === '/auth/token/create' || path === '/auth/token/refresh';
  const act = calls[`${request.method} ${path}`];
  if (!isToken && !act) return failure('InvalidApiPath', 'The specified API path is invalid', [], 404);
  try {
    const params = readParams(request);
    const seller = checkCall(state, path, params, world.now());
    if (path === '/auth/token/create') return createToken(state, world, params);
    if (path === '/auth/token/refresh') return refreshToken(state, world, params);
    return seller && act ? act({ state, world, seller, params }, request) : null;
  } catch (error) {
    if (error instanceof LazadaRefusal) return failure(error.code, error.message, error.detail);
    throw error;
  }
}

/** Only what is on sale has a page. */
function showProduct(state: State, world: World, itemId: number): FakeReply {
  const product = state.products.find((one) => one.itemId === itemId);
  if (!product || statusOf(settle(product, world.now())) !== 'Active') return noProductPage('Lazada');
  return productPage('Lazada', {
    title: product.name,
    priceVnd: Math.min(...product.skus.map(({ price }) => price)),
    stock: product.skus.reduce((sum, { quantity }) => sum + quantity, 0),
  });
}

function seen(product: Product, world: World): SeenProduct {
  return {
    externalId: String(product.itemId),
    shopId: String(product.sellerId),
    title: product.name,
    state: stateOf(product),
    offers: product.skus.map(({ sellerSku: sku, price, quantity }) => ({
      sku,
      priceVnd: price,
      stock: quantity,
    })),
    url: pageOf(product, world),
  };
}

function stateOf(product: Product): SeenProduct['state'] {
  if (product.rejected !== null) return 'rejected';
  const words = { Deleted: 'removed', 'Pending QC': 'in_review', Active: 'live', InActive: 'draft' } as const;
  return words[statusOf(product) as keyof typeof words];
}
