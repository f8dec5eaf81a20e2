import { noProductPage, productPage } from '#tests/fakes/platforms/authorise-page.ts';
import { type FakeReply, type FakeRequest, readJson } from '#tests/fakes/platforms/http.ts';
import type { FakePlatform, OpenPlatform, SeenProduct, World } from '#tests/fakes/platforms/platform.ts';
import { checkCall } from '#tests/fakes/platforms/shopee/check-call.ts';
import {
  addItem,
  deleteItem,
  type ShopCall,
  unlistItem,
  updateItem,
  updatePrice,
  updateStock,
} from '#tests/fakes/platforms/shopee/items.ts';
import {
  getAttributeTree,
  getBrandList,
  getCategory,
  getChannelList,
  getItemBaseInfo,
  getItemLimit,
  getItemList,
  getShopInfo,
  getViolationInfo,
  uploadImage,
} from '#tests/fakes/platforms/shopee/read-shop.ts';
import { errorReply, no, ShopeeRefusal } from '#tests/fakes/platforms/shopee/refuse.ts';
import {
  addModel,
  getModelList,
  initTierVariation,
  updateTierVariation,
} from '#tests/fakes/platforms/shopee/sizes.ts';
import { type Item, type State, settle } from '#tests/fakes/platforms/shopee/state.ts';
import { authorise, getToken, refreshToken } from '#tests/fakes/platforms/shopee/tokens.ts';

/** Shopee Open Platform v2 as its documentation has it. */
export const shopee: FakePlatform = {
  name: 'shopee',
  quotaOpensAtUtcHour: 16,
  hosts: (url) => ({ api: url, auth: url, authorise: url }),
  open,
};

const authorisePath = '/api/v2/shop/auth_partner';

const publicCalls: Readonly<Record<string, (state: State, world: World, request: FakeRequest) => FakeReply>> =
  {
    'POST /api/v2/auth/token/get': (state, world, request) => getToken(state, world, readJson(request)),
    'POST /api/v2/auth/access_token/get': (state, world, request) =>
      refreshToken(state, world, readJson(request)),
    'POST /api/v2/media_space/upload_image': uploadImage,
  };
const shopCalls: Readonly<Record<string, (call: ShopCall) => FakeReply>> = {
  'GET /api/v2/shop/get_shop_info': getShopInfo,
  'GET /api/v2/product/get_category': getCategory,
  'GET /api/v2/product/get_attribute_tree': getAttributeTree,
  'GET /api/v2/product/get_item_limit': getItemLimit,
  'GET /api/v2/product/get_brand_list': getBrandList,
  'GET /api/v2/logistics/get_channel_list': getChannelList,
  'GET /api/v2/product/get_item_list': getItemList,
  'GET /api/v2/product/get_item_base_info': getItemBaseInfo,
  'GET /api/v2/product/get_item_violation_info': getViolationInfo,
  'GET /api/v2/product/get_model_list': getModelList,
  'POST /api/v2/product/add_item': addItem,
  'POST /api/v2/product/update_item': updateItem,
  'POST /api/v2/product/delete_item': deleteItem,
  'POST /api/v2/product/unlist_item': unlistItem,
  'POST /api/v2/product/update_price': updatePrice,
  'POST /api/v2/product/update_stock': updateStock,
  'POST /api/v2/product/init_tier_variation': initTierVariation,
  'POST /api/v2/product/update_tier_variation': updateTierVariation,
  'POST /api/v2/product/add_model': addModel,
};

function open(kept: unknown, world: World): OpenPlatform {
  const state = (kept as State | null) ?? fresh(world);
  return {
    app: state.app,
    isCall: ({ path }) => path.startsWith('/api/') && path !== authorisePath,
    handle: (request) => handle(state, world, request),
    tooFast: () => errorReply('error_rate_limit', 'Too many requests.'),
    quotaUsed: () => errorReply('error_limit', 'Api daily limit is used up.'),
    broken: () => errorReply('error_server', 'Something wrong. Please try later.', 500),
    expireTokens: () => {
      for (const shop of state.shops) shop.accessEndsAt = 0;
    },
    withdrawPermissions: () => {
      for (const shop of state.shops) shop.permittedUntil = null;
    },
    products: () => state.items.map((item) => seen(settle(item, world.now()), world)),
    takeDown: ({ how, reason, externalId }) => {
      for (const item of state.items) {
        if (externalId !== null && externalId !== String(item.item_id)) continue;
        Object.assign(item, { review: null, status: how === 'ban' ? 'BANNED' : 'SELLER_DELETE' });
        item.banReason = how === 'ban' ? reason : null;
      }
    },
    keep: () => state,
  };
}

function fresh(world: World): State {
  const app = { key: world.digits(7), secret: world.hex(64), extra: {} };
  return { app, shops: [], codes: [], images: {}, items: [] };
}

function handle(state: State, world: World, request: FakeRequest): FakeReply | null {
  const page = /^\/product\/(\d+)\/(\d+)$/.exec(request.path);
  if (page) return showProduct(state, world, Number(page[1]), Number(page[2]));
  const name = `${request.method} ${request.path}`;
  const isAuthorise = request.path === authorisePath;
  const publicCall = publicCalls[name];
  const shopCall = shopCalls[name];
  if (!isAuthorise && !publicCall && !shopCall) return errorReply('error_not_found', 'api not found', 404);
  try {
    const shop = checkCall(state, request, !shopCall, world.now());
    if (isAuthorise) return authorise(state, world, request);
    if (publicCall) return publicCall(state, world, request);
    if (!shop || !shopCall) return no('error_inner');
    return shopCall({
      state,
      world,
      shop,
      request,
      body: request.method === 'POST' ? readJson(request) : null,
    });
  } catch (error) {
    if (error instanceof ShopeeRefusal) return errorReply(error.code, error.message);
    throw error;
  }
}

/** Only what is on sale has a page. */
function showProduct(state: State, world: World, shopId: number, itemId: number): FakeReply {
  const item = state.items.find((one) => one.item_id === itemId && one.shopId === shopId);
  if (!item || settle(item, world.now()).status !== 'NORMAL') return noProductPage('Shopee');
  const offers = item.models.length > 0 ? item.models : [item];
  return productPage('Shopee', {
    title: item.item_name,
    priceVnd: Math.min(...offers.map(({ original_price: price }) => price)),
    stock: offers.reduce((sum, { stock }) => sum + stock, 0),
  });
}

const states = {
  NORMAL: 'live',
  UNLIST: 'draft',
  REVIEWING: 'in_review',
  BANNED: 'rejected',
  SELLER_DELETE: 'removed',
} as const;

function seen(item: Item, world: World): SeenProduct {
  const offers =
    item.models.length > 0
      ? item.models.map((model) => ({
          sku: model.model_sku,
          priceVnd: model.original_price,
          stock: model.stock,
        }))
      : [{ sku: item.item_sku, priceVnd: item.original_price, stock: item.stock }];
  return {
    externalId: String(item.item_id),
    shopId: String(item.shopId),
    title: item.item_name,
    state: states[item.status],
    offers,
    url: `${world.site}/product/${item.shopId}/${item.item_id}`,
  };
}
