import { authorisePage } from '#tests/fakes/platforms/authorise-page.ts';
import { type FakeReply, type FakeRequest, html, json } from '#tests/fakes/platforms/http.ts';
import type { World } from '#tests/fakes/platforms/platform.ts';
import { oauthFailure } from '#tests/fakes/platforms/tiki/refuse.ts';
import type { Shop, State } from '#tests/fakes/platforms/tiki/state.ts';

/** Not documented; the access token's is as samples of answers have it. */
const codeLife = 10 * 60_000;
const accessLife = 3_599_000;
const known = ['offline', 'product', 'order', 'inventory', 'multichannel'];

export function authorise(state: State, world: World, request: FakeRequest): FakeReply {
  const { query } = request;
  const scopes = (query.get('scope') ?? '').split(' ').filter(Boolean);
  if (query.get('client_id') !== state.app.key || query.get('response_type') !== 'code')
    return html('client_id, response_type', 400);
  if ((query.get('state') ?? '').length < 8) return html('state must be at least 8 characters', 400);
  if (scopes.length === 0 || scopes.some((one) => !known.includes(one))) return html('scope', 400);
  const redirectUri = query.get('redirect_uri') ?? '';
  const shops = state.shops.map(({ id, name }) => ({ id: String(id), name }));
  return authorisePage(request, 'Tiki', shops, redirectUri, (chosen, returnTo) => {
    const shop =
      state.shops.find(({ id }) => String(id) === chosen.id) ?? openShop(state, world, chosen.name);
    shop.isPermitted = true;
    const code = world.hex(43);
    state.codes.push({ code, shopId: shop.id, endsAt: world.now() + codeLife, redirectUri, scopes });
    returnTo.searchParams.set('code', code);
    returnTo.searchParams.set('scope', scopes.join(' '));
    returnTo.searchParams.set('state', query.get('state') ?? '');
    return returnTo;
  });
}

function openShop(state: State, world: World, name: string): Shop {
  const shop: Shop = {
    id: Number(world.digits(6)),
    name,
    warehouseId: Number(world.digits(6)),
    isPermitted: false,
    scopes: [],
    accessToken: '',
    accessEndsAt: 0,
    refreshToken: '',
  };
  state.shops.push(shop);
  return shop;
}

/** By a code that is good once, or by a refresh token that is; name and secret stand in the header. */
export function giveToken(state: State, world: World, request: FakeRequest): FakeReply {
  const { app } = state;
  const right = `Basic ${Buffer.from(`${app.key}:${app.secret}`).toString('base64')}`;
  if (request.headers.authorization !== right) return oauthFailure('invalid_client', 401);
  if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    return oauthFailure('invalid_request');
  const form = new URLSearchParams(request.body.toString('utf8'));
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return byCode(state, world, form);
    case 'refresh_token':
      return byRefreshToken(state, world, form);
    default:
      return oauthFailure('unsupported_grant_type');
  }
}

function byCode(state: State, world: World, form: URLSearchParams): FakeReply {
  const at = state.codes.findIndex(({ code }) => code === form.get('code'));
  const [code] = at < 0 ? [] : state.codes.splice(at, 1);
  const shop = state.shops.find(({ id }) => id === code?.shopId);
  const isGood = code && code.endsAt > world.now() && code.redirectUri === form.get('redirect_uri');
  if (!shop || !isGood) return oauthFailure('invalid_grant');
  shop.scopes = code.scopes;
  return give(shop, world);
}

function byRefreshToken(state: State, world: World, form: URLSearchParams): FakeReply {
  const sent = form.get('refresh_token');
  const shop = state.shops.find((one) => one.refreshToken !== '' && one.refreshToken === sent);
  return shop?.isPermitted ? give(shop, world) : oauthFailure('invalid_grant');
}

function give(shop: Shop, world: World): FakeReply {
  shop.accessToken = `${world.hex(43)}.${world.hex(43)}`;
  shop.accessEndsAt = world.now() + accessLife;
  shop.refreshToken = shop.scopes.includes('offline') ? `${world.hex(43)}.${world.hex(43)}` : '';
  return json({
    access_token: shop.accessToken,
    expires_in: accessLife / 1000,
    ...(shop.refreshToken ? { refresh_token: shop.refreshToken } : {}),
    scope: shop.scopes.join(' '),
    token_type: 'bearer',
  });
}
