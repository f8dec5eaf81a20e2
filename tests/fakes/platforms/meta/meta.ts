import { type FakeReply, type FakeRequest, json, readJson } from '#tests/fakes/platforms/http.ts';
import {
  batchStatus,
  type CatalogueCall,
  itemsBatch,
  listProducts,
  settle,
} from '#tests/fakes/platforms/meta/catalogue.ts';
import { failure, MetaRefusal, no } from '#tests/fakes/platforms/meta/refuse.ts';
import type { Fields, Item, State, User } from '#tests/fakes/platforms/meta/state.ts';
import { accessToken, authorise, checkCall, debugToken } from '#tests/fakes/platforms/meta/tokens.ts';
import type { FakePlatform, OpenPlatform, SeenProduct, World } from '#tests/fakes/platforms/platform.ts';

/** Meta's Graph API, the part for catalogues, as its documentation has it; the app requires proofs. */
export const meta: FakePlatform = {
  name: 'meta',
  // There is no quota by the day; whoever sets one meets it at midnight, UTC.
  quotaOpensAtUtcHour: 0,
  hosts: (url) => ({ api: `${url}/graph`, auth: `${url}/graph`, authorise: `${url}/www` }),
  open,
};

function open(kept: unknown, world: World): OpenPlatform {
  const state = (kept as State | null) ?? fresh(world);
  const wait = (minutes: number) =>
    JSON.stringify({
      1: [{ type: 'catalog_batch', call_count: 100, estimated_time_to_regain_access: minutes }],
    });
  const tooMany = (code: number, minutes: number): FakeReply => {
    const reply = failure(code, 'There have been too many calls to this Catalog account.');
    return { ...reply, headers: { ...reply.headers, 'x-business-use-case-usage': wait(minutes) } };
  };
  return {
    app: state.app,
    isCall: ({ path }) => path.startsWith('/graph/'),
    handle: (request) => {
      settle(state, world);
      return handle(state, world, request);
    },
    tooFast: () => tooMany(80_014, 1),
    quotaUsed: () => tooMany(80_014, 60),
    broken: () => failure(1, 'An unknown error occurred', undefined, 500),
    expireTokens: () => {
      for (const { tokens } of state.users) for (const token of tokens) token.endsAt = 0;
    },
    withdrawPermissions: () => {
      for (const user of state.users) user.isPermitted = false;
    },
    products: () => {
      settle(state, world);
      return seenProducts(state);
    },
    keep: () => state,
  };
}

function fresh(world: World): State {
  const app = { key: world.digits(16), secret: world.hex(32), extra: {} };
  return { app, users: [], catalogues: [], codes: [], items: [], batches: [] };
}

const edges: Readonly<Record<string, (call: CatalogueCall) => FakeReply>> = {
  'POST items_batch': itemsBatch,
  'GET check_batch_request_status': batchStatus,
  'GET products': listProducts,
};

function handle(state: State, world: World, request: FakeRequest): FakeReply | null {
  if (/^\/www\/v\d+\.0\/dialog\/oauth$/.test(request.path)) return authorise(state, world, request);
  const path = /^\/graph\/v\d+\.0\/(.+)$/.exec(request.path)?.[1];
  if (path === undefined) return null;
  try {
    if (path === 'oauth/access_token') return accessToken(state, world, request.query);
    if (path === 'debug_token') return debugToken(state, world, request.query);
    const user = checkCall(state, world, request);
    if (path === 'me/businesses') return json({ data: [{ id: user.businessId, name: 'Doanh nghiệp' }] });
    const [node = '', edge = ''] = path.split('/');
    if (node === user.businessId) return catalogues(state, user, edge);
    const act = edges[`${request.method} ${edge}`];
    if (!act) return failure(100, `Unsupported ${request.method.toLowerCase()} request.`, 33);
    if (!user.chosenIds.includes(node))
      no(100, `Object with ID '${node}' does not exist, cannot be loaded due to missing permissions`, 33);
    const body = request.body.length > 0 ? readJson(request) : null;
    return act({ state, world, catalogueId: node, query: request.query, body });
  } catch (error) {
    if (error instanceof MetaRefusal) return failure(error.code, error.message, error.subcode);
    throw error;
  }
}

function catalogues(state: State, user: User, edge: string): FakeReply {
  if (edge === 'client_product_catalogs') return json({ data: [] });
  if (edge !== 'owned_product_catalogs') return no(100, 'Unsupported get request.', 33);
  const own = state.catalogues.filter(({ id }) => user.catalogueIds.includes(id));
  return json({ data: own.map(({ id, name }) => ({ id, name, vertical: 'commerce' })) });
}

/** Items that share a group are one product, as whoever counts means it. */
function seenProducts(state: State): SeenProduct[] {
  const groups = new Map<string, Item[]>();
  for (const item of state.items) {
    const key = `${item.catalogueId}/${String(item.fields.item_group_id ?? item.retailerId)}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].map(([key, items]) => {
    const [shopId = '', externalId = ''] = key.split('/');
    const there = items.filter(({ isDeleted }) => !isDeleted);
    const order = ['rejected', 'in_review', 'live', 'draft'] as const;
    const states = there.map(stateOf);
    return {
      externalId,
      shopId,
      title: String(there[0]?.fields.title ?? ''),
      state: order.find((state) => states.includes(state)) ?? 'removed',
      offers: there.map(({ retailerId: sku, fields }) => ({
        sku,
        priceVnd: priceOf(fields),
        stock: stockOf(fields),
      })),
      url: String(there[0]?.fields.link ?? ''),
    };
  });
}

function stateOf({ fields, review, turnedDown }: Item): SeenProduct['state'] {
  if (turnedDown !== null) return 'rejected';
  if (fields.status === 'archived') return 'draft';
  return review ? 'in_review' : 'live';
}

const priceOf = ({ price }: Fields) => Number(String(price).split(' ')[0]);
const stockOf = ({ quantity_to_sell_on_facebook: quantity }: Fields) => Number(quantity ?? 0);
