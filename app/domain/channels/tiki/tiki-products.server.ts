import { z } from 'zod';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type {
  PlatformHosts,
  PlatformProduct,
  PlatformRefusal,
  PlatformSession,
} from '#app/domain/channels/platform/platform.ts';
import { pollEach } from '#app/domain/channels/platform/poll-each.ts';
import { callTikiOrNull } from '#app/domain/channels/tiki/call-tiki.server.ts';
import {
  readRequests,
  readTrack,
  stateOfRequest,
  type TikiRequest,
} from '#app/domain/channels/tiki/tiki-requests.server.ts';
import { tikiRefusal } from '#app/domain/channels/tiki/tiki-trouble.ts';

const product = z.looseObject({
  product_id: z.coerce.string(),
  master_id: z.coerce.string().nullish(),
  original_sku: z.string().nullish(),
  active: z.coerce.number().nullish(),
});
type Told = z.infer<typeof product>;
/** Asked by SKU, the product itself or a list with it; the pages show neither. */
const foundBySku = z.union([product, z.object({ data: z.array(product) })]);

/**
 * Where a size stands: a product of its own, or still a request (its track may be unknown). This is what the market keeps
 * as the platform's id of a size.
 */
export type Place = { productId: string } | { trackId: string; sku: string };

export function readPlace(id: string): Place {
  const asked = /^asked\/([^/]*)\/(.+)$/s.exec(id);
  return asked ? { trackId: asked[1] ?? '', sku: asked[2] ?? '' } : { productId: id };
}
export const askedId = (trackId: string | null, sku: string) => `asked/${trackId ?? ''}/${sku}`;

/** The products that a listing's sizes have become. */
export const productIds = ({ variants }: PlatformProduct): string[] =>
  Object.values(variants).flatMap((id) => {
    const place = readPlace(id);
    return 'productId' in place ? [place.productId] : [];
  });

export async function findBySku(session: PlatformSession, sku: string): Promise<Told | null> {
  const told = await callTikiOrNull(session, {
    method: 'GET',
    path: '/v2/products/findBy',
    query: { original_sku: sku },
    answer: foundBySku,
  });
  if (told === null) return null;
  const all = 'data' in told && Array.isArray(told.data) ? told.data : [told as Told];
  return all.find(({ original_sku: own }) => own === sku) ?? null;
}

const readProduct = (session: PlatformSession, productId: string): Promise<Told | null> =>
  callTikiOrNull(session, { method: 'GET', path: `/v2.1/products/${productId}`, answer: product });

/** Products first; where there is none yet, the last request that holds one of the codes and was not taken back. */
export async function findTikiProduct(
  session: PlatformSession,
  listing: ChannelListing,
): Promise<PlatformProduct | null> {
  const found = new Map<string, Told>();
  for (const { sku } of listing.variants) {
    const told = await findBySku(session, sku);
    if (told) found.set(sku, told);
  }
  const [first] = listing.variants;
  const requests = found.size === listing.variants.length ? [] : await readRequests(session);
  const variants: Record<string, string> = {};
  let request: TikiRequest | null = null;
  for (const { publicCode, sku } of listing.variants) {
    const told = found.get(sku);
    const asked = told ? null : lastRequest(requests, sku);
    if (told) variants[publicCode] = told.product_id;
    if (asked) variants[publicCode] = askedId(asked.trackId, sku);
    request ??= asked;
  }
  if (Object.keys(variants).length === 0) return null;
  return {
    externalId: first?.sku ?? '',
    variants,
    ...standing(session.hosts, [...found.values()], request ? [request] : []),
  };
}

/** A size that has become a product is told by its new id. Tiki answers for one product at a time. */
export async function pollTikiProducts(
  session: PlatformSession,
  known: readonly PlatformProduct[],
): Promise<PlatformProduct[]> {
  const requests = await readRequests(session);
  return pollEach(known, (one) => pollOne(session, one, requests));
}

