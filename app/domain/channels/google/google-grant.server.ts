import { z } from 'zod';
import { callGoogle, callGoogleTokens } from '#app/domain/channels/google/call-google.server.ts';
import {
  type PlatformLine,
  type PlatformSession,
  PlatformTrouble,
  type ShopGrant,
} from '#app/domain/channels/platform/platform.ts';

const scope = 'https://www.googleapis.com/auth/content';
/** A refresh token that was not used for six months stops working. */
const unusedLifeMs = 180 * 86_400_000;
/** How our data source is known in Merchant Center; it is looked for by this name before one is made. */
const sourceName = 'Chợ Phiên (API)';
/** Where and in which language items are offered. */
export const market = { country: 'VN', contentLanguage: 'vi', feedLabel: 'VN' } as const;

/** Seconds throughout. */
const tokens = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1).optional(),
  refresh_token_expires_in: z.number().positive().optional(),
  scope: z.string().optional(),
});

/** Offline access with a fresh consent: only then a refresh token comes with it; the person first chooses an account. */
export function googleAuthoriseUrl(
  { app, hosts }: Omit<PlatformLine, 'call'>,
  callbackUrl: string,
  state: string,
): string {
  const query = new URLSearchParams({
    client_id: app.key,
    redirect_uri: callbackUrl,
    response_type: 'code',
    scope,
    access_type: 'offline',
    prompt: 'consent select_account',
    state,
  });
  return `${hosts.authorise}/o/oauth2/v2/auth?${query}`;
}

/**
 * One grant for each Merchant Center account that the person may add products to; the person chose the Google account
 * over there. Each account gets its data source once, which stands in `extra.dataSource`.
 */
export async function exchangeGoogleCode(
  line: PlatformLine,
  callback: URLSearchParams,
  callbackUrl: string,
): Promise<ShopGrant[]> {
  const code = callback.get('code');
  if (!code) throw new PlatformTrouble('reauthorise', 'Google: no code came back');
  const given = await callGoogleTokens(
    line,
    { grant_type: 'authorization_code', code, redirect_uri: callbackUrl },
    tokens,
  );
  if (!given.refresh_token) throw new PlatformTrouble('reauthorise', 'Google: no refresh token');
  // On the consent screen single permissions can be left out.
  if (given.scope !== undefined && !given.scope.split(' ').includes(scope)) {
    throw new PlatformTrouble('reauthorise', 'Google: the permission was not given');
  }
  const grant = toGrant(line, given, given.refresh_token);
  const grants: ShopGrant[] = [];
  for (const { accountId, accountName } of await readAccounts({ ...line, grant })) {
    const one = { ...grant, shopId: accountId, shopName: accountName || accountId };
    const dataSource = await findOrMakeSource({ ...line, grant: one });
    if (dataSource !== null) grants.push({ ...one, extra: { dataSource } });
  }
  if (grants.length === 0) {
    throw new PlatformTrouble('reauthorise', 'Google: no Merchant Center account that may be written to');
  }
  return grants;
}

/** The refresh token stays the same unless Google gives a new one. */
export async function renewGoogleGrant(session: PlatformSession): Promise<ShopGrant> {
  const { grant } = session;
  if (!grant.refreshToken) throw new PlatformTrouble('reauthorise', 'Google: no refresh token');
  const given = await callGoogleTokens(
    session,
    { grant_type: 'refresh_token', refresh_token: grant.refreshToken },
    tokens,
  );
  const { shopId, shopName, extra } = grant;
  return { ...toGrant(session, given, given.refresh_token ?? grant.refreshToken), shopId, shopName, extra };
}

function toGrant(line: PlatformLine, given: z.infer<typeof tokens>, refreshToken: string): ShopGrant {
  const now = line.now();
  // Told where the person, or the state of our app over there, sets a limit; otherwise there is none.
  const ends = given.refresh_token_expires_in ? now + given.refresh_token_expires_in * 1000 : null;
  return {
    shopId: '',
    shopName: '',
    accessToken: given.access_token,
    refreshToken,
    accessEndsAt: now + given.expires_in * 1000,
    refreshEndsAt: ends ?? now + unusedLifeMs,
    authorisedUntil: ends,
    extra: {},
  };
}

const accountPage = z.object({
  accounts: z
    .array(z.object({ accountId: z.coerce.string(), accountName: z.string().default('') }))
    .default([]),
  nextPageToken: z.string().optional(),
});

async function readAccounts(session: PlatformSession) {
  const accounts: Array<{ accountId: string; accountName: string }> = [];
  for (let pageToken = ''; ; ) {
    const page = await callGoogle(session, {
      method: 'GET',
      path: '/accounts/v1/accounts',
      query: { pageSize: '250', ...(pageToken === '' ? {} : { pageToken }) },
      answer: accountPage,
    });
    accounts.push(...page.accounts);
    if (!page.nextPageToken) return accounts;
    pageToken = page.nextPageToken;
  }
}

const source = z.object({
  name: z.string().min(1),
  displayName: z.string().optional(),
  input: z.string().optional(),
  primaryProductDataSource: z
    .looseObject({ feedLabel: z.string().optional(), contentLanguage: z.string().optional() })
    .optional(),
});
const sourcePage = z.object({
  dataSources: z.array(source).default([]),
  nextPageToken: z.string().optional(),
});

/** Name of our data source in an account; null where the person may read only. */
async function findOrMakeSource(session: PlatformSession): Promise<string | null> {
  const path = `/datasources/v1/accounts/${session.grant.shopId}/dataSources`;
  try {
    for (let pageToken = ''; ; ) {
      const page = await callGoogle(session, {
        method: 'GET',
        path,
        query: { pageSize: '100', ...(pageToken === '' ? {} : { pageToken }) },
        answer: sourcePage,
      });
      const own = page.dataSources.find(
        ({ displayName, input, primaryProductDataSource: primary }) =>
          displayName === sourceName && input === 'API' && primary?.feedLabel === market.feedLabel,
      );
      if (own) return own.name;
      if (!page.nextPageToken) break;
      pageToken = page.nextPageToken;
    }
    const made = await callGoogle(session, {
      method: 'POST',
      path,
      json: {
        displayName: sourceName,
        primaryProductDataSource: {
          countries: [market.country],
          contentLanguage: market.contentLanguage,
          feedLabel: market.feedLabel,
        },
      },
      answer: source,
    });
    return made.name;
  } catch (error) {
    // Access to this account alone is not enough; the others may do.
    if (error instanceof PlatformTrouble && error.kind === 'reauthorise') return null;
    throw error;
  }
}
