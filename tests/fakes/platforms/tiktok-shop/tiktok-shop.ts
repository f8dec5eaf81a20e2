import { noProductPage, productPage } from '#tests/fakes/platforms/authorise-page.ts';
import type { FakeReply, FakeRequest } from '#tests/fakes/platforms/http.ts';
import type { FakePlatform, OpenPlatform, SeenProduct, World } from '#tests/fakes/platforms/platform.ts';
import { certification } from '#tests/fakes/platforms/tiktok-shop/categories.ts';
import { checkCall } from '#tests/fakes/platforms/tiktok-shop/check-call.ts';
import {
  createProduct,
  deleteProducts,
  editProduct,
  type ShopCall,
  switchProducts,
  updateInventory,
  updatePrices,
} from '#tests/fakes/platforms/tiktok-shop/products.ts';
import {
  getAttributes,
  getBrands,
  getCategories,
  getProduct,
  getRules,
  getWarehouses,
  searchProducts,
  uploadFile,
  uploadImage,
} from '#tests/fakes/platforms/tiktok-shop/read-shop.ts';
import { failure, TiktokShopRefusal } from '#tests/fakes/platforms/tiktok-shop/refuse.ts';
import { type Product, type State, settle } from '#tests/fakes/platforms/tiktok-shop/state.ts';
import { authorise, getShops, getToken, refreshToken } from '#tests/fakes/platforms/tiktok-shop/tokens.ts';

/** TikTok Shop Partner API, Vietnam, as its documentation has it. */
export const tiktokShop: FakePlatform = {
  name: 'tiktok-shop',
  quotaOpensAtUtcHour: 17,
  hosts: (url) => ({ api: url, auth: url, authorise: url }),
  open,
};

type Act = (call: ShopCall, id: string) => FakeReply;

/** What is done where; the part in brackets is an id. Without a cipher: pictures and the list of shops. */
const calls: ReadonlyArray<{ method: string; path: RegExp; withoutCipher?: true; act: Act }> = [
  {
    method: 'GET',
    path: /^\/authorization\/202309\/shops$/,
    withoutCipher: true,
    act: ({ shop }) => getShops(shop),
  },
  {
    method: 'POST',
    path: /^\/product\/202309\/images\/upload$/,
    withoutCipher: true,
    act: ({ state, world, request }) => uploadImage(state, world, request),
  },
  {
    method: 'POST',
    path: /^\/product\/202309\/files\/upload$/,
    withoutCipher: true,
    act: ({ state, world, request }) => uploadFile(state, world, request),
  },
  { method: 'GET', path: /^\/product\/202309\/categories$/, act: getCategories },
  { method: 'GET', path: /^\/product\/202309\/categories\/(\d+)\/attributes$/, act: getAttributes },
  { method: 'GET', path: /^\/product\/202309\/categories\/(\d+)\/rules$/, act: getRules },
  { method: 'GET', path: /^\/product\/202309\/brands$/, act: getBrands },
  { method: 'GET', path: /^\/logistics\/202309\/warehouses$/, act: getWarehouses },
  { method: 'POST', path: /^\/product\/202502\/products\/search$/, act: searchProducts },
  {
    method: 'POST',
    path: /^\/product\/202309\/products\/activate$/,
    act: (call) => switchProducts(call, 'activate'),
  },
  {
    method: 'POST',
    path: /^\/product\/202309\/products\/deactivate$/,
    act: (call) => switchProducts(call, 'deactivate'),
  },
  { method: 'POST', path: /^\/product\/202309\/products$/, act: createProduct },
  { method: 'DELETE', path: /^\/product\/202309\/products$/, act: deleteProducts },
  { method: 'GET', path: /^\/product\/202309\/products\/(\d+)$/, act: getProduct },
  {
    method: 'PUT',
    path: /^\/product\/202509\/products\/(\d+)$/,
    act: (call, id) => editProduct(call, id, true),
  },
  {
    method: 'POST',
    path: /^\/product\/202509\/products\/(\d+)\/partial_edit$/,
    act: (call, id) => editProduct(call, id, false),
  },
  { method: 'POST', path: /^\/product\/202309\/products\/(\d+)\/prices\/update$/, act: updatePrices },
  { method: 'POST', path: /^\/product\/202309\/products\/(\d+)\/inventory\/update$/, act: updateInventory },
];

