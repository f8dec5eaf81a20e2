import { expect, test } from 'vitest';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('the server', (open) => {
  test('is alive and ready', async () => {
    const server = await startServer(await open());
    expect((await server.fetch('/healthz')).status).toBe(200);
    const ready = await server.fetch('/readyz');
    expect([ready.status, await ready.text()]).toEqual([200, 'ready\n']);
  });

  test('shows its first page in both languages, and again from its cache', async () => {
    const server = await startServer(await open());
    for (const [path, language] of [
      ['/', 'vi'],
      ['/en', 'en'],
    ] as const) {
      const first = await server.fetch(path);
      expect(first.status, path).toBe(200);
      const html = await first.text();
      expect(html).toContain(`<html lang="${language}"`);
      const second = await server.fetch(path);
      expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
      expect(await second.text()).toBe(html);
    }
  });
});
