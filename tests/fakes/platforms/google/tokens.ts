import { authorisePage } from '#tests/fakes/platforms/authorise-page.ts';
import { noToken } from '#tests/fakes/platforms/google/refuse.ts';
import type { State, User } from '#tests/fakes/platforms/google/state.ts';
import { type FakeReply, type FakeRequest, html, json } from '#tests/fakes/platforms/http.ts';
import type { World } from '#tests/fakes/platforms/platform.ts';

export const contentScope = 'https://www.googleapis.com/auth/content';
/** Google does not document it; ten minutes are what RFC 6749 recommends at most. */
const codeLife = 10 * 60_000;
const accessLife = 3_599_000;
/** Of one person for one app; a further one ends the oldest. */
const mostRefreshTokens = 100;
const unusedLife = 180 * 86_400_000;

/** The consent screen. A new name with a comma makes a person who looks after several accounts. */
export function authorise(state: State, world: World, request: FakeRequest): FakeReply {
  const { query } = request;
  const scope = query.get('scope') ?? '';
  const isRight =
    query.get('client_id') === state.app.key &&
    query.get('response_type') === 'code' &&
    query.get('access_type') === 'offline' &&
    scope.split(' ').includes(contentScope);
  if (!isRight) return html('Error 400: invalid_request', 400);
  const known = state.accounts.map(({ id, name }) => ({ id, name }));
  const redirectUri = query.get('redirect_uri');
  return authorisePage(request, 'Google Merchant', known, redirectUri, (chosen, returnTo) => {
    const user =
      state.users.find(({ accountIds }) => chosen.id !== null && accountIds.includes(chosen.id)) ??
      openAccounts(
        state,
        world,
        chosen.name.split(',').map((name) => name.trim()),
      );
    user.isPermitted = true;
    const code = `4/${world.hex(40)}`;
    const endsAt = world.now() + codeLife;
    state.codes.push({ code, userId: user.id, redirectUri: redirectUri ?? '', scope, endsAt });
    returnTo.searchParams.set('code', code);
    returnTo.searchParams.set('scope', scope);
    if (query.has('state')) returnTo.searchParams.set('state', query.get('state') ?? '');
    return returnTo;
  });
}

function openAccounts(state: State, world: World, names: readonly string[]): User {
  const accounts = names.map((name) => ({ id: world.digits(10), name }));
  state.accounts.push(...accounts);
  const user: User = {
    id: world.digits(21),
    accountIds: accounts.map(({ id }) => id),
    isPermitted: false,
    accessTokens: [],
    refreshToken: '',
    refreshedAt: 0,
  };
  state.users.push(user);
  return user;
}

export function answerTokens(state: State, world: World, request: FakeRequest): FakeReply {
  const params = new URLSearchParams(request.body.toString('utf8'));
  if (params.get('client_id') !== state.app.key || params.get('client_secret') !== state.app.secret) {
    return noToken('invalid_client', 'Unauthorized');
  }
  switch (params.get('grant_type')) {
    case 'authorization_code':
      return fromCode(state, world, params);
    case 'refresh_token':
      return fromRefreshToken(state, world, params);
    default:
      return noToken('unsupported_grant_type', 'Invalid grant_type');
  }
}

/** A code is good once, and for the address that it was sent to. */
function fromCode(state: State, world: World, params: URLSearchParams): FakeReply {
  const at = state.codes.findIndex(({ code }) => code === params.get('code'));
  const [known] = at < 0 ? [] : state.codes.splice(at, 1);
  const user = state.users.find(({ id }) => id === known?.userId);
  if (!known || !user || known.endsAt <= world.now()) return noToken('invalid_grant', 'Bad Request');
  if (params.get('redirect_uri') !== known.redirectUri)
    return noToken('redirect_uri_mismatch', 'Bad Request');
  user.earlierRefreshTokens = [user.refreshToken, ...(user.earlierRefreshTokens ?? [])]
    .filter(Boolean)
    .slice(0, mostRefreshTokens - 1);
  user.refreshToken = `1//${world.hex(60)}`;
  return give(user, world, known.scope, { refresh_token: user.refreshToken });
}

/** The same refresh token goes on, until it is taken back or was not used for half a year. */
function fromRefreshToken(state: State, world: World, params: URLSearchParams): FakeReply {
  const sent = params.get('refresh_token') || null;
  const user = state.users.find(
    ({ refreshToken, earlierRefreshTokens: earlier }) =>
      sent !== null && (refreshToken === sent || earlier?.includes(sent)),
  );
  if (!user?.isPermitted || user.refreshedAt + unusedLife <= world.now()) {
    return noToken('invalid_grant', 'Token has been expired or revoked.');
  }
  return give(user, world, contentScope, {});
}

function give(user: User, world: World, scope: string, more: Record<string, string>): FakeReply {
  const now = world.now();
  const token = `ya29.${world.hex(60)}`;
  user.refreshedAt = now;
  user.accessTokens = [
    ...user.accessTokens.filter(({ endsAt }) => endsAt > now),
    { token, endsAt: now + accessLife },
  ];
  return json({ access_token: token, expires_in: accessLife / 1000, scope, token_type: 'Bearer', ...more });
}
