import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { newId } from '#app/server/ids.server.ts';
import { chosenCategory } from '#tests/factories/chosen-category.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('a push from an old page, without a script', (open) => {
  test('sends nothing, names what has changed, keeps what was ticked, and goes at the second press', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const { producerId } = await sellerOf(context);
    const { channelShop, pushRun, variant } = context.store.tables;
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
    const listed = async (titleVi: string, sku: string) => {
      const listingId = await publishedListing(context, {
        producerId,
        listing: { titleVi },
        variants: [{ sku }],
      });
      await chosenCategory(context, { producerId, channelCode: 'shopee', listingId, value: '100629' });
      return listingId;
    };
    const [honey, tea] = [await listed('Mật ong', 'A-1'), await listed('Chè', 'B-1')];
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
    const path = `/seller/channels/shopee/push?shop=${shopId}`;
    const seenIn = (html: string) =>
      Object.fromEntries(
        [...html.matchAll(/name="(seen\.[^"]+)" value="([^"]+)"/g)].map(([, name = '', value = '']) => [
          name,
          value,
        ]),
      );
    const press = async (seen: Record<string, string>) => {
      const answer = await server.fetch(path, {
        ...{ cookie, method: 'POST' },
        form: { ...seen, listings: [honey], how: 'live', there: 'link' },
      });
      return { answer, html: (await answer.text()).replaceAll('<!-- -->', '') };
    };
    const runs = () => context.store.read((db) => db.select().from(pushRun));
    const old = seenIn(await (await server.fetch(path, { cookie })).text());
    expect(Object.keys(old).sort()).toEqual([`seen.${honey}`, `seen.${tea}`].sort());
    await context.store.write((tx) =>
      tx.update(variant).set({ price: 199_000 }).where(eq(variant.listingId, honey)),
    );
    const { answer, html } = await press(old);
    expect(answer.status).toBe(409);
    expect(html).toContain('Chưa gửi gì');
    expect(html).toMatch(/Mật ong: giá 120\.000\s₫ → 199\.000\s₫/);
    const isTicked = (id: string) =>
      new RegExp(`<input[^>]*value="${id}"[^>]*>`)
        .exec(html.replace(/<input[^>]*type="hidden"[^>]*>/g, ''))?.[0]
        .includes('checked');
    expect([isTicked(honey), isTicked(tea)]).toEqual([true, false]);
    expect(/<input[^>]*value="live"[^>]*>/.exec(html)?.[0]).toContain('checked');
    expect(await runs()).toEqual([]);
    const { answer: sent } = await press(seenIn(html));
    expect([sent.status, (await runs()).map(({ total }) => total)]).toEqual([303, [1]]);
  });
});
