import { request as rawRequest } from 'node:http';
import { expect, test } from 'vitest';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

async function open(settings: Record<string, string> = {}) {
  const market = await testMarket({ settings });
  return { market, server: await startServer(market) };
}

/** A POST with exactly these headers; `fetch` would mend Host and Origin. */
function post(url: string, path: string, headers: Record<string, string>, body: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
    const outgoing = rawRequest(
      { hostname, port, path, method: 'POST', headers: sent, agent: false },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

test.each([
  'constructor',
  'tostring',
  'valueof',
  'nothing',
])('a feed in the format "%s" is not there', async (format) => {
  const { server } = await open();
  for (const file of [`google.${format}`, `${format}.xml`])
    expect((await server.fetch(`/feeds/${file}`)).status, file).toBe(404);
});

test('the way back after a form may be written in any letters, and stays on this site', async () => {
  const { server } = await open();
  for (const path of ['/age', '/language'])
    for (const [next, to] of [
      ['/sản-phẩm?q=chè 😀', '/s%E1%BA%A3n-ph%E1%BA%A9m?q=ch%C3%A8%20%F0%9F%98%80'],
      ['/products?q=ch%C3%A8', '/products?q=ch%C3%A8'],
      ['//evil.example', '/'],
      ['/\\evil.example', '/'],
      ['https://evil.example', '/'],
      ['/a\r\nset-cookie: x=y', '/'],
    ] as const) {
      const answer = await server.fetch(path, { form: { next, declared: 'yes', language: 'en' } });
      expect([answer.status, answer.headers.get('location')], `${path} ${next}`).toEqual([303, to]);
    }
});

test('what is no form, or a broken one, is the sender’s fault and gets a page that says so', async () => {
  const { server } = await open();
  const half = '--x\r\nContent-Disposition: form-data; name="login"\r\n\r\n0912';
  for (const path of ['/account/sign-in', '/age', '/language'])
    for (const [type, body, status] of [
      ['application/json', '{}', 415],
      ['text/plain', 'login=x', 415],
      ['multipart/form-data', half, 400],
      ['multipart/form-data; boundary=x', half, 400],
      ['multipart/form-data; boundary=y', 'not at all', 400],
    ] as const) {
      const answer = await server.fetch(path, { method: 'POST', headers: { 'content-type': type }, body });
      expect(answer.status, `${path} ${type}`).toBe(status);
      expect(answer.headers.get('content-type'), `${path} ${type}`).toMatch(/^text\/html/);
      expect(await answer.text(), `${path} ${type}`).toContain('Chợ Phiên');
    }
});

test('one-click sign-in is for this machine and its own network alone, and came straight here', async () => {
  const market = await testMarket({ demo: true });
  await sellerOf(market.context);
  const { producer, session } = market.context.store.tables;
  await market.context.store.write((tx) => tx.update(producer).set({ isDemo: true }));
  const server = await startServer(market);
  const host = new URL(server.url).host;
  const role = 'role=department_staff';
  const signIn = (headers: Record<string, string>) =>
    post(server.url, '/account/demo', { origin: `http://${headers.host ?? host}`, host, ...headers }, role);

  const foreign: Array<Record<string, string>> = [
    { host: 'chophien.example' },
    { 'x-forwarded-for': '203.0.113.9' },
    { 'x-forwarded-for': '127.0.0.1' },
    { forwarded: 'for=127.0.0.1' },
    { 'x-real-ip': '127.0.0.1' },
    { via: '1.1 caddy' },
    { host: 'chophien.example', 'x-forwarded-for': '203.0.113.9' },
  ];
  for (const headers of foreign) {
    expect(await signIn(headers), JSON.stringify(headers)).toBe(404);
    const page = await server.fetch('/account/sign-in', { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(await page.text()).not.toContain('/account/demo');
  }
  expect(await market.context.store.read((db) => db.select().from(session))).toEqual([]);
  expect(await (await server.fetch('/account/sign-in')).text()).toContain('/account/demo');
  const near: Array<Record<string, string>> = [
    {},
    { host: `localhost:${new URL(server.url).port}` },
    { host: '192.168.1.20:3000' },
  ];
  for (const headers of near) expect(await signIn(headers), JSON.stringify(headers)).toBe(303);

  const behind = await startServer({ context: market.openAgain({ TRUST_PROXY: '127.0.0.1' }) });
  expect(
    await post(behind.url, '/account/demo', { origin: behind.url, host: new URL(behind.url).host }, role),
  ).toBe(404);
});
