import { describe, expect, test, vi } from 'vitest';
import { silentProxy } from '#tests/fakes/silent-proxy.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testEngines, testMarket } from '#tests/support/test-market.ts';

/** Pages are answered in about three seconds; a machine that is busy with other tests gets three times as long. */
const ANSWERED_IN_MS = 9_000;

const soon = (request: Promise<Response>) =>
  Promise.race([
    request,
    new Promise<never>((_resolve, reject) =>
      setTimeout(() => reject(new Error('no answer')), ANSWERED_IN_MS).unref(),
    ),
  ]);

describe.runIf(testEngines().includes('postgres'))('a PostgreSQL that neither answers nor closes', () => {
  test('costs new pages an error page, and the kept ones go on; all is well once it speaks again', async () => {
    const market = await testMarket({ engine: 'postgres' });
    const proxy = await silentProxy(market.databaseUrl ?? '');
    const server = await startServer({ context: market.openAgain({ DATABASE_URL: proxy.url }) });
    const kept = await (await server.fetch('/products')).text();
    expect((await server.fetch('/search?q=che')).status).toBe(200);

    proxy.fallSilent();
    const asked = ['/places', '/en/search?q=tea', '/api/v1/products', '/feeds/google.tsv', '/sitemap/1.xml'];
    const answers = await Promise.all(asked.map((path) => soon(server.fetch(path))));
    expect(answers.map(({ status }) => status)).toEqual(asked.map(() => 503));
    expect(answers.map(({ headers }) => headers.get('retry-after'))).toEqual(asked.map(() => '60'));
    expect(await answers[0]?.text()).toMatch(/<html lang="vi"[\s\S]*Chợ tạm nghỉ ít phút/);
    expect(await answers[1]?.text()).toContain('The market is resting for a few minutes');
    for (const answer of answers.slice(3)) {
      const body = await answer.text();
      expect(body).toContain('tạm không đọc và ghi được');
      expect(body).not.toContain('Unexpected');
    }
    const changing = server.fetch('/account/sign-in', { form: { login: '0912 345 678', password: 'x' } });
    const changed = await soon(changing);
    expect([changed.status, changed.headers.get('retry-after')]).toEqual([503, '60']);
    expect(await changed.text()).toContain('Chợ tạm nghỉ ít phút');
    expect((await soon(server.fetch('/readyz'))).status).toBe(503);
    const again = await soon(server.fetch('/products'));
    expect([again.status, await again.text()]).toEqual([200, kept]);
    expect((await soon(server.fetch('/search?q=che'))).status).toBe(200);
    expect((await soon(server.fetch('/search?q=other'))).status).toBe(503);

    proxy.speakAgain();
    await vi.waitFor(async () => expect((await server.fetch('/places')).status).toBe(200), {
      timeout: 20_000,
    });
    expect((await server.fetch('/readyz')).status).toBe(200);
  });
});
