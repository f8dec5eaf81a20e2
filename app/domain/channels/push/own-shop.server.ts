import { and, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { ShopRow } from '#app/domain/channels/push/shop-row.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** The producer's own shop. @throws NotFound */
export async function ownShop({ store }: Context, actor: SellerActor, shopId: string): Promise<ShopRow> {
  const { channelShop } = store.tables;
  const [shop] = await store.read((db) =>
    db
      .select()
      .from(channelShop)
      .where(and(eq(channelShop.id, shopId), eq(channelShop.producerId, actor.producerId))),
  );
  if (!shop) throw new NotFound('shop');
  return shop;
}
