import { authorisePage } from '#tests/fakes/platforms/authorise-page.ts';
import type { FakeReply, FakeRequest } from '#tests/fakes/platforms/http.ts';
import type { World } from '#tests/fakes/platforms/platform.ts';
import { asBody, type Body } from '#tests/fakes/platforms/shopee/check-item.ts';
import { flatReply, no } from '#tests/fakes/platforms/shopee/refuse.ts';
import type { Shop, State } from '#tests/fakes/platforms/shopee/state.ts';

const minute = 60_000;
const day = 86_400_000;
const codeLife = 10 * minute;
const accessLife = 240 * minute;
const refreshLife = 30 * day;
const permissionLife = 365 * day;

export function authorise(state: State, world: World, request: FakeRequest): FakeReply {
  const shops = state.shops.map(({ id, name }) => ({ id: String(id), name }));
  return authorisePage(request, 'Shopee', shops, request.query.get('redirect'), (chosen, returnTo) => {
    const shop =
      state.shops.find(({ id }) => String(id) === chosen.id) ?? openShop(state, world, chosen.name);
    shop.permittedUntil = world.now() + permissionLife;
    const code = world.hex(32);
    state.codes.push({ code, shopId: shop.id, endsAt: world.now() + codeLife });
    returnTo.searchParams.set('code', code);
    returnTo.searchParams.set('shop_id', String(shop.id));
    return returnTo;
  });
}

function openShop(state: State, world: World, name: string): Shop {
  const shop: Shop = {
    id: Number(world.digits(9)),
    name,
    permittedUntil: null,
    accessToken: '',
    accessEndsAt: 0,
    refreshToken: '',
    refreshEndsAt: 0,
  };
  state.shops.push(shop);
  return shop;
}

/** A code is good once and for ten minutes, and only for the shop that it was given for. */
export function getToken(state: State, world: World, sent: unknown): FakeReply {
  const body = asBody(sent);
  checkPartner(state, body);
  const at = state.codes.findIndex(({ code }) => code === body.code);
  const [known] = at < 0 ? [] : state.codes.splice(at, 1);
  if (!known || known.endsAt <= world.now()) return no('error_auth', 'Invalid code');
  if (known.shopId !== body.shop_id) no('error_param', 'shop_id');
  return giveTokens(state, world, known.shopId);
}

/** Each refresh token is good once. */
export function refreshToken(state: State, world: World, sent: unknown): FakeReply {
  const body = asBody(sent);
  checkPartner(state, body);
  const shop = state.shops.find(({ id }) => id === body.shop_id) ?? no('error_param', 'shop_id');
  if (shop.permittedUntil === null || shop.permittedUntil <= world.now())
    no('shop_no_linked', 'partner and shop has no linked');
  const isGood = shop.refreshToken !== '' && shop.refreshToken === body.refresh_token;
  if (!isGood || shop.refreshEndsAt <= world.now()) no('error_auth', 'Invalid refresh_token.');
  return giveTokens(state, world, shop.id);
}

function giveTokens(state: State, world: World, shopId: number): FakeReply {
  const shop = state.shops.find(({ id }) => id === shopId) ?? no('error_shop', 'shopid is invalid');
  shop.accessToken = world.hex(32);
  shop.refreshToken = world.hex(32);
  shop.accessEndsAt = world.now() + accessLife;
  shop.refreshEndsAt = world.now() + refreshLife;
  return flatReply({
    access_token: shop.accessToken,
    refresh_token: shop.refreshToken,
    expire_in: accessLife / 1000,
    partner_id: Number(state.app.key),
    shop_id: shop.id,
  });
}

function checkPartner(state: State, body: Body): void {
  if (body.partner_id !== Number(state.app.key)) no('error_param', 'Invalid partner_id.');
}
