import { z } from 'zod';
import {
  type PlatformLine,
  type PlatformSession,
  PlatformTrouble,
  type ShopGrant,
} from '#app/domain/channels/platform/platform.ts';
import { tokenCall } from '#app/domain/channels/platform/read-answer.ts';
import {
  callTiktokShop,
  callTiktokShopAuth,
} from '#app/domain/channels/tiktok-shop/call-tiktok-shop.server.ts';

const tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  /** Both are times, in seconds since 1970 UTC, not durations. */
  access_token_expire_in: z.coerce.number().positive(),
  refresh_token_expire_in: z.coerce.number().positive(),
});
type Tokens = z.infer<typeof tokens>;

const shops = z.object({
  shops: z
    .array(
      z.object({
        id: z.coerce.string(),
        name: z.string().nullish(),
        region: z.string().nullish(),
        cipher: z.string().min(1),
      }),
    )
    .nullish(),
});

/** The way back is not said here: it is the address that our app has at TikTok's Partner Center. */
export function tiktokShopAuthoriseUrl(
  { app, hosts }: Omit<PlatformLine, 'call'>,
  _callbackUrl: string,
  state: string,
): string {
  const query = new URLSearchParams({ service_id: app.extra.serviceId ?? '', state });
  return `${hosts.authorise}/open/authorize?${query}`;
}

/** A grant for each shop in Vietnam that the seller has; a seller who says no comes back with `error=auth_denied`. */
export async function exchangeTiktokShopCode(
  line: PlatformLine,
  callback: URLSearchParams,
): Promise<ShopGrant[]> {
  const code = callback.get('code');
  if (!code || callback.has('error'))
    throw new PlatformTrouble('reauthorise', 'TikTok Shop: no code came back');
  const given = await askTokens(line, '/api/v2/token/get', {
    auth_code: code,
    grant_type: 'authorized_code',
  });
  const seller = toGrant(given, { shopId: '', shopName: '', extra: {} });
  const told = await callTiktokShop(
    { ...line, grant: seller },
    { method: 'GET', path: '/authorization/202309/shops', withoutCipher: true, answer: shops },
  );
  const ours = (told.shops ?? []).filter(({ region }) => region === 'VN');
  if (ours.length === 0) throw new PlatformTrouble('reauthorise', 'TikTok Shop: no shop in Vietnam');
  return ours.map(({ id, name, cipher }) =>
    toGrant(given, { shopId: id, shopName: name || id, extra: { cipher } }),
  );
}

/** The pair that comes back is kept whole; whether the refresh token is a new one is not documented. */
export async function renewTiktokShopGrant(session: PlatformSession): Promise<ShopGrant> {
  const { grant } = session;
  if (!grant.refreshToken) throw new PlatformTrouble('reauthorise', 'TikTok Shop: no refresh token');
  const given = await askTokens(session, '/api/v2/token/refresh', {
    refresh_token: grant.refreshToken,
    grant_type: 'refresh_token',
  });
  return toGrant(given, grant);
}

function toGrant(given: Tokens, shop: Pick<ShopGrant, 'shopId' | 'shopName' | 'extra'>): ShopGrant {
  const refreshEndsAt = given.refresh_token_expire_in * 1000;
  return {
    shopId: shop.shopId,
    shopName: shop.shopName,
    accessToken: given.access_token,
    refreshToken: given.refresh_token,
    accessEndsAt: given.access_token_expire_in * 1000,
    refreshEndsAt,
    // No other end of the permission is told.
    authorisedUntil: refreshEndsAt,
    extra: shop.extra,
  };
}

function askTokens(
  line: PlatformLine,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<Tokens> {
  return tokenCall(() => callTiktokShopAuth(line, { path, query, answer: tokens }));
}
