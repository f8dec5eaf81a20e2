import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { ownShop } from '#app/domain/channels/push/own-shop.server.ts';
import { syncProduct } from '#app/domain/channels/push/sync-product.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/**
 * The seller has looked at what stands hidden in the shop: all of it goes on sale that may.
 * @returns how many. @throws NotFound; DomainError shopNotConnected
 */
export async function putOnSale(context: Context, actor: SellerActor, shopId: string): Promise<number> {
  const shop = await ownShop(context, actor, shopId);
  if (shop.state !== 'connected') throw new DomainError('shopNotConnected');
  const { store, clock } = context;
  const { channelProduct, pushItem, pushRun } = store.tables;
  return store.write(async (tx) => {
    const now = clock.now();
    const drafts = await tx
      .update(channelProduct)
      .set({ goesOnSale: true, updatedAt: now })
      .where(
        and(
          eq(channelProduct.shopId, shop.id),
          eq(channelProduct.state, 'draft'),
          isNull(channelProduct.heldFor),
        ),
      )
      .returning({ id: channelProduct.id, listingId: channelProduct.listingId });
    if (drafts.length === 0) return 0;
    const runs = tx.select({ id: pushRun.id }).from(pushRun).where(eq(pushRun.shopId, shop.id));
    const items = await tx
      .update(pushItem)
      .set({ state: 'in_review', updatedAt: now })
      .where(
        and(
          inArray(pushItem.runId, runs),
          inArray(
            pushItem.listingId,
            drafts.map(({ listingId }) => listingId),
          ),
          eq(pushItem.state, 'draft'),
        ),
      )
      .returning({ runId: pushItem.runId });
    await tx
      .update(pushRun)
      .set({ endedAt: null })
      .where(inArray(pushRun.id, [...new Set(items.map(({ runId }) => runId)), '']));
    for (const { id } of drafts) {
      await context.jobs.enqueue(tx, syncProduct, { productId: id }, { uniqueKey: id, again: true });
    }
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'put-on-sale',
      subject: 'channel_shop',
      subjectId: shop.id,
      detail: { products: drafts.length },
    });
    return drafts.length;
  });
}
