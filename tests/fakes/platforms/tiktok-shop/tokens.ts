import { authorisePage } from '#tests/fakes/platforms/authorise-page.ts';
import { type FakeReply, type FakeRequest, html } from '#tests/fakes/platforms/http.ts';
import type { World } from '#tests/fakes/platforms/platform.ts';
import { no, success } from '#tests/fakes/platforms/tiktok-shop/refuse.ts';
import type { Shop, State } from '#tests/fakes/platforms/tiktok-shop/state.ts';

const codeLife = 30 * 60_000;
const day = 86_400_000;
/** "7 days by default". */
const accessLife = 7 * day;
/** Not documented; samples show from months to a century. */
const refreshLife = 365 * day;

/** Knows the way back from the app's entry; the address that the seller opens does not carry it. */
export function authorise(state: State, world: World, request: FakeRequest): FakeReply {
  const { query } = request;
  if (query.get('service_id') !== state.app.extra.serviceId) return html('service_id', 400);
  const shops = state.shops.map(({ id, name }) => ({ id, name }));
  return authorisePage(request, 'TikTok Shop', shops, world.returnTo, (chosen, returnTo) => {
    const shop = state.shops.find(({ id }) => id === chosen.id) ?? openShop(state, world, chosen.name);
    shop.isPermitted = true;
    const code = `ROW_${world.hex(40)}`;
    state.codes.push({ code, shopId: shop.id, endsAt: world.now() + codeLife });
    returnTo.searchParams.set('app_key', state.app.key);
    returnTo.searchParams.set('code', code);
    returnTo.searchParams.set('shop_region', 'VN');
    if (query.has('state')) returnTo.searchParams.set('state', query.get('state') ?? '');
    return returnTo;
  });
}

function openShop(state: State, world: World, name: string): Shop {
  const shop: Shop = {
    id: world.digits(19),
    cipher: `ROW_${world.hex(32)}`,
    name,
    warehouseId: world.digits(19),
    isPermitted: false,
    accessToken: '',
    accessEndsAt: 0,
    refreshToken: '',
    refreshEndsAt: 0,
  };
  state.shops.push(shop);
  return shop;
}

/** A code is good once and for half an hour. */
export function getToken(state: State, world: World, query: URLSearchParams): FakeReply {
  checkApp(state, query, 'authorized_code');
  const at = state.codes.findIndex(({ code }) => code === query.get('auth_code'));
  const [known] = at < 0 ? [] : state.codes.splice(at, 1);
  const shop = state.shops.find(({ id }) => id === known?.shopId);
  if (!known || !shop || known.endsAt <= world.now()) return no(36_004_004, 'Invalid auth code.');
  shop.refreshToken = `ROW_${world.hex(48)}`;
  shop.refreshEndsAt = world.now() + refreshLife;
  return give(shop, world);
}

/** A new access token; the refresh token and its end stay, which is not documented either way. */
export function refreshToken(state: State, world: World, query: URLSearchParams): FakeReply {
  checkApp(state, query, 'refresh_token');
  const sent = query.get('refresh_token');
  const shop = state.shops.find((one) => one.refreshToken !== '' && one.refreshToken === sent);
  if (!shop?.isPermitted || shop.refreshEndsAt <= world.now())
    return no(36_009_004, 'Invalid credentials. The refresh token is invalid.');
  return give(shop, world);
}

function checkApp(state: State, query: URLSearchParams, grantType: string): void {
  if (query.get('app_key') !== state.app.key || query.get('app_secret') !== state.app.secret)
    no(36_009_004, 'Invalid credentials. Invalid `app_key` query parameter.');
  if (query.get('grant_type') !== grantType) no(36_009_004, 'grant_type');
}

/** Ends are times, in seconds since 1970. */
function give(shop: Shop, world: World): FakeReply {
  shop.accessToken = `ROW_${world.hex(64)}`;
  shop.accessEndsAt = world.now() + accessLife;
  return success({
    access_token: shop.accessToken,
    access_token_expire_in: Math.floor(shop.accessEndsAt / 1000),
    refresh_token: shop.refreshToken,
    refresh_token_expire_in: Math.floor(shop.refreshEndsAt / 1000),
    open_id: shop.id,
    seller_name: shop.name,
    seller_base_region: 'VN',
    user_type: 0,
    granted_scopes: [
      'seller.authorization.info',
      'seller.product.basic',
      'seller.product.write',
      'seller.logistics',
    ],
  });
}

export const getShops = (shop: Shop): FakeReply =>
  success({
    shops: [
      {
        id: shop.id,
        name: shop.name,
        region: 'VN',
        seller_type: 'LOCAL',
        cipher: shop.cipher,
        code: `VNLC${shop.id.slice(0, 8)}`,
      },
    ],
  });
