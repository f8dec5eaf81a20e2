import {
  createSource,
  excludedOf,
  getProduct,
  listSources,
  problemsOf,
} from '#tests/fakes/platforms/google/account.ts';
import {
  type AccountCall,
  deleteInput,
  insertInput,
  patchInput,
} from '#tests/fakes/platforms/google/inputs.ts';
import { failure, GoogleRefusal, no } from '#tests/fakes/platforms/google/refuse.ts';
import {
  type Attributes,
  type Item,
  type State,
  settle,
  type User,
} from '#tests/fakes/platforms/google/state.ts';
import { answerTokens, authorise } from '#tests/fakes/platforms/google/tokens.ts';
import { type FakeReply, type FakeRequest, json, readJson } from '#tests/fakes/platforms/http.ts';
import type { FakePlatform, OpenPlatform, SeenProduct, World } from '#tests/fakes/platforms/platform.ts';

/** Google Merchant API v1 with its OAuth 2.0, as its documentation and published definitions have it. */
export const google: FakePlatform = {
  name: 'google',
  quotaOpensAtUtcHour: 12,
  hosts: (url) => ({ api: `${url}/merchantapi`, auth: `${url}/oauth2`, authorise: `${url}/accounts` }),
  open,
};

const calls: ReadonlyArray<{ method: string; path: RegExp; act: (call: AccountCall) => FakeReply }> = [
  { method: 'GET', path: /^\/datasources\/v1\/accounts\/(\d+)\/dataSources()$/, act: listSources },
  { method: 'POST', path: /^\/datasources\/v1\/accounts\/(\d+)\/dataSources()$/, act: createSource },
  { method: 'POST', path: /^\/products\/v1\/accounts\/(\d+)\/productInputs:insert()$/, act: insertInput },
  { method: 'PATCH', path: /^\/products\/v1\/accounts\/(\d+)\/productInputs\/([^/]+)$/, act: patchInput },
  { method: 'DELETE', path: /^\/products\/v1\/accounts\/(\d+)\/productInputs\/([^/]+)$/, act: deleteInput },
  { method: 'GET', path: /^\/products\/v1\/accounts\/(\d+)\/products\/([^/]+)$/, act: getProduct },
];

function open(kept: unknown, world: World): OpenPlatform {
  const state = (kept as State | null) ?? fresh(world);
  return {
    app: state.app,
    isCall: ({ path }) => path.startsWith('/merchantapi/') || path.startsWith('/oauth2/'),
    handle: (request) => handle(state, world, request),
    tooFast: () => failure(429, 'QUOTA_REQUEST_RATE_TOO_HIGH', 'The limit of calls per minute is exceeded'),
    quotaUsed: () => failure(429, 'QUOTA_DAILY_LIMIT_EXCEEDED', 'The daily limit of calls is exceeded'),
    broken: () => failure(500, 'INTERNAL_ERROR', 'Internal error encountered.'),
    expireTokens: () => {
      for (const user of state.users) user.accessTokens = [];
    },
    withdrawPermissions: () => {
      for (const user of state.users) Object.assign(user, { isPermitted: false, accessTokens: [] });
    },
    products: () => seenProducts(state, world),
    keep: () => state,
  };
}

function fresh(world: World): State {
  const app = {
    key: `${world.digits(12)}-${world.hex(32)}.apps.googleusercontent.com`,
    secret: `GOCSPX-${world.hex(28)}`,
    extra: {},
  };
  return { app, users: [], accounts: [], codes: [], dataSources: [], items: [] };
}

function handle(state: State, world: World, request: FakeRequest): FakeReply | null {
  if (request.path === '/accounts/o/oauth2/v2/auth') return authorise(state, world, request);
  if (request.path === '/oauth2/token' && request.method === 'POST')
    return answerTokens(state, world, request);
  const path = request.path.replace(/^\/merchantapi/, '');
  if (path === request.path) return null;
  try {
    const user = readUser(state, world, request);
    if (path === '/accounts/v1/accounts' && request.method === 'GET') return listAccounts(state, user);
    for (const { method, path: pattern, act } of calls) {
      const [, accountId = '', name = ''] = pattern.exec(path) ?? [];
      if (method !== request.method || accountId === '') continue;
      if (!user.accountIds.includes(accountId))
        no(403, 'PERMISSION_DENIED_ACCOUNTS', 'The caller does not have access to the accounts');
      const body = request.body.length > 0 ? readJson(request) : null;
      return act({ state, world, accountId, name, query: request.query, body });
    }
    return failure(404, 'METHOD_NOT_FOUND', 'Method not found.');
  } catch (error) {
    if (!(error instanceof GoogleRefusal)) throw error;
    return failure(error.httpStatus, error.reason, error.message, error.location);
  }
}

/** The token goes in its header and nowhere else. */
function readUser(state: State, world: World, request: FakeRequest): User {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const user = state.users.find(
    ({ isPermitted, accessTokens }) =>
      isPermitted && accessTokens.some((one) => one.token === token && one.endsAt > world.now()),
  );
  return user ?? no(401, 'ACCESS_TOKEN_EXPIRED', 'Request had invalid authentication credentials.');
}

function listAccounts(state: State, user: User): FakeReply {
  const own = state.accounts.filter(({ id }) => user.accountIds.includes(id));
  return json({
    accounts: own.map(({ id, name }) => ({
      name: `accounts/${id}`,
      accountId: id,
      accountName: name,
      timeZone: { id: 'Asia/Ho_Chi_Minh' },
      languageCode: 'vi',
    })),
  });
}

/** Items that share a group are one product, as whoever counts means it. */
function seenProducts(state: State, world: World): SeenProduct[] {
  const groups = new Map<string, Item[]>();
  for (const item of state.items) {
    settle(item, world.now());
    const group = String(item.input?.itemGroupId ?? item.offerId);
    const key = `${item.accountId}/${group}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].map(([key, items]) => {
    const [shopId = '', externalId = ''] = key.split('/');
    const there = items.flatMap(({ offerId, input }) => (input ? [{ offerId, input }] : []));
    return {
      externalId,
      shopId,
      title: String(there[0]?.input.title ?? ''),
      state: together(items),
      offers: there.map(({ offerId, input }) => ({
        sku: offerId,
        priceVnd: priceOf(input),
        stock: input.availability === 'IN_STOCK' ? 1 : 0,
      })),
      url: String(there[0]?.input.link ?? ''),
    };
  });
}

function together(items: readonly Item[]): SeenProduct['state'] {
  const states = items.filter(({ input }) => input !== null).map(stateOf);
  const order = ['rejected', 'in_review', 'live', 'draft'] as const;
  return order.find((state) => states.includes(state)) ?? 'removed';
}

function stateOf(item: Item): SeenProduct['state'] {
  const input = item.input ?? {};
  if (excludedOf(input).includes('FREE_LISTINGS')) return 'draft';
  if (item.review || item.shown === null) return 'in_review';
  return problemsOf(item, input).length > 0 ? 'rejected' : 'live';
}

function priceOf({ price }: Attributes): number {
  const { amountMicros = '0' } = (price ?? {}) as { amountMicros?: string };
  return Number(BigInt(amountMicros) / 1_000_000n);
}
