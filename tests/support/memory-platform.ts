import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import {
  type OutgoingAttribute,
  type Platform,
  type PlatformAttribute,
  type PlatformProduct,
  type PlatformSession,
  PlatformTrouble,
  type PlatformTroubleKind,
  type ShopGrant,
} from '#app/domain/channels/platform/platform.ts';

type Stood = {
  externalId: string;
  shopId: string;
  title: string;
  state: PlatformProduct['state'];
  offers: Record<string, { sku: string; priceVnd: number; stock: number }>;
  refusals: PlatformProduct['refusals'];
  images: readonly string[];
  attributes: readonly OutgoingAttribute[];
};

export type MemoryPlatform = Platform & {
  readonly products: Map<string, Stood>;
  /** Names of the calls, in order. */
  readonly calls: string[];
  /** Refresh tokens that were taken; each only once. */
  readonly taken: string[];
  /** Before a call acts: what it throws; after it has acted: what becomes of its answer. */
  before: (call: string) => void | Promise<void>;
  after: (call: string) => void | Promise<void>;
  /** When what it grants from now on ends, ms UTC. */
  ends: Pick<ShopGrant, 'refreshEndsAt' | 'authorisedUntil'>;
  /** What every category asks. */
  asks: readonly PlatformAttribute[];
  /** What the reviewers say of a product that was put on sale; null: it is looked at for longer. */
  verdict: (title: string) => 'live' | 'rejected' | null;
  /** Why they turn it down. */
  says: PlatformProduct['refusals'];
  /** Access tokens that are good. */
  readonly good: Set<string>;
};

export function trouble(kind: PlatformTroubleKind, about?: ConstructorParameters<typeof PlatformTrouble>[2]) {
  return new PlatformTrouble(kind, `the platform says: ${kind}`, about);
}

/** A platform without a network, which keeps what it was given and can be told to fail before or after it has acted. */
export function memoryPlatform(changes: Partial<Platform> = {}): MemoryPlatform {
  const products = new Map<string, Stood>();
  const calls: string[] = [];
  const taken: string[] = [];
  const good = new Set<string>();
  let counter = 0;

  async function act<Result>(
    name: string,
    session: PlatformSession | null,
    work: () => Result,
  ): Promise<Result> {
    calls.push(name);
    await platform.before(name);
    if (session && !good.has(session.grant.accessToken)) throw trouble('token');
    const result = work();
    await platform.after(name);
    return result;
  }

  function grant(shopId: string) {
    counter += 1;
    good.add(`access-${counter}`);
    return {
      shopId,
      shopName: `Gian hàng ${shopId}`,
      accessToken: `access-${counter}`,
      refreshToken: `refresh-${counter}`,
      accessEndsAt: null,
      ...platform.ends,
      extra: {},
    };
  }

  function offersOf({ variants }: ChannelListing): Stood['offers'] {
    return Object.fromEntries(
      variants.map(({ publicCode, sku, priceVnd, stock }) => [publicCode, { sku, priceVnd, stock }]),
    );
  }

  function seen(one: Stood): PlatformProduct {
    if (one.state === 'in_review') {
      const verdict = platform.verdict(one.title);
      if (verdict) one.state = verdict;
      if (verdict === 'rejected') {
        one.refusals = platform.says;
      }
    }
    return {
      externalId: one.externalId,
      state: one.state,
      variants: Object.fromEntries(Object.keys(one.offers).map((code) => [code, `v-${code}`])),
      url: `https://shopee.vn/product/1/${one.externalId}`,
      refusals: one.refusals,
    };
  }

  function stood(externalId: string): Stood {
    const one = products.get(externalId);
    if (!one)
      throw trouble('refused', { refusals: [{ code: 'gone', message: 'no such product', field: null }] });
    return one;
  }

  const platform: MemoryPlatform = {
    products,
    calls,
    taken,
    good,
    before: () => undefined,
    after: () => undefined,
    verdict: () => 'live',
    says: [{ code: 'error_title_character_forbidden', message: 'title bad', field: 'titleVi' }],
    asks: [],
    ends: { refreshEndsAt: null, authorisedUntil: null },
    hosts: {
      api: 'https://api.platform.example',
      auth: 'https://auth.platform.example',
      authorise: 'https://platform.example',
    },
    settings: { key: 'SHOPEE_PARTNER_ID', secret: 'SHOPEE_PARTNER_KEY', extra: {} },
    pace: { callsPerSecond: 1000, burst: 1000, quotaOpensAtUtcHour: 16 },
    holdsImages: true,
    createsDrafts: true,
    authoriseUrl: (line, callbackUrl, state) =>
      `${line.hosts.authorise}/yes?redirect=${encodeURIComponent(`${callbackUrl}?state=${state}`)}`,
    exchange: (_line, callback) =>
      act('exchange', null, () => {
        if (callback.get('code') !== 'good') throw trouble('refused');
        return [grant(callback.get('shop_id') ?? '1')];
      }),
    renew: (session) =>
      act('renew', null, () => {
        const token = session.grant.refreshToken ?? '';
        if (taken.includes(token)) throw trouble('reauthorise');
        taken.push(token);
        return grant(session.grant.shopId);
      }),
    categories: (session) => act('categories', session, () => []),
    attributes: (session) => act('attributes', session, () => [...platform.asks]),
    find: (session, listing, others) =>
      act('find', session, () => {
        const skus = new Set(listing.variants.map(({ sku }) => sku));
        const found = [...products.values()].find(
          ({ externalId, shopId, offers }) =>
            shopId === session.grant.shopId &&
            !others?.has(externalId) &&
            Object.values(offers).some(({ sku }) => skus.has(sku)),
        );
        return found ? seen(found) : null;
      }),
    uploadImage: (session, { name }) => act('uploadImage', session, () => `pic-${name}`),
    create: (session, { listing, images, attributes }) =>
      act('create', session, () => {
        counter += 1;
        const one: Stood = {
          externalId: String(counter),
          shopId: session.grant.shopId,
          title: listing.titleVi,
          state: 'draft',
          offers: offersOf(listing),
          refusals: [],
          images,
          attributes,
        };
        products.set(one.externalId, one);
        return seen(one);
      }),
    update: (session, known, { listing, attributes }) =>
      act('update', session, () => {
        const one = stood(known.externalId);
        one.title = listing.titleVi;
        one.offers = { ...offersOf(listing), ...one.offers };
        one.attributes = attributes;
        if (one.state === 'rejected') Object.assign(one, { state: 'in_review', refusals: [] });
        return seen(one).variants;
      }),
    updateOffers: (session, known, listing) =>
      act('updateOffers', session, () => {
        Object.assign(stood(known.externalId).offers, offersOf(listing));
      }),
    setOnSale: (session, known, onSale) =>
      act('setOnSale', session, () => {
        const one = stood(known.externalId);
        if (one.state === 'draft' && onSale) one.state = 'in_review';
        if (!onSale) one.state = 'draft';
      }),
    poll: (session, known) =>
      act('poll', session, () =>
        known.map((before) => {
          const one = products.get(before.externalId);
          return one ? seen(one) : { ...before, state: 'removed' as const };
        }),
      ),
    ...changes,
  };
  return platform;
}
