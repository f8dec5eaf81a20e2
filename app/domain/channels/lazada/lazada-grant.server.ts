import { z } from 'zod';
import { callLazadaAuth } from '#app/domain/channels/lazada/call-lazada.server.ts';
import {
  type PlatformLine,
  type PlatformSession,
  PlatformTrouble,
  type ShopGrant,
} from '#app/domain/channels/platform/platform.ts';
import { tokenCall } from '#app/domain/channels/platform/read-answer.ts';

/** Seconds throughout. */
const tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
  refresh_expires_in: z.coerce.number().positive(),
  account: z.string().nullish(),
  country_user_info: z
    .array(z.object({ country: z.string(), seller_id: z.coerce.string(), short_code: z.string().nullish() }))
    .nullish(),
});
type Tokens = z.infer<typeof tokens>;

export function lazadaAuthoriseUrl(
  { app, hosts }: Omit<PlatformLine, 'call'>,
  callbackUrl: string,
  state: string,
): string {
  const query = new URLSearchParams({
    response_type: 'code',
    force_auth: 'true',
    redirect_uri: callbackUrl,
    client_id: app.key,
    country: 'vn',
    state,
  });
  return `${hosts.authorise}/oauth/authorize?${query}`;
}

/** One seller account has one shop in Vietnam. */
export async function exchangeLazadaCode(
  line: PlatformLine,
  callback: URLSearchParams,
): Promise<ShopGrant[]> {
  const code = callback.get('code');
  if (!code) throw new PlatformTrouble('reauthorise', 'Lazada: no code came back');
  const given = await askTokens(line, '/auth/token/create', { code });
  const shop = given.country_user_info?.find(({ country }) => country === 'vn');
  if (!shop) throw new PlatformTrouble('reauthorise', 'Lazada: the account has no shop in Vietnam');
  return [toGrant(line, given, shop.seller_id, given.account || shop.short_code || shop.seller_id)];
}

export async function renewLazadaGrant(session: PlatformSession): Promise<ShopGrant> {
  const { grant } = session;
  if (!grant.refreshToken) throw new PlatformTrouble('reauthorise', 'Lazada: no refresh token');
  const given = await askTokens(session, '/auth/token/refresh', { refresh_token: grant.refreshToken });
  return toGrant(session, given, grant.shopId, grant.shopName);
}

function toGrant(line: PlatformLine, given: Tokens, shopId: string, shopName: string): ShopGrant {
  const refreshEndsAt = line.now() + given.refresh_expires_in * 1000;
  return {
    shopId,
    shopName,
    accessToken: given.access_token,
    refreshToken: given.refresh_token,
    accessEndsAt: line.now() + given.expires_in * 1000,
    refreshEndsAt,
    // The refresh token's end does not move: with it the permission ends.
    authorisedUntil: refreshEndsAt,
    extra: {},
  };
}

function askTokens(
  line: PlatformLine,
  path: string,
  params: Readonly<Record<string, string>>,
): Promise<Tokens> {
  return tokenCall(() => callLazadaAuth(line, { method: 'POST', path, params, answer: tokens }));
}