async function pollOne(
  session: PlatformSession,
  one: PlatformProduct,
  requests: readonly TikiRequest[],
): Promise<PlatformProduct> {
  const variants: Record<string, string> = { ...one.variants };
  const products: Told[] = [];
  const asked: Array<Pick<TikiRequest, 'state' | 'reason'>> = [];
  for (const [code, id] of Object.entries(one.variants)) {
    const place = readPlace(id);
    const told =
      'productId' in place
        ? await readProduct(session, place.productId)
        : await settle(session, place, requests, (request) => {
            asked.push(request);
            if (request.trackId) variants[code] = askedId(request.trackId, place.sku);
          });
    if (!told) continue;
    products.push(told);
    variants[code] = told.product_id;
    // A change of a product is asked for too; one that was turned down leaves the product as it was.
    const change = told.original_sku ? lastRequest(requests, told.original_sku) : null;
    if (change?.state === 'rejected') asked.push(change);
  }
  const now = standing(session.hosts, products, asked);
  return { ...one, ...now, url: now.url ?? one.url, variants };
}

/** What has become of a request for one size: the product, or by `note` how the request that counts today stands. */
async function settle(
  session: PlatformSession,
  { trackId, sku }: { trackId: string; sku: string },
  requests: readonly TikiRequest[],
  note: (request: Pick<TikiRequest, 'state' | 'reason' | 'trackId'>) => void,
): Promise<Told | null> {
  const track = trackId === '' ? null : await readTrack(session, trackId);
  const state = track ? stateOfRequest(track.state) : null;
  if (track && state === 'in_review') {
    note({ state: track.state, reason: track.reason ?? '', trackId });
    return null;
  }
  const told = await findBySku(session, sku);
  if (told) return told;
  // A request that was turned down is made anew, and a new one has a new track.
  const last = lastRequest(requests, sku);
  if (last) note(last);
  else if (track) note({ state: track.state, reason: track.reason ?? '', trackId });
  return null;
}

/** The last one that holds the code and was not taken back. */
function lastRequest(requests: readonly TikiRequest[], sku: string): TikiRequest | null {
  return requests.find(({ skus, state }) => skus.includes(sku) && state !== 'deleted') ?? null;
}

/** One of them on sale is on sale. Where there are no products yet the requests tell. */
function standing(
  hosts: PlatformHosts,
  products: readonly Told[],
  asked: ReadonlyArray<Pick<TikiRequest, 'state' | 'reason'>>,
): Pick<PlatformProduct, 'state' | 'url' | 'refusals'> {
  const onSale = products.find(({ active }) => active === 1);
  const shown = onSale ?? products[0];
  const refusals = asked
    .filter(({ state }) => stateOfRequest(state) === 'rejected')
    .map(
      ({ state, reason }): PlatformRefusal =>
        state === 'deleted'
          ? { code: 'push:removed', message: state, field: null }
          : tikiRefusal('REQUEST', reason),
    );
  const states = asked.map(({ state }) => stateOfRequest(state));
  // Let through, and not found by its code yet: it is still on its way.
  const state = states.includes('rejected')
    ? 'rejected'
    : states.includes('in_review') || states.includes(null)
      ? 'in_review'
      : 'removed';
  return {
    state: onSale ? 'live' : shown ? 'draft' : state,
    url: shown ? tikiPage(hosts, shown) : null,
    refusals: unique(refusals),
  };
}

const unique = (refusals: readonly PlatformRefusal[]) =>
  refusals.filter(({ message }, at) => refusals.findIndex((one) => one.message === message) === at);

const realApi = 'https://api.tiki.vn/integration';

export const tikiHosts: PlatformHosts = {
  api: realApi,
  auth: 'https://api.tiki.vn/sc/oauth2',
  authorise: 'https://api.tiki.vn/sc/oauth2',
};

/** Pages stand on the buyers' site, and beside the interface where it is simulated. */
function tikiPage({ api }: PlatformHosts, { product_id: id, master_id: master }: Told): string {
  const base = api === realApi ? 'https://tiki.vn' : api.replace(/\/integration$/, '');
  return `${base}/product-p${master ?? id}.html?spid=${id}`;
}
