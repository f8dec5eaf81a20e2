import { z } from 'zod';
import {
  type PlatformLine,
  type PlatformSession,
  PlatformTrouble,
  type ShopGrant,
} from '#app/domain/channels/platform/platform.ts';
import { tokenCall } from '#app/domain/channels/platform/read-answer.ts';
import { callPublic, callShop, signedQuery } from '#app/domain/channels/shopee/call-shopee.server.ts';

const authorisePath = '/api/v2/shop/auth_partner';
/** Of a refresh token, from its issue; Shopee tells no date for it. */
const refreshLifeMs = 30 * 86_400_000;

const tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  /** Seconds. */
  expire_in: z.number().positive(),
  shop_id_list: z.array(z.number()).optional(),
});
const shopInfo = z.object({ shop_name: z.string(), expire_time: z.number().optional() });

export function shopeeAuthoriseUrl(
  line: Omit<PlatformLine, 'call'>,
  callbackUrl: string,
  state: string,
): string {
  // Shopee has no parameter for our state and gives the address back as it is, with code and shop behind it.
  const redirect = new URL(callbackUrl);
  redirect.searchParams.set('state', state);
  const query = signedQuery(line, authorisePath);
  query.set('redirect', redirect.href);
  return `${line.hosts.authorise}${authorisePath}?${query}`;
}

/** `shop_id` for one shop, `main_account_id` for all shops of a seller. */
export async function exchangeShopeeCode(
  line: PlatformLine,
  callback: URLSearchParams,
): Promise<ShopGrant[]> {
  const code = callback.get('code');
  const shopId = callback.get('shop_id');
  const mainAccountId = callback.get('main_account_id');
  if (!code || !(shopId || mainAccountId))
    throw new PlatformTrouble('reauthorise', 'Shopee: no code came back');
  const owner = shopId ? { shop_id: Number(shopId) } : { main_account_id: Number(mainAccountId) };
  const given = await tokenCall(() =>
    callPublic(line, {
      method: 'POST',
      path: '/api/v2/auth/token/get',
      json: { code, partner_id: Number(line.app.key), ...owner },
      answer: tokens,
    }),
  );
  const shops = shopId ? [shopId] : (given.shop_id_list ?? []).map(String);
  const grants: ShopGrant[] = [];
  for (const one of shops) grants.push(await named(line, toGrant(line, one, given)));
  return grants;
}

/** The refresh token is good for one use: what comes back must be kept before anything else is done. */
export async function renewShopeeGrant(session: PlatformSession): Promise<ShopGrant> {
  const { grant } = session;
  if (!grant.refreshToken) throw new PlatformTrouble('reauthorise', 'Shopee: no refresh token');
  const given = await tokenCall(() =>
    callPublic(session, {
      method: 'POST',
      path: '/api/v2/auth/access_token/get',
      json: {
        refresh_token: grant.refreshToken,
        partner_id: Number(session.app.key),
        shop_id: Number(grant.shopId),
      },
      answer: tokens,
    }),
  );
  return {
    ...toGrant(session, grant.shopId, given),
    shopName: grant.shopName,
    authorisedUntil: grant.authorisedUntil,
  };
}

function toGrant(line: PlatformLine, shopId: string, given: z.infer<typeof tokens>): ShopGrant {
  return {
    shopId,
    shopName: shopId,
    accessToken: given.access_token,
    refreshToken: given.refresh_token,
    accessEndsAt: line.now() + given.expire_in * 1000,
    refreshEndsAt: line.now() + refreshLifeMs,
    authorisedUntil: null,
    extra: {},
  };
}

/** With the shop's name and the day on which the seller's permission ends. */
async function named(line: PlatformLine, grant: ShopGrant): Promise<ShopGrant> {
  const info = await callShop(
    { ...line, grant },
    { method: 'GET', path: '/api/v2/shop/get_shop_info', answer: shopInfo },
  );
  return {
    ...grant,
    shopName: info.shop_name,
    authorisedUntil: info.expire_time === undefined ? null : info.expire_time * 1000,
  };
}
