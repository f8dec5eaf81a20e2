import { z } from 'zod';
import { callMeta, callMetaApp, graphVersion } from '#app/domain/channels/meta/call-meta.server.ts';
import {
  type PlatformLine,
  type PlatformSession,
  PlatformTrouble,
  type ShopGrant,
} from '#app/domain/channels/platform/platform.ts';
import { tokenCall } from '#app/domain/channels/platform/read-answer.ts';

/** To write to catalogues, and to see which businesses have them. */
const scopes = ['catalog_management', 'business_management'];

const token = z.object({
  access_token: z.string().min(1),
  /** Seconds; Meta leaves it out where there is no end. */
  expires_in: z.number().optional(),
});

export function metaAuthoriseUrl(
  { app, hosts }: Omit<PlatformLine, 'call'>,
  callbackUrl: string,
  state: string,
): string {
  const query = new URLSearchParams({
    client_id: app.key,
    redirect_uri: callbackUrl,
    response_type: 'code',
    scope: scopes.join(','),
    state,
  });
  return `${hosts.authorise}/${graphVersion}/dialog/oauth?${query}`;
}

/**
 * One grant for each catalogue of goods that the person chose over there, or may write to where nothing was chosen. The
 * code gives a token for an hour or two, which is traded at once for one that lasts about sixty days.
 */
export async function exchangeMetaCode(
  line: PlatformLine,
  callback: URLSearchParams,
  callbackUrl: string,
): Promise<ShopGrant[]> {
  const code = callback.get('code');
  if (!code) throw new PlatformTrouble('reauthorise', 'Meta: no code came back');
  const short = await askToken(line, { redirect_uri: callbackUrl, code });
  const long = await exchangeToken(line, short.access_token);
  const { until, chosen } = await inspectToken(line, long.access_token);
  const grant: ShopGrant = {
    shopId: '',
    shopName: '',
    accessToken: long.access_token,
    refreshToken: null,
    accessEndsAt: until,
    refreshEndsAt: null,
    authorisedUntil: until,
    extra: {},
  };
  const catalogues = await readCatalogues({ ...line, grant });
  const wanted = chosen.length === 0 ? catalogues : catalogues.filter(({ id }) => chosen.includes(id));
  if (wanted.length === 0) throw new PlatformTrouble('reauthorise', 'Meta: no catalogue to write to');
  return wanted.map(({ id, name, business }) => ({
    ...grant,
    shopId: id,
    shopName: name || id,
    extra: { catalogue: id, business },
  }));
}

/**
 * There is no refresh token. A token that still lives can be traded again; whether its end moves by that is not
 * documented, so the end is asked for. One that has ended needs the seller's yes.
 */
export async function renewMetaGrant(session: PlatformSession): Promise<ShopGrant> {
  const { grant } = session;
  const long = await exchangeToken(session, grant.accessToken);
  const { until } = await inspectToken(session, long.access_token);
  return { ...grant, accessToken: long.access_token, accessEndsAt: until, authorisedUntil: until };
}

const exchangeToken = (line: PlatformLine, accessToken: string) =>
  askToken(line, { grant_type: 'fb_exchange_token', fb_exchange_token: accessToken });

function askToken(line: PlatformLine, params: Readonly<Record<string, string>>) {
  return tokenCall(() =>
    callMetaApp(line, {
      method: 'GET',
      path: '/oauth/access_token',
      query: { ...params, client_id: line.app.key, client_secret: line.app.secret },
      answer: token,
    }),
  );
}

/** Seconds since 1970; 0 where there is no end. */
const inspection = z.object({
  data: z.object({
    expires_at: z.number().default(0),
    data_access_expires_at: z.number().default(0),
    granular_scopes: z
      .array(z.object({ scope: z.string(), target_ids: z.array(z.coerce.string()).default([]) }))
      .default([]),
  }),
});

/** When a token ends, ms UTC, by itself or with the access to data; and the catalogues that it was narrowed to. */
async function inspectToken(line: PlatformLine, accessToken: string) {
  const { data } = await callMetaApp(line, {
    method: 'GET',
    path: '/debug_token',
    query: { input_token: accessToken, access_token: `${line.app.key}|${line.app.secret}` },
    answer: inspection,
  });
  const ends = [data.expires_at, data.data_access_expires_at].filter((end) => end > 0);
  const narrowed = data.granular_scopes.find(({ scope }) => scope === 'catalog_management');
  return { until: ends.length > 0 ? Math.min(...ends) * 1000 : null, chosen: narrowed?.target_ids ?? [] };
}

type Named = { id: string; name: string; vertical: string };
const page = z.object({
  data: z.array(
    z.object({ id: z.coerce.string(), name: z.string().default(''), vertical: z.string().default('') }),
  ),
  paging: z
    .object({ cursors: z.object({ after: z.string().optional() }).optional(), next: z.string().optional() })
    .optional(),
});

/** Goods only: flights and houses have catalogues of their own. */
async function readCatalogues(session: PlatformSession) {
  const found = new Map<string, { id: string; name: string; business: string }>();
  for (const { id: business } of await readAll(session, '/me/businesses', 'id,name')) {
    for (const edge of ['owned_product_catalogs', 'client_product_catalogs']) {
      for (const { id, name, vertical } of await readAll(
        session,
        `/${business}/${edge}`,
        'id,name,vertical',
      )) {
        if (vertical === 'commerce') found.set(id, { id, name, business });
      }
    }
  }
  return [...found.values()];
}

async function readAll(session: PlatformSession, path: string, fields: string): Promise<Named[]> {
  const all: Named[] = [];
  for (let after = ''; ; ) {
    const told = await callMeta(session, {
      method: 'GET',
      path,
      query: { fields, limit: '100', ...(after === '' ? {} : { after }) },
      answer: page,
    });
    all.push(...told.data);
    const next = told.paging?.cursors?.after;
    if (!told.paging?.next || !next) return all;
    after = next;
  }
}
