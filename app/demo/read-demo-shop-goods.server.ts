import { and, count, eq, inArray, isNull, ne } from 'drizzle-orm';
import { demoShopGoods, shopGoodsSku } from '#app/demo/demo-shop-goods.ts';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { skuKey } from '#app/domain/catalog/step-input.ts';
import type { Context } from '#app/server/context.ts';
import { isDemoMarket } from '#app/server/demo-market.server.ts';

export type DemoShopGoods = {
  /** Goods that the producer has on sale. */
  onSale: number;
  /** Goods that the demo may add for them, and how many of those are there. */
  offered: number;
  added: number;
  /** Of the added ones those whose picture is still being drawn. */
  undrawn: number;
};

/** What the demo has added to a producer's shop; null outside the demo. */
export async function readDemoShopGoods(context: Context, actor: SellerActor): Promise<DemoShopGoods | null> {
  if (!(await isDemoMarket(context))) return null;
  const { producer, listing, variant } = context.store.tables;
  return context.store.read(async (db) => {
    const [maker] = await db
      .select({ code: producer.code })
      .from(producer)
      .where(and(eq(producer.id, actor.producerId), eq(producer.isDemo, true)));
    if (!maker) return null;
    const skus = demoShopGoods.map((_, at) => skuKey(shopGoodsSku(maker.code, at + 1)));
    const own = eq(listing.producerId, actor.producerId);
    const ids = db
      .select({ id: variant.listingId })
      .from(variant)
      .where(and(eq(variant.producerId, actor.producerId), inArray(variant.skuKey, skus)));
    const goods = and(own, inArray(listing.id, ids));
    const [onSale] = await db
      .select({ listings: count() })
      .from(listing)
      .where(and(own, eq(listing.state, 'published')));
    const [added] = await db.select({ listings: count() }).from(listing).where(goods);
    const [undrawn] = await db
      .select({ listings: count() })
      .from(listing)
      .where(and(goods, isNull(listing.mainPhotoId), ne(listing.state, 'archived')));
    return {
      onSale: Number(onSale?.listings ?? 0),
      offered: skus.length,
      added: Number(added?.listings ?? 0),
      undrawn: Number(undrawn?.listings ?? 0),
    };
  });
}
