import { noProductPage, productPage } from '#tests/fakes/platforms/authorise-page.ts';
import type { FakeReply, FakeRequest } from '#tests/fakes/platforms/http.ts';
import type { FakePlatform, OpenPlatform, SeenProduct, World } from '#tests/fakes/platforms/platform.ts';
import {
  findBySku,
  getAttributes,
  getCategories,
  getProduct,
  getSeller,
  getValues,
  getWarehouses,
  listProducts,
  updateSku,
} from '#tests/fakes/platforms/tiki/products.ts';
import { failure, no, TikiRefusal } from '#tests/fakes/platforms/tiki/refuse.ts';
import {
  askForChange,
  askForProduct,
  deleteRequest,
  getTrack,
  listRequests,
  type ShopCall,
  settleRequests,
} from '#tests/fakes/platforms/tiki/requests.ts';
import type { Request, Shop, State } from '#tests/fakes/platforms/tiki/state.ts';
import { authorise, giveToken } from '#tests/fakes/platforms/tiki/tokens.ts';

/** Tiki Open API v2 and v2.1 as its documentation has it. */
export const tiki: FakePlatform = {
  name: 'tiki',
  quotaOpensAtUtcHour: 17,
  hosts: (url) => ({ api: `${url}/integration`, auth: `${url}/sc/oauth2`, authorise: `${url}/sc/oauth2` }),
  open,
};

type Scope = 'product' | 'inventory' | null;

/** What is done where, behind "/integration"; the part in brackets is an id. */
const calls: ReadonlyArray<{
  method: string;
  path: RegExp;
  scope: Scope;
  act: (call: ShopCall, id: string) => FakeReply;
}> = [
  { method: 'GET', path: /^\/v2\/sellers\/me$/, scope: null, act: getSeller },
  { method: 'GET', path: /^\/v2\/sellers\/me\/warehouses$/, scope: null, act: getWarehouses },
  { method: 'GET', path: /^\/v2\/categories$/, scope: 'product', act: getCategories },
  { method: 'GET', path: /^\/v2\/categories\/(\d+)\/attributes$/, scope: 'product', act: getAttributes },
  { method: 'GET', path: /^\/v2\/attributes\/(\d+)\/values$/, scope: 'product', act: getValues },
  { method: 'POST', path: /^\/v2\.1\/requests$/, scope: 'product', act: askForProduct },
  { method: 'POST', path: /^\/v2\/requests\/updateProductInfo$/, scope: 'product', act: askForChange },
  { method: 'GET', path: /^\/v2\/requests$/, scope: 'product', act: listRequests },
  { method: 'DELETE', path: /^\/v2\/requests\/([0-9a-f]+)$/, scope: 'product', act: deleteRequest },
  { method: 'GET', path: /^\/v2\/tracking\/([0-9a-f]+)$/, scope: 'product', act: getTrack },
  { method: 'GET', path: /^\/v2\/products\/findBy$/, scope: 'product', act: findBySku },
  { method: 'GET', path: /^\/v2\.1\/products$/, scope: 'product', act: listProducts },
  { method: 'GET', path: /^\/v2\.1\/products\/(\d+)$/, scope: 'product', act: getProduct },
  { method: 'PUT', path: /^\/v2\.1\/products\/updateSku$/, scope: 'inventory', act: updateSku },
];

function open(kept: unknown, world: World): OpenPlatform {
  const state = (kept as State | null) ?? fresh(world);
  return {
    app: state.app,
    isCall: ({ path }) => path.startsWith('/integration/') || path === '/sc/oauth2/token',
    handle: (request) => handle(state, world, request),
    tooFast: () => failure(429, 'Too many requests'),
    // No day's quota is documented; this is all that it could say.
    quotaUsed: () => failure(429, 'Too many requests'),
    broken: () => failure(500, 'Some unexpected error occurred, please try again later'),
    expireTokens: () => {
      for (const shop of state.shops) shop.accessEndsAt = 0;
    },
    withdrawPermissions: () => {
      for (const shop of state.shops) shop.isPermitted = false;
    },
    products: () => {
      settleRequests(state, world);
      return state.requests
        .filter((one) => one.kind === 'create' && !isMadeAnew(state, one))
        .map((one) => seen(state, one, world));
    },
    keep: () => state,
  };
}

