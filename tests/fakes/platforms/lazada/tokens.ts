import { authorisePage } from '#tests/fakes/platforms/authorise-page.ts';
import { type FakeReply, type FakeRequest, html } from '#tests/fakes/platforms/http.ts';
import { flatSuccess, no } from '#tests/fakes/platforms/lazada/refuse.ts';
import type { Seller, State } from '#tests/fakes/platforms/lazada/state.ts';
import type { World } from '#tests/fakes/platforms/platform.ts';

const codeLife = 30 * 60_000;
const day = 86_400_000;
/** Of an app that is still being tested. */
const accessLife = 7 * day;
const refreshLife = 30 * day;

export function authorise(state: State, world: World, request: FakeRequest): FakeReply {
  const { query } = request;
  if (query.get('client_id') !== state.app.key || query.get('response_type') !== 'code') {
    return html('client_id, response_type', 400);
  }
  const shops = state.sellers.map(({ id, name }) => ({ id: String(id), name }));
  return authorisePage(request, 'Lazada', shops, query.get('redirect_uri'), (chosen, returnTo) => {
    const seller =
      state.sellers.find(({ id }) => String(id) === chosen.id) ?? openShop(state, world, chosen.name);
    seller.isPermitted = true;
    const code = `0_${world.hex(20)}`;
    state.codes.push({ code, sellerId: seller.id, endsAt: world.now() + codeLife });
    returnTo.searchParams.set('code', code);
    if (query.has('state')) returnTo.searchParams.set('state', query.get('state') ?? '');
    return returnTo;
  });
}

function openShop(state: State, world: World, name: string): Seller {
  const seller: Seller = {
    id: Number(world.digits(9)),
    name,
    isPermitted: false,
    accessToken: '',
    accessEndsAt: 0,
    refreshToken: '',
    refreshEndsAt: 0,
  };
  state.sellers.push(seller);
  return seller;
}

/** A code is good once and for half an hour. */
export function createToken(state: State, world: World, params: ReadonlyMap<string, string>): FakeReply {
  const at = state.codes.findIndex(({ code }) => code === params.get('code'));
  const [known] = at < 0 ? [] : state.codes.splice(at, 1);
  const seller = state.sellers.find(({ id }) => id === known?.sellerId);
  if (!known || !seller || known.endsAt <= world.now())
    return no('InvalidCode', 'Invalid authorization code');
  seller.refreshEndsAt = world.now() + refreshLife;
  return give(seller, world);
}

/** A new pair; the end of the refresh token stays where it was. */
export function refreshToken(state: State, world: World, params: ReadonlyMap<string, string>): FakeReply {
  const sent = params.get('refresh_token');
  const seller = state.sellers.find((one) => one.refreshToken !== '' && one.refreshToken === sent);
  if (!seller?.isPermitted || seller.refreshEndsAt <= world.now()) {
    return no('IllegalRefreshToken', 'The specified refresh token is invalid or expired');
  }
  return give(seller, world);
}

function give(seller: Seller, world: World): FakeReply {
  seller.accessToken = world.hex(40);
  seller.refreshToken = world.hex(40);
  seller.accessEndsAt = world.now() + accessLife;
  return flatSuccess({
    access_token: seller.accessToken,
    refresh_token: seller.refreshToken,
    expires_in: accessLife / 1000,
    refresh_expires_in: Math.floor((seller.refreshEndsAt - world.now()) / 1000),
    account: seller.name,
    country: 'vn',
    country_user_info: [
      { country: 'vn', seller_id: String(seller.id), user_id: String(seller.id), short_code: 'VN' },
    ],
  });
}
