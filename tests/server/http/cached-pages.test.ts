import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { HtmlCache } from '#app/server/html-cache/html-cache.server.ts';
import { knownAddressBytes } from '#app/server/http/cached-pages.server.ts';
import { createMarketServer } from '#app/server/http/market-server.server.ts';
import { testMarket } from '#tests/support/test-market.ts';

const MOST_BYTES = 4 * 1024 * 1024;

async function serving(answer: () => Response) {
  const { context } = await testMarket();
  const cache = new HtmlCache(context.clock, 1_000_000);
  const server = createMarketServer({
    context,
    cache,
    files: async () => false,
    readiness: async () => null,
    pages: async (_request, { page }) => {
      page.tag('catalog');
      return answer();
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    const closed = once(server, 'close');
    server.close();
    // An answer whose body nobody read keeps its connection from being idle.
    server.closeAllConnections();
    await closed;
  });
  const address = server.address() as { port: number };
  return {
    cache,
    clock: context.clock,
    get: (path: string) => fetch(`http://127.0.0.1:${address.port}${path}`),
  };
}

test('what is remembered of addresses is bounded by bytes, and long ones are not remembered', async () => {
  const { get } = await serving(
    () => new Response('<p>about</p>', { headers: { 'content-type': 'text/html' } }),
  );
  await get('/about');
  const before = knownAddressBytes();
  for (let i = 0; i < 20; i++) expect((await get(`/about?x=${i}${'x'.repeat(15_000)}`)).status).toBe(200);
  expect(knownAddressBytes()).toBe(before);
  for (let i = 0; i < 40; i++) await get(`/about?x=${i}${'y'.repeat(400)}`);
  expect(knownAddressBytes()).toBeGreaterThan(before);
  expect(knownAddressBytes()).toBeLessThanOrEqual(MOST_BYTES);
});

test('a page that cannot be loaded is stood in for by the one before, until its own time is over', async () => {
  let status = 200;
  const { get, cache } = await serving(() => new Response(`<p>${status}</p>`, { status }));
  expect(await (await get('/about')).text()).toBe('<p>200</p>');
  cache.setListening(false);
  status = 500;
  const stoodIn = await get('/about');
  expect([stoodIn.status, await stoodIn.text()]).toEqual([200, '<p>200</p>']);
  expect((await get('/legal/terms')).status).toBe(500);
  status = 404;
  expect((await get('/about')).status).toBe(404);
  cache.clear();
  status = 500;
  expect((await get('/about')).status).toBe(500);
});
