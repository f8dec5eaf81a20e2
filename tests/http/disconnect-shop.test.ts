import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { newId } from '#app/server/ids.server.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('disconnecting a shop', (open) => {
  test('one press leads to a question that says what will follow, also without a script', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const { producerId } = await sellerOf(context);
    const { channelShop } = context.store.tables;
    const shopId = newId();
    await context.store.write((tx) =>
      tx.insert(channelShop).values({
        id: shopId,
        producerId,
        channelCode: 'shopee',
        externalId: shopId,
        name: 'Gian hàng thử',
        isSimulated: true,
        state: 'connected',
        grantVersion: 1,
        followsListing: true,
        connectedAt: context.clock.now(),
      }),
    );
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
    const path = '/seller/channels/shopee/shop';
    const page = async (query = '') =>
      (await (await server.fetch(`${path}${query}`, { cookie })).text()).replaceAll('<!-- -->', '');
    const state = async () => {
      const rows = await context.store.read((db) =>
        db.select({ state: channelShop.state }).from(channelShop).where(eq(channelShop.id, shopId)),
      );
      return rows[0]?.state;
    };
    const shown = await page();
    const ask = `?ask=${shopId}`;
    expect(shown).toContain(`${ask}#disconnect"`);
    // Outside the closed dialog nothing disconnects.
    const outside = shown.replace(/<dialog[\s\S]*?<\/dialog>/g, '');
    expect(outside).not.toContain('value="disconnect"');
    const question = (await page(ask)).replace(/<dialog[\s\S]*?<\/dialog>/g, '');
    expect(question).toContain('Ngắt nối Gian hàng thử?');
    expect(question).toContain('Chợ xoá ngay quyền vào gian hàng');
    expect(question).toContain('value="disconnect"');
    expect(question).toContain('Giữ nguyên, không ngắt');
    expect(await state()).toBe('connected');
    const done = await server.fetch(path, { cookie, form: { shop: shopId, intent: 'disconnect' } });
    expect([done.status, await state()]).toEqual([303, 'disconnected']);
  });
});
