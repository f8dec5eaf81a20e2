import { readdirSync, readFileSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { account, PASSWORD, PHONE } from '#tests/factories/account.ts';
import { startServer } from '#tests/support/start-server.ts';
import { ROOT } from '#tests/support/templates.ts';
import { testMarket } from '#tests/support/test-market.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** A request with exactly these headers; `fetch` would mend Host and Origin. */
function raw(
  url: string,
  options: { method?: string; path?: string; headers?: Record<string, string>; body?: string },
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const { method = 'GET', path = '/', headers = {}, body } = options;
    const outgoing = rawRequest({ hostname, port, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function open(settings: Record<string, string> = {}) {
  const market = await testMarket({ settings });
  return { market, server: await startServer(market) };
}

test('every answer carries the headers, and pages a policy that runs no script but ours', async () => {
  const { server } = await open();
  for (const path of [
    '/',
    '/products',
    '/account/sign-in',
    '/no-such-page',
    '/api/v1/products',
    '/robots.txt',
    '/healthz',
    '/%00',
  ]) {
    const { headers } = await raw(server.url, { path });
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
    expect(headers['x-powered-by'] ?? headers.server, path).toBeUndefined();
    if (!String(headers['content-type']).startsWith('text/html')) continue;
    const policy = String(headers['content-security-policy']);
    expect(policy, path).toMatch(/^default-src '(self|none)'/);
    for (const part of ["base-uri 'none'", "frame-ancestors 'none'"]) expect(policy, path).toContain(part);
    if (policy.startsWith("default-src 'self'")) {
      for (const part of ["object-src 'none'", "form-action 'self'"]) expect(policy, path).toContain(part);
    }
    expect(/script-src [^;]*/.exec(policy)?.[0] ?? '', path).not.toMatch(/unsafe|\*|https?:|data:/);
  }
});

test('over https the site insists on it, and cookies are for this host alone', async () => {
  const { market, server } = await open({ PUBLIC_URL: 'https://cho.example.vn' });
  await account(market.context);
  const page = await raw(server.url, { path: '/account/sign-in' });
  expect(page.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  const answer = await signIn(server.url, 'https://cho.example.vn');
  const cookies = answer.headers['set-cookie'] as string[];
  const session = cookies.find((cookie) => cookie.includes('session'));
  expect(session).toMatch(/^__Host-session=[\w-]{43}; Path=\/; SameSite=Lax; Max-Age=\d+; HttpOnly; Secure$/);
  for (const cookie of cookies) expect(cookie).toMatch(/; Secure(; |$)/);
  // How many pieces lie in the basket is for the page's own script; nobody is known by it.
  const hidden = cookies.filter((cookie) => !cookie.startsWith('cart-count='));
  for (const cookie of hidden) expect(cookie).toMatch(/; HttpOnly(; |$)/);
});

test('over plain http the session cookie is still for scripts and other sites out of reach', async () => {
  const { market, server } = await open();
  await account(market.context);
  const cookies = (await signIn(server.url, server.url)).headers['set-cookie'] as string[];
  expect(cookies[0]).toMatch(/^session=[\w-]{43}; Path=\/; SameSite=Lax; Max-Age=\d+; HttpOnly$/);
});

test('a form of another site changes nothing', async () => {
  const { market, server } = await open();
  await account(market.context);
  const body = new URLSearchParams({ login: PHONE, password: PASSWORD }).toString();
  const post = (headers: Record<string, string>) =>
    raw(server.url, { method: 'POST', path: '/account/sign-in', headers: { ...FORM, ...headers }, body });
  const host = new URL(server.url).host;
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: 'null', 'sec-fetch-site': 'same-site' },
    { origin: 'null', 'sec-fetch-site': 'none' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: server.url, 'sec-fetch-site': 'cross-site' },
    { origin: server.url, 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: `http://${host}.evil.example` },
    { origin: `http://evil.example#${host}` },
    {},
  ]) {
    const { status, headers: answer } = await post(headers as Record<string, string>);
    expect([status, answer['set-cookie']], JSON.stringify(headers)).toEqual([403, undefined]);
  }
  expect((await post({ origin: server.url, 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  expect((await post({ origin: server.url })).status).toBe(303);
  expect((await post({ origin: 'null', 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    const { status } = await raw(server.url, {
      method,
      path: '/account/sign-in',
      headers: { origin: 'https://evil.example' },
    });
    expect(status, method).toBe(403);
  }
});

test('a forged Host, and forwarded headers from strangers, change no address and no limit', async () => {
  const { market, server } = await open({ PUBLIC_URL: 'http://cho.localhost' });
  await account(market.context);
  const { body } = await raw(server.url, {
    path: '/',
    headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
  });
  expect(body).not.toContain('evil.example');
  expect(body).toContain('http://cho.localhost');
  const statuses: number[] = [];
  for (let i = 0; i < 7; i++) {
    statuses.push(
      (
        await signIn(
          server.url,
          'http://cho.localhost',
          { 'x-forwarded-for': `203.0.113.${i}` },
          'sai rồi nhé',
        )
      ).status,
    );
  }
  expect(statuses).toEqual([400, 400, 400, 400, 400, 429, 429]);
});

test('behind a trusted proxy the visitor’s own address counts, and only the part that the proxy wrote', async () => {
  const { market, server } = await open({ TRUST_PROXY: '127.0.0.1', LIMIT_SIGN_IN_PER_ACCOUNT: '2' });
  await account(market.context);
  const wrong = async (forwarded: string) =>
    (await signIn(server.url, server.url, { 'x-forwarded-for': forwarded }, 'sai rồi nhé')).status;
  expect([await wrong('1.1.1.1, 203.0.113.9'), await wrong('2.2.2.2, 203.0.113.9')]).toEqual([400, 400]);
  expect(await wrong('3.3.3.3, 203.0.113.9')).toBe(429);
  expect(await wrong('203.0.113.10')).toBe(400);
});

test('too many tries: 429, how long to wait, and what was typed but no password', async () => {
  const { market, server } = await open({ LIMIT_SIGN_IN_PER_ACCOUNT: '1' });
  await account(market.context);
  await signIn(server.url, server.url, {}, 'sai rồi nhé');
  const held = await signIn(server.url, server.url, {}, PASSWORD);
  expect([held.status, held.headers['retry-after']]).toEqual([429, '900']);
  expect(held.body).toContain('15 phút');
  expect(held.body).toContain(PHONE);
  expect(held.body).not.toContain(PASSWORD);
});

test('signing in leads only to pages of this site', async () => {
  const { market, server } = await open();
  await account(market.context);
  for (const next of [
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '\n//evil.example',
    'evil.example',
    '/\u0000/evil',
    '',
    '///evil.example',
    '/ok\\..\\evil',
  ]) {
    const { headers } = await signIn(server.url, server.url, {}, PASSWORD, next);
    expect(headers.location, JSON.stringify(next)).toBe('/account');
  }
  for (const next of [
    '/seller/listings/new?from=1',
    '/%2f%2fevil.example',
    '/%5cevil.example',
    '/account#x',
  ]) {
    const { headers } = await signIn(server.url, server.url, {}, PASSWORD, next);
    expect(new URL(String(headers.location), server.url).origin, next).toBe(server.url);
    expect(headers.location).toBe(next);
  }
});

test('bodies have a limit, announced or not', async () => {
  const { server } = await open();
  const own = { ...FORM, origin: server.url };
  const body = `login=${'x'.repeat(600 * 1024)}`;
  const announced = await raw(server.url, {
    method: 'POST',
    path: '/account/sign-in',
    headers: { ...own, 'content-length': String(body.length) },
    body,
  });
  expect(announced.status).toBe(413);
  const chunked = await raw(server.url, {
    method: 'POST',
    path: '/account/sign-in',
    headers: { ...own, 'transfer-encoding': 'chunked' },
    body,
  });
  expect(chunked.status).toBe(413);
  for (const [name, value] of [
    ['content-length', String(body.length)],
    ['transfer-encoding', 'chunked'],
  ] as const) {
    const byScript = await raw(server.url, {
      method: 'POST',
      path: '/account/sign-in.data',
      headers: { ...own, [name]: value },
      body,
    });
    expect([byScript.status, byScript.headers['content-type']]).toEqual([
      413,
      'text/x-script; charset=utf-8',
    ]);
  }
});

test('methods and files that are nobody’s business', async () => {
  const { server } = await open();
  for (const method of ['TRACE', 'CONNECT', 'PROPFIND']) {
    const status = await raw(server.url, { method, path: '/' }).then(
      (answer) => answer.status,
      () => 'closed',
    );
    expect([405, 'closed', 400], method).toContain(status);
  }
  for (const path of [
    '/.git/config',
    '/.git/HEAD',
    '/.env',
    '/.env.example',
    '/package.json',
    '/server.ts',
    '/build/server/remix.js',
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/assets/../../server/remix.js',
    '/assets/',
    '/data/market.sqlite',
    '/data/demo-secret',
    '/etc/passwd',
    '//etc/passwd',
    '/\\etc/passwd',
  ]) {
    const { status, body } = await raw(server.url, { path });
    expect([400, 404], path).toContain(status);
    expect(body, path).not.toMatch(/\[core\]|APP_SECRET|"dependencies"|root:x:/);
  }
});

test('what the browser gets holds no secret, no setting and no server code', () => {
  const assets = join(ROOT, 'build/client/assets');
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(10);
  for (const name of scripts) {
    const text = readFileSync(join(assets, name), 'utf8');
    for (const word of [
      'APP_SECRET',
      'DATABASE_URL',
      'process.env',
      'better-sqlite3',
      'node:crypto',
      'argon2',
      'drizzle',
      'personalData',
      'passwordHash',
    ])
      expect(text.includes(word), `${name}: ${word}`).toBe(false);
  }
  expect(
    readdirSync(join(ROOT, 'build/client'), { recursive: true }).filter((name) =>
      String(name).endsWith('.map'),
    ),
  ).toEqual([]);
});

test('pages of a person are kept by no cache, and no cached page sets a cookie', async () => {
  const { market, server } = await open();
  await account(market.context);
  const cookies = (await signIn(server.url, server.url)).headers['set-cookie'] as string[];
  const cookie = cookies[0]?.split(';')[0] ?? '';
  for (const path of ['/account', '/account/security', '/account/me.json', '/account/sign-in']) {
    expect((await server.fetch(path, { cookie })).headers.get('cache-control'), path).toMatch(/no-store/);
  }
  const me = await server.fetch('/account/me.json', { cookie });
  expect(await me.json()).toEqual({
    signedIn: true,
    name: 'Giàng Thị Mẩy',
    home: '/account',
    areas: ['/account'],
  });
  expect(await (await server.fetch('/account/me.json')).json()).toEqual({ signedIn: false });
  for (const path of ['/', '/products', '/en', '/']) {
    const answer = await server.fetch(path, { cookie });
    expect(answer.headers.get('set-cookie'), path).toBeNull();
    expect(await answer.text(), path).not.toContain('Giàng Thị Mẩy');
  }
});

test('signing out ends the session on the server', async () => {
  const { market, server } = await open();
  await account(market.context);
  const cookies = (await signIn(server.url, server.url)).headers['set-cookie'] as string[];
  const cookie = cookies[0]?.split(';')[0] ?? '';
  expect((await server.fetch('/account/sign-out', { cookie })).status).toBe(303);
  expect((await server.fetch('/account', { cookie })).status, 'a GET signs nobody out').toBe(200);
  const out = await server.fetch('/account/sign-out', { cookie, form: {} });
  expect([out.status, out.headers.get('location')]).toEqual([303, '/account/sign-in?done=signed-out']);
  expect(out.headers.get('set-cookie')).toContain('session=; Path=/; SameSite=Lax; Max-Age=0');
  expect((await server.fetch('/account', { cookie })).status).toBe(303);
});

test.each([
  'production',
  'development',
  'test',
])('one-click sign-in answers 404 outside the demo (%s)', async (mode) => {
  const { server } = await open({ NODE_ENV: mode });
  for (const role of ['producer_member', 'department_staff']) {
    const answer = await server.fetch('/account/demo', { form: { role } });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([404, null]);
  }
  expect(await (await server.fetch('/account/sign-in')).text()).not.toContain('/account/demo');
});

function signIn(
  url: string,
  origin: string,
  headers: Record<string, string> = {},
  password = PASSWORD,
  next = '',
) {
  const body = new URLSearchParams({ login: PHONE, password, next }).toString();
  return raw(url, {
    method: 'POST',
    path: '/account/sign-in',
    headers: { ...FORM, origin, ...headers },
    body,
  });
}
