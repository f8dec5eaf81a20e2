import { expect, test } from 'vitest';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('suspending a producer over HTTP', (open) => {
  test('asks for a reason, empties kept pages and feeds at once, tells the producer, and is taken back', async () => {
    const market = await open();
    const { context } = market;
    const { producerId } = await sellerOf(context);
    await publishedListing(context, { producerId, listing: { slug: 'che-thu' } });
    const server = await startServer(market);
    const staff = await signedIn(context, { role: 'department_staff' });
    const seller = await signedIn(context, { role: 'producer_member', producerId });
    const desk = `/department/producers/${producerId.slice(-8)}`;
    const act = (form: Record<string, string>) => server.fetch(desk, { cookie: staff.cookie, form });
    const read = async (path: string, cookie = '') => (await server.fetch(path, { cookie })).text();
    const shown = async () => {
      const places = [
        '/products',
        '/products?sort=name',
        '/sitemap/1.xml',
        '/feeds/google.xml',
        '/api/v1/products',
      ];
      const pages = await Promise.all(places.map((path) => read(path)));
      return pages.filter((page) => page.includes('/products/che-thu')).length;
    };
    expect(await shown()).toBe(5);
    expect(await read('/products/che-thu')).toContain('application/ld+json');

    const refused = await act({ intent: 'suspend', note: ' ' });
    expect([refused.status, await shown()]).toEqual([400, 5]);
    expect(await refused.text()).toContain('href="#note"');
    const note = 'Giấy an toàn thực phẩm đã hết hạn';
    const done = await act({ intent: 'suspend', note });
    expect([done.status, done.headers.get('location')]).toEqual([303, `${desk}?done=suspend`]);

    expect(await shown()).toBe(0);
    for (const [path, words] of [
      ['/products/che-thu', 'Mặt hàng này hiện không bán'],
      ['/en/products/che-thu', 'This is not on sale now'],
    ] as const) {
      const gone = await server.fetch(path);
      const page = await gone.text();
      expect([path, gone.status, page.includes(words)]).toEqual([path, 404, true]);
      expect(page).not.toContain('Chè Shan tuyết cổ thụ');
    }
    expect(await read('/products/chua-tung-co')).not.toContain('hiện không bán');
    expect(await read(desk, staff.cookie)).toContain(note);
    expect(await read('/seller', seller.cookie)).toContain(note);

    expect((await act({ intent: 'lift' })).status).toBe(303);
    expect(await shown()).toBe(5);
    expect((await server.fetch('/products/che-thu')).status).toBe(200);
    expect(await read('/seller', seller.cookie)).not.toContain(note);
  });
});
