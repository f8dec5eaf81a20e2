import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { createMarketServer } from '#app/server/http/market-server.server.ts';
import { testMarket } from '#tests/support/test-market.ts';

test('a request that its visitor gave up is no fault of the server', async () => {
  const { context } = await testMarket();
  const lines: string[] = [];
  const note = (level: string) => (_about: unknown, text: string) => void lines.push(`${level} ${text}`);
  const log = { ...context.log, debug: () => undefined, info: note('info'), error: note('error') };
  let pages: 'waits' | 'fails' = 'waits';
  let isAsked = () => {};
  const asked = new Promise<void>((resolve) => {
    isAsked = resolve;
  });
  const server = createMarketServer({
    context: { ...context, log: log as unknown as typeof context.log },
    cache: null,
    files: async () => false,
    readiness: async () => null,
    async pages(request) {
      if (pages === 'fails') throw new Error('broken');
      isAsked();
      await new Promise((resolve) => request.signal.addEventListener('abort', resolve));
      throw request.signal.reason;
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const socket = connect(port, '127.0.0.1');
  socket.write('GET /__manifest?p=%2F HTTP/1.1\r\nHost: market.test\r\n\r\n');
  await asked;
  socket.destroy();
  await expect.poll(() => lines).toEqual(['info the visitor left before the answer']);
  pages = 'fails';
  expect((await fetch(`http://127.0.0.1:${port}/account`)).status).toBe(500);
  expect(lines.at(-1)).toBe('error request failed');
  server.closeAllConnections();
  server.close();
});
