import { once } from 'node:events';
import { createServer, request as plainRequest, type RequestOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';

let port = 0;

/** The network edge: the platform's name has a public address, and behind it listens a server of this test. */
vi.mock('node:dns/promises', () => ({ lookup: async () => ({ address: '203.0.113.5', family: 4 }) }));
vi.mock('node:https', () => ({
  request: (url: URL, { method, headers, signal }: RequestOptions, done: never) =>
    plainRequest({ host: '127.0.0.1', port, path: url.pathname, method, headers, signal }, done),
}));

// The tests' own set-up has loaded the real ones.
vi.resetModules();
const { outboundFetch } = await import('#app/server/outbound-fetch.server.ts');

async function platform(location: string | null): Promise<void> {
  const server = createServer((_request, response) => {
    response.writeHead(location === null ? 200 : 302, location === null ? {} : { location });
    response.end('<title>Chè</title>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  port = (server.address() as AddressInfo).port;
}

const read = () => outboundFetch.readPage('https://shopee.vn/x', ['shopee.vn']);

test('a page is read, and the target of a redirect is told and not followed', async () => {
  await platform(null);
  expect(await read()).toMatchObject({ ok: true, page: { status: 200, finalUrl: 'https://shopee.vn/x' } });
  await platform('/y');
  expect(await read()).toMatchObject({ ok: true, page: { status: 302, finalUrl: 'https://shopee.vn/y' } });
});

test.each([
  'https://[',
  'http://a:b:c/',
  '//',
])('a redirect to %s, which is no address, is an answer', async (to) => {
  await platform(to);
  expect(await read()).toEqual({ ok: false, reason: 'unreachable' });
});

test('of a page that never ends only the first bytes are read', async () => {
  const LIMIT = 256 * 1024;
  let sent = 0;
  const server = createServer((_request, response) => {
    const more = () => {
      while (sent < 64 * LIMIT) {
        sent += LIMIT / 4;
        if (!response.write(Buffer.alloc(LIMIT / 4, 'x'))) return;
      }
      response.end();
    };
    response.on('drain', more);
    more();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  port = (server.address() as AddressInfo).port;
  const answer = await read();
  expect(answer.ok && answer.page.text.length).toBe(LIMIT);
  expect(sent).toBeLessThan(64 * LIMIT);
});

test('a page is read up to its limit; an answer of an interface that is longer than its own counts as none', async () => {
  let bytes = 3_000_000;
  const server = createServer((_request, response) => response.end('x'.repeat(bytes)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  port = (server.address() as AddressInfo).port;
  const call = () => outboundFetch.call({ method: 'GET', url: 'https://shopee.vn/x' }, ['shopee.vn']);
  const page = await read();
  expect(page.ok && page.page.text.length).toBe(256 * 1024);
  const answer = await call();
  expect(answer.ok && answer.text.length).toBe(bytes);
  bytes = 5_000_000;
  expect(await call()).toEqual({ ok: false, reason: 'no-answer' });
});

test('a call that reached nobody was not sent; one that was cut off has no answer', async () => {
  const server = createServer((request) => void request.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  const call = (url = 'https://shopee.vn/x') =>
    outboundFetch.call({ method: 'POST', url, body: '{}' }, ['shopee.vn']);
  expect(await call()).toEqual({ ok: false, reason: 'no-answer' });
  await new Promise((resolve) => server.close(resolve));
  expect(await call()).toEqual({ ok: false, reason: 'not-sent' });
  expect(await call('https://elsewhere.example/')).toEqual({ ok: false, reason: 'host-not-allowed' });
});
