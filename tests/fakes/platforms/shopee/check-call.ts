import { createHmac } from 'node:crypto';
import type { FakeRequest } from '#tests/fakes/platforms/http.ts';
import { no } from '#tests/fakes/platforms/shopee/refuse.ts';
import type { Shop, State } from '#tests/fakes/platforms/shopee/state.ts';

const windowSeconds = 300;

/**
 * The gateway: partner, time, signature; for calls in a shop's name its token too. The order of the parts signed is
 * partner_id, path, timestamp, access_token, shop_id.
 * @returns the shop, null for public calls
 */
export function checkCall(state: State, request: FakeRequest, isPublic: boolean, now: number): Shop | null {
  const need = (name: string) =>
    request.query.get(name) || no('error_param', `There is no ${name} in query.`);
  const partner = need('partner_id');
  const timestamp = need('timestamp');
  const sign = need('sign');
  if (partner !== state.app.key) no('error_param', 'Invalid partner_id.');
  const isStale = !/^\d{10}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > windowSeconds;
  if (isStale) no('error_param', 'Invalid timestamp');
  const token = isPublic ? '' : need('access_token');
  const shopId = isPublic ? '' : need('shop_id');

  const mac = createHmac('sha256', Buffer.from(state.app.secret, 'utf8'));
  for (const part of [partner, request.path, timestamp, token, shopId]) mac.update(part);
  if (mac.digest('hex') !== sign) no('error_sign', 'Wrong sign.');
  if (isPublic) return null;

  const shop = state.shops.find(({ id }) => String(id) === shopId) ?? no('error_shop', 'shopid is invalid');
  if (shop.permittedUntil === null || shop.permittedUntil <= now)
    no('shop_no_linked', 'partner and shop has no linked');
  if (shop.accessToken !== token || shop.accessEndsAt <= now)
    no('invalid_acceess_token', 'Invalid access_token.');
  return shop;
}
