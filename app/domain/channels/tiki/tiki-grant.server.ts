import { z } from 'zod';
import {
  type PlatformLine,
  type PlatformSession,
  PlatformTrouble,
  type ShopGrant,
} from '#app/domain/channels/platform/platform.ts';
import { callTiki, callTikiAuth } from '#app/domain/channels/tiki/call-tiki.server.ts';

/** `offline` is what brings a refresh token; orders are none of our business. */
const scope = 'offline product inventory';

const tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  /** Seconds. */
  expires_in: z.coerce.number().positive(),
});
type Tokens = z.infer<typeof tokens>;

export function tikiAuthoriseUrl(
  { app, hosts }: Omit<PlatformLine, 'call'>,
  callbackUrl: string,
  state: string,
): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: app.key,
    redirect_uri: callbackUrl,
    scope,
    state,
  });
  return `${hosts.authorise}/auth?${query}`;
}

/** One seller account is one shop. */
export async function exchangeTikiCode(
  line: PlatformLine,
  callback: URLSearchParams,
  callbackUrl: string,
): Promise<ShopGrant[]> {
  const code = callback.get('code');
  if (!code) throw new PlatformTrouble('reauthorise', 'Tiki: no code came back');
  const given = await callTikiAuth(
    line,
    { grant_type: 'authorization_code', code, redirect_uri: callbackUrl },
    tokens,
  );
  const grant = toGrant(line, given, { shopId: '', shopName: '', refreshToken: null });
  const seller = await callTiki(
    { ...line, grant },
    {
      method: 'GET',
      path: '/v2/sellers/me',
      answer: z.object({ id: z.coerce.string(), name: z.string().nullish() }),
    },
  );
  return [{ ...grant, shopId: seller.id, shopName: seller.name || seller.id }];
}

/** A new pair. Whether the refresh token before it goes on is not documented, so it is taken to be used up. */
export async function renewTikiGrant(session: PlatformSession): Promise<ShopGrant> {
  const { grant } = session;
  if (!grant.refreshToken) throw new PlatformTrouble('reauthorise', 'Tiki: no refresh token');
  const form = { grant_type: 'refresh_token', refresh_token: grant.refreshToken };
  return toGrant(session, await callTikiAuth(session, form, tokens), grant);
}

/** How long a refresh token or the permission lasts is not documented. */
function toGrant(
  line: PlatformLine,
  given: Tokens,
  shop: Pick<ShopGrant, 'shopId' | 'shopName' | 'refreshToken'>,
): ShopGrant {
  return {
    shopId: shop.shopId,
    shopName: shop.shopName,
    accessToken: given.access_token,
    refreshToken: given.refresh_token ?? shop.refreshToken,
    accessEndsAt: line.now() + given.expires_in * 1000,
    refreshEndsAt: null,
    authorisedUntil: null,
    extra: {},
  };
}
