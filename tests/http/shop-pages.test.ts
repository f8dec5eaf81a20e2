import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { shopWith } from '#tests/factories/shop-with.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('the pages of a shop', (open) => {
  async function desk() {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const { producerId } = await sellerOf(context);
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
    return { context, producerId, get: (path: string) => server.fetch(path, { cookie }) };
  }

  test('pushing without saying where leads to the only shop, else to where one is chosen or connected', async () => {
    const { context, producerId, get } = await desk();
    const leadsTo = async (channel: string) => {
      const answer = await get(`/seller/channels/${channel}/push`);
      return [answer.status, answer.headers.get('location')];
    };
    expect(await leadsTo('shopee')).toEqual([303, '/seller/channels/shopee/shop']);
    const shop = await shopWith(context, { producerId, channelCode: 'shopee' });
    expect(await leadsTo('shopee')).toEqual([303, `/seller/channels/shopee/push?shop=${shop}`]);
    await shopWith(context, { producerId, channelCode: 'shopee' });
    expect(await leadsTo('shopee')).toEqual([303, '/seller/channels/shopee/shop']);
    expect(await leadsTo('nowhere')).toEqual([404, null]);
    expect((await get('/seller/channels/shopee/push?shop=foreign')).status).toBe(404);
  });

  test('a permission that was taken back holds until no day any more', async () => {
    const { context, producerId, get } = await desk();
    const id = await shopWith(context, { producerId, channelCode: 'shopee' });
    const { channelShop } = context.store.tables;
    const set = (row: { state?: 'reauthorise'; authorisedUntil?: number }) =>
      context.store.write((tx) => tx.update(channelShop).set(row).where(eq(channelShop.id, id)));
    await set({ authorisedUntil: Date.UTC(2026, 11, 28, 5) });
    const page = async () => (await get('/seller/channels/shopee/shop')).text();
    expect(await page()).toMatch(/Quyền kết nối đến[\s\S]{0,200}28\/12\/2026/);
    await set({ state: 'reauthorise' });
    expect((await page()).includes('Quyền kết nối đến')).toBe(false);
  });

  test.each([
    ['reauthorise', 'Hết quyền, cần nối lại'],
    ['suspended', 'Sàn đã chặn'],
    ['disconnected', 'Đã ngắt nối'],
  ] as const)('a shop that is %s offers no push, and says how it comes back', async (state, says) => {
    const { context, producerId, get } = await desk();
    const id = await shopWith(context, { producerId, channelCode: 'zalo' });
    await publishedListing(context, { producerId });
    const { channelShop } = context.store.tables;
    const page = async () => (await get(`/seller/channels/zalo/push?shop=${id}`)).text();
    expect(await page()).toContain('name="listings"');
    await context.store.write((tx) => tx.update(channelShop).set({ state }).where(eq(channelShop.id, id)));
    const closed = await page();
    expect(closed).toContain('Chưa đẩy hàng vào “Gian hàng thử” được');
    expect(closed).toContain(says);
    expect(closed).toContain('value="reconnect"');
    expect(closed).not.toContain('name="listings"');
  });
});
