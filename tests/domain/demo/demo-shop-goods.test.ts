import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addDemoShopGoods } from '#app/demo/add-demo-shop-goods.server.ts';
import { demoShopGoods } from '#app/demo/demo-shop-goods.ts';
import { pictureDemoListing } from '#app/demo/picture-demo-listing.server.ts';
import { readDemoShopGoods } from '#app/demo/read-demo-shop-goods.server.ts';
import { listOwnReadiness } from '#app/domain/channels/readiness/list-own-readiness.server.ts';
import { scoreSome } from '#app/domain/channels/readiness/score-listings.server.ts';
import type { Context } from '#app/server/context.ts';
import { fold } from '#app/server/text/fold.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** Whom the demo's one-click sign-in would make a member of the first producer. */
async function demoSellerOf(context: Context) {
  const { producer } = context.store.tables;
  const [first] = await context.store.read((db) =>
    db.select().from(producer).where(eq(producer.isDemo, true)).orderBy(asc(producer.id)).limit(1),
  );
  if (!first) throw new Error('the demo has no producer');
  return { ...(await sellerOf(context)), producerId: first.id };
}

async function listingsOf({ store }: Context, producerId: string) {
  const { listing } = store.tables;
  return store.read((db) =>
    db
      .select()
      .from(listing)
      .where(and(eq(listing.producerId, producerId), isNull(listing.entryId))),
  );
}

eachEngine('goods that a demo producer adds to try things out with', (open) => {
  const drawing = { timeout: 180_000 };

  test(
    'are twenty on sale with pictures, added once however often it is pressed, and lack what one answer mends',
    drawing,
    async () => {
      const { context, runJobs } = await open({ demo: 'filled' });
      const { listing, registerEntry } = context.store.tables;
      const seller = await demoSellerOf(context);
      const entries = () => context.store.read((db) => db.$count(registerEntry));
      const before = await entries();
      expect(await readDemoShopGoods(context, seller)).toMatchObject({ added: 0, offered: 20 });
      const pressed = await Promise.all([
        addDemoShopGoods(context, seller),
        addDemoShopGoods(context, seller),
      ]);
      expect(pressed[0] + pressed[1]).toBe(20);
      expect(await addDemoShopGoods(context, seller)).toBe(0);
      const goods = await listingsOf(context, seller.producerId);
      expect(goods).toHaveLength(20);
      expect(goods.every(({ state, isDemo }) => state === 'published' && isDemo)).toBe(true);
      expect(await entries()).toBe(before);

      const others = await context.store.read((db) =>
        db.select({ title: listing.titleVi }).from(listing).where(ne(listing.producerId, seller.producerId)),
      );
      const taken = others.map(({ title }) => fold(title));
      const doubled = demoShopGoods.filter(({ nameVi }) => {
        const name = fold(nameVi);
        return taken.some((title) => title === name || title.startsWith(`${name} `));
      });
      expect(doubled).toEqual([]);

      await runJobs([pictureDemoListing]);
      const drawn = await listingsOf(context, seller.producerId);
      expect(drawn.every(({ mainPhotoId }) => mainPhotoId !== null)).toBe(true);
      expect(await readDemoShopGoods(context, seller)).toMatchObject({ added: 20, undrawn: 0 });

      // They lack what one answer mends in several of them.
      const ids = (await listingsOf(context, seller.producerId)).map(({ id }) => id);
      await scoreSome(context, ids);
      const { counts, fixes } = await listOwnReadiness(context, seller, {
        channel: null,
        rule: null,
        after: '',
      });
      expect(fixes).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ what: 'weight', listings: 5 }),
          expect.objectContaining({ what: 'brand', listings: 6 }),
          expect.objectContaining({ what: 'category', channelCode: 'shopee' }),
        ]),
      );
      expect(counts.find(({ code }) => code === 'shopee')?.oneFix).toBeGreaterThanOrEqual(5);
    },
  );

  test('are nowhere but in a demo', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    expect(await readDemoShopGoods(context, seller)).toBeNull();
    await expect(addDemoShopGoods(context, seller)).rejects.toMatchObject({ name: 'NotFound' });
    expect(await listingsOf(context, seller.producerId)).toEqual([]);
  });
});
