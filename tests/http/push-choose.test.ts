import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { newId } from '#app/server/ids.server.ts';
import { chosenCategory } from '#tests/factories/chosen-category.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('goods chosen for a push, without a script', (open) => {
  test('sends nothing, names what has changed, keeps what was ticked, and goes at the second press; what a link names is ticked alone', async () => {
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

    // Deleted over there, tea is named by the link to push it again: it alone is ticked, and nothing asks for a change of it.
    const pepper = await listed('Hạt tiêu', 'C-1');
    const { channelProduct } = context.store.tables;
    const fallen = (listingId: string, code: string) => ({
      ...{ id: newId(), shopId, listingId, state: 'rejected' as const, externalId: newId() },
      ...{ idempotencyKey: newId(), variants: {}, refusal: [{ code, message: '', field: null }] },
      ...{ pushedAt: context.clock.now() + 60_000, updatedAt: context.clock.now() + 60_000 },
    });
    await context.store.write((tx) => tx.insert(channelProduct).values(fallen(tea, 'push:removed')));
    const off = await (await server.fetch(`/seller/channels/shopee/shops/${shopId}/off`, { cookie })).text();
    const again = /href="([^"]+)"[^>]*>Đẩy lên lại/.exec(off)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const choosing = async (address: string) => {
      const page = (await (await server.fetch(address, { cookie })).text()).replaceAll('<!-- -->', '');
      const boxes = [...page.matchAll(/<input[^>]*name="listings"[^>]*>/g)].map(([box]) => box);
      const idOf = (box: string) => /value="([^"]+)"/.exec(box)?.[1];
      return {
        shown: boxes.map(idOf),
        ticked: boxes.filter((box) => /\schecked/.test(box)).map(idOf),
        isChangeAskedFor: page.includes('gửi lại khi chưa sửa'),
        isDeletedSaid: page.includes('cứ đánh dấu rồi đẩy lên lại'),
        isUnchangedSaid: page.includes('Chưa sửa gì từ lần gửi trước'),
      };
    };
    const deleted = { isChangeAskedFor: false, isDeletedSaid: true, isUnchangedSaid: false };
    expect(await choosing(again)).toEqual({ shown: [tea], ticked: [tea], ...deleted });
    // Without a shop in the address the only one is taken, and the product stays named.
    const noShop = await server.fetch(`/seller/channels/shopee/push?listing=${tea}`, { cookie });
    expect(noShop.headers.get('location')).toBe(again);
    // Among all others it is not ticked by itself.
    expect(await choosing(path)).toMatchObject({ ticked: [pepper], ...deleted });
    await context.store.write((tx) => tx.insert(channelProduct).values(fallen(pepper, 'push:suspended')));
    expect(await choosing(path)).toMatchObject({
      ...{ ticked: [], isChangeAskedFor: true, isDeletedSaid: true, isUnchangedSaid: true },
    });
  });
});