function fresh(world: World): State {
  const app = { key: world.digits(16), secret: world.hex(32), extra: {} };
  return { app, shops: [], codes: [], requests: [], products: [] };
}

function handle(state: State, world: World, request: FakeRequest): FakeReply | null {
  settleRequests(state, world);
  if (request.path === '/sc/oauth2/auth') return authorise(state, world, request);
  if (request.path === '/sc/oauth2/token' && request.method === 'POST')
    return giveToken(state, world, request);
  if (/^\/product-p\d+\.html$/.test(request.path))
    return showProduct(state, Number(request.query.get('spid')));
  const path = request.path.replace(/^\/integration/, '');
  const call = calls.find((one) => one.method === request.method && one.path.test(path));
  if (!call) return failure(404, 'no Route matched with those values');
  try {
    const shop = checkToken(state, request, call.scope, world.now());
    if (request.method === 'POST' || request.method === 'PUT') checkFormat(request);
    return call.act({ state, world, shop, request }, call.path.exec(path)?.[1] ?? '');
  } catch (error) {
    if (error instanceof TikiRefusal) return failure(error.status, error.message);
    throw error;
  }
}

function checkToken(state: State, { headers }: FakeRequest, scope: Scope, now: number): Shop {
  const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  const shop = state.shops.find(({ accessToken }) => token !== '' && accessToken === token);
  if (!shop?.isPermitted || shop.accessEndsAt <= now) return no('Unauthorized', 401);
  if (scope && !shop.scopes.includes(scope)) no('insufficient scope', 403);
  return shop;
}

function checkFormat({ headers }: FakeRequest): void {
  if (!headers['content-type']?.startsWith('application/json'))
    no('content-type must be application/json', 406);
}

/** Only what is on sale has a page. */
function showProduct(state: State, productId: number): FakeReply {
  const product = state.products.find((one) => one.productId === productId);
  if (!product?.isActive || product.isDeleted) return noProductPage('Tiki');
  return productPage('Tiki', { title: product.name, priceVnd: product.price, stock: product.quantity });
}

/** A request and what has become of it, known by the first of its codes. */
function seen(state: State, request: Request, world: World): SeenProduct {
  const products = productsOf(state, request);
  const [first] = products;
  return {
    externalId: request.variants[0]?.sku ?? '',
    shopId: String(request.shopId),
    title: first?.name ?? request.name,
    state: standing(request, products),
    offers: (first ? products : request.variants).map(({ sku, price, quantity }) => ({
      sku,
      priceVnd: price,
      stock: quantity,
    })),
    url: first ? `${world.url}/product-p${first.masterId}.html?spid=${first.productId}` : world.url,
  };
}

function standing(
  { outcome }: Request,
  products: ReadonlyArray<{ isActive: boolean }>,
): SeenProduct['state'] {
  if (products.length > 0) return products.some(({ isActive }) => isActive) ? 'live' : 'draft';
  if (outcome === null) return 'in_review';
  return outcome === 'rejected' ? 'rejected' : 'removed';
}

const productsOf = (state: State, { requestId }: Request) =>
  state.products.filter((one) => one.requestId === requestId && !one.isDeleted);

/** Turned down or taken back, and made anew: the new request stands for it. */
function isMadeAnew(state: State, request: Request): boolean {
  if (productsOf(state, request).length > 0) return false;
  const later = state.requests.slice(state.requests.indexOf(request) + 1);
  return later.some(
    (one) =>
      one.shopId === request.shopId &&
      one.kind === 'create' &&
      one.variants.some(({ sku }) => request.variants.some((variant) => variant.sku === sku)),
  );
}