function open(kept: unknown, world: World): OpenPlatform {
  // What was kept before knows of no files.
  const state: State = kept ? Object.assign({ files: {} }, kept as State) : fresh(world);
  return {
    app: state.app,
    isCall: ({ path }) => /^\/(api|authorization|product|logistics)\//.test(path),
    handle: (request) => handle(state, world, request),
    tooFast: () =>
      failure(36_009_002, "Too many requests. You've made too many requests in a short period of time.", 429),
    quotaUsed: () => failure(12_052_093, 'Exceeded the product listing limit for the seller.'),
    broken: () => failure(36_009_003, 'Internal error. Please try again.', 500),
    expireTokens: () => {
      for (const shop of state.shops) shop.accessEndsAt = 0;
    },
    withdrawPermissions: () => {
      for (const shop of state.shops) shop.isPermitted = false;
    },
    products: () => state.products.map((product) => seen(settle(product, world.now()), world)),
    takeDown: ({ how, reason, externalId }) => {
      for (const product of state.products) {
        if (externalId !== null && externalId !== product.id) continue;
        Object.assign(product, { audit: null, status: how === 'ban' ? 'PLATFORM_DEACTIVATED' : 'DELETED' });
        product.failedReason = how === 'ban' ? reason : null;
      }
    },
    handInPaper: ({ endsAt }) => {
      const uri = `own/${world.hex(16)}`;
      state.images[uri] = { width: 1000, height: 1400, useCase: 'CERTIFICATION_IMAGE' };
      const until = endsAt === null ? {} : { expiration_date: Math.floor(endsAt / 1000) };
      const own = { id: certification.id, images: [{ uri }], files: [], ...until };
      for (const { base } of state.products) base.certifications = [own];
    },
    keep: () => state,
  };
}

function fresh(world: World): State {
  const app = { key: world.hex(13), secret: world.hex(40), extra: { serviceId: world.digits(19) } };
  return { app, shops: [], codes: [], images: {}, files: {}, products: [] };
}

function handle(state: State, world: World, request: FakeRequest): FakeReply | null {
  if (request.path === '/open/authorize') return authorise(state, world, request);
  const page = /^\/view\/product\/(\d+)$/.exec(request.path);
  if (page) return showProduct(state, world, page[1] ?? '');
  try {
    if (request.method === 'GET' && request.path === '/api/v2/token/get')
      return getToken(state, world, request.query);
    if (request.method === 'GET' && request.path === '/api/v2/token/refresh')
      return refreshToken(state, world, request.query);
    const known = calls.filter(({ path }) => path.test(request.path));
    if (known.length === 0) return failure(36_009_009, 'Invalid path.', 404);
    const call = known.find(({ method }) => method === request.method);
    if (!call) return failure(36_009_010, 'Invalid method.', 405);
    const shop = checkCall(state, request, !call.withoutCipher, world.now());
    return call.act({ state, world, shop, request }, call.path.exec(request.path)?.[1] ?? '');
  } catch (error) {
    if (error instanceof TiktokShopRefusal) return failure(error.code, error.message, error.status);
    throw error;
  }
}

/** Only what is on sale has a page. */
function showProduct(state: State, world: World, id: string): FakeReply {
  const product = state.products.find((one) => one.id === id);
  if (!product || settle(product, world.now()).status !== 'ACTIVATE') return noProductPage('TikTok Shop');
  const { title, skus } = product.base;
  return productPage('TikTok Shop', {
    title,
    priceVnd: Math.min(...skus.map(({ price }) => Number(price))),
    stock: skus.reduce((sum, { quantity }) => sum + quantity, 0),
  });
}

const states = {
  DRAFT: 'draft',
  PENDING: 'in_review',
  FAILED: 'rejected',
  PLATFORM_DEACTIVATED: 'rejected',
  ACTIVATE: 'live',
  SELLER_DEACTIVATED: 'draft',
  DELETED: 'removed',
} as const;

function seen({ id, shopId, status, base }: Product, world: World): SeenProduct {
  return {
    externalId: id,
    shopId,
    title: base.title,
    state: states[status],
    offers: base.skus.map(({ sellerSku: sku, price, quantity }) => ({
      sku,
      priceVnd: Number(price),
      stock: quantity,
    })),
    url: `${world.site}/view/product/${id}`,
  };
}
