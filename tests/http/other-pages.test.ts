import { expect, test } from 'vitest';
import { readOverview } from '#app/domain/reports/read-overview.server.ts';
import { oldLinks } from '#tests/factories/old-links.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('links in the figure that are no product’s page', (open) => {
  test('stand on the figure’s page with a way to their list, which looks again and takes nothing away', async () => {
    const market = await open();
    const { context } = market;
    const { front, codes } = await oldLinks(context);
    const figure = async () => {
      const { chosen, otherPages } = await readOverview(context, { targetCode: null, asOf: null });
      return [chosen.everListed, otherPages.everListed, otherPages.liveVerified];
    };
    const before = await figure();
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'department_staff' });
    const page = async (path: string) =>
      (await (await server.fetch(path, { cookie })).text()).replaceAll('<!-- -->', '');
    const desk = await page('/department');
    expect(desk).toMatch(/2 sản phẩm trong số đã từng lên sàn \(đang bán, đã kiểm chứng: 0\) chỉ dựa vào/);
    const to = desk.match(/href="(\/department\/links[^"]*)"/)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const list = await page(to);
    expect(list).toContain('2 sản phẩm được tính là đã từng lên sàn chỉ nhờ các liên kết này');
    expect(list).toContain(`href="/department/entries/${codes.front}"`);
    expect(list).toContain('href="https://shopee.vn/search?keyword=che"');
    expect(await page(`${to}&done=emptyTitle`)).not.toContain('Chưa có sổ OCOP');
    const again = await server.fetch('/department/links', {
      cookie,
      method: 'POST',
      form: { presenceId: front, page: '1' },
    });
    expect([again.status, again.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/department\/links\?page=1&done=page_/),
    ]);
    expect(await figure()).toEqual(before);
    const unknown = { presenceId: 'none', page: '1' };
    expect((await server.fetch('/department/links', { cookie, method: 'POST', form: unknown })).status).toBe(
      404,
    );
  });
});
