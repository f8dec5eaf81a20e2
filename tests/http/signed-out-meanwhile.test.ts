import { expect, test } from 'vitest';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const CALLBACK = '/seller/channels/shopee/callback';

eachEngine('a seller who was signed out while at a platform', (open) => {
  test('comes back without the platform’s code in any address, and is told to connect again', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const back = await server.fetch(`${CALLBACK}?code=secret-code&state=secret-state&shop_id=7`);
    const signIn = back.headers.get('location') ?? '';
    expect([back.status, signIn]).toEqual([
      303,
      `/account/sign-in?next=${encodeURIComponent(`${CALLBACK}?signedOut=1`)}`,
    ]);

    const seller = await sellerOf(context);
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId: seller.producerId });
    const page = await server.fetch(`${CALLBACK}?signedOut=1`, { cookie });
    expect(page.status).toBe(400);
    const text = await page.text();
    expect(text).toContain('Bạn đã bị đăng xuất trong lúc ở trang của sàn');
    expect(text).toContain('href="/seller/channels/shopee/shop"');
    // Outside the demo its page is no more there than its button.
    expect((await server.fetch('/seller/demo-goods', { cookie })).status).toBe(404);
  });
});
