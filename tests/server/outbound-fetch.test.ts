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
