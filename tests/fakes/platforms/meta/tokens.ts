import { createHmac } from 'node:crypto';
import { authorisePage } from '#tests/fakes/platforms/authorise-page.ts';
import { type FakeReply, type FakeRequest, html, json } from '#tests/fakes/platforms/http.ts';
import { no } from '#tests/fakes/platforms/meta/refuse.ts';
import type { State, User } from '#tests/fakes/platforms/meta/state.ts';
import type { World } from '#tests/fakes/platforms/platform.ts';

/** Not documented by Meta. */
const codeLife = 10 * 60_000;
const shortLife = 2 * 3_600_000;
const longLife = 60 * 86_400_000;
const dataAccessLife = 90 * 86_400_000;

/** The login dialog, where catalogues are picked. A new name with a comma makes several. */
export function authorise(state: State, world: World, request: FakeRequest): FakeReply {
  const { query } = request;
  const scopes = (query.get('scope') ?? '').split(',');
  const isRight =
    query.get('client_id') === state.app.key &&
    query.get('response_type') === 'code' &&
    scopes.includes('catalog_management');
  if (!isRight) return html('Invalid App ID or scope', 400);
  const redirectUri = query.get('redirect_uri');
  return authorisePage(request, 'Meta', state.catalogues, redirectUri, (chosen, returnTo) => {
    const known = state.users.find(
      ({ catalogueIds }) => chosen.id !== null && catalogueIds.includes(chosen.id),
    );
    const user =
      known ??
      openCatalogues(
        state,
        world,
        chosen.name.split(',').map((name) => name.trim()),
      );
    user.chosenIds = known && chosen.id !== null ? [chosen.id] : user.catalogueIds;
    user.isPermitted = true;
    const code = `AQ${world.hex(80)}`;
    state.codes.push({
      code,
      userId: user.id,
      redirectUri: redirectUri ?? '',
      endsAt: world.now() + codeLife,
    });
    returnTo.searchParams.set('code', code);
    if (query.has('state')) returnTo.searchParams.set('state', query.get('state') ?? '');
    return returnTo;
  });
}

function openCatalogues(state: State, world: World, names: readonly string[]): User {
  const businessId = world.digits(15);
  const catalogues = names.map((name) => ({ id: world.digits(16), name, businessId }));
  state.catalogues.push(...catalogues);
  const user: User = {
    id: world.digits(16),
    businessId,
    catalogueIds: catalogues.map(({ id }) => id),
    chosenIds: [],
    isPermitted: false,
    tokens: [],
  };
  state.users.push(user);
  return user;
}

/** A code becomes a token of two hours, a token one of sixty days. Both want the app's secret. */
export function accessToken(state: State, world: World, query: URLSearchParams): FakeReply {
  if (query.get('client_id') !== state.app.key)
    no(101, 'Error validating application. Invalid application ID.');
  if (query.get('client_secret') !== state.app.secret) no(1, 'Error validating client secret.');
  if (query.get('grant_type') === 'fb_exchange_token') {
    const user = userOf(state, query.get('fb_exchange_token'), world.now());
    return give(user, world, true);
  }
  const at = state.codes.findIndex(({ code }) => code === query.get('code'));
  const [known] = at < 0 ? [] : state.codes.splice(at, 1);
  const user = state.users.find(({ id }) => id === known?.userId);
  if (!known || !user || known.endsAt <= world.now())
    return no(100, 'This authorization code has been used or has expired.', 36_009);
  if (query.get('redirect_uri') !== known.redirectUri)
    no(100, 'Error validating verification code. Please make sure your redirect_uri is identical', 36_008);
  return give(user, world, false);
}

function give(user: User, world: World, isLong: boolean): FakeReply {
  const now = world.now();
  const token = `EAA${world.hex(120)}`;
  const life = isLong ? longLife : shortLife;
  user.tokens = [...user.tokens.filter(({ endsAt }) => endsAt > now), { token, endsAt: now + life, isLong }];
  return json({ access_token: token, token_type: 'bearer', expires_in: life / 1000 });
}

export function debugToken(state: State, world: World, query: URLSearchParams): FakeReply {
  if (query.get('access_token') !== `${state.app.key}|${state.app.secret}`)
    no(190, 'Invalid OAuth access token');
  const sent = query.get('input_token');
  const user = userOf(state, sent, world.now());
  const endsAt = user.tokens.find(({ token }) => token === sent)?.endsAt ?? 0;
  return json({
    data: {
      app_id: state.app.key,
      type: 'USER',
      is_valid: true,
      user_id: user.id,
      expires_at: Math.floor(endsAt / 1000),
      data_access_expires_at: Math.floor((world.now() + dataAccessLife) / 1000),
      scopes: ['catalog_management', 'business_management', 'public_profile'],
      granular_scopes: [
        { scope: 'catalog_management', target_ids: user.chosenIds },
        { scope: 'business_management', target_ids: [user.businessId] },
      ],
    },
  });
}

/** Bearer token and the proof that the app may use it: required of every call in a person's name. */
export function checkCall(state: State, world: World, request: FakeRequest): User {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
  const user = userOf(state, token, world.now());
  const proof = createHmac('sha256', state.app.secret)
    .update(token ?? '')
    .digest('hex');
  const sent = request.query.get('appsecret_proof');
  if (sent === null) no(100, 'API calls from the server require an appsecret_proof argument');
  if (sent !== proof) no(100, 'Invalid appsecret_proof provided in the API argument');
  return user;
}

function userOf(state: State, token: string | null, now: number): User {
  const user = state.users.find(({ tokens }) => tokens.some((one) => one.token === token));
  if (!user) return no(190, 'Invalid OAuth 2.0 Access Token');
  if (!user.isPermitted)
    no(190, 'Error validating access token: The user has not authorized application', 458);
  const isGood = user.tokens.some((one) => one.token === token && one.endsAt > now);
  return isGood ? user : no(190, 'Error validating access token: Session has expired', 463);
}
