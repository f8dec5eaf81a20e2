import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { ownShop } from '#app/domain/channels/push/own-shop.server.ts';
import { wipedGrant } from '#app/domain/channels/push/shop-grant.server.ts';
import { endRuns } from '#app/domain/channels/push/write-product.server.ts';
import type { Context } from '#app/server/context.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { PushItemState } from '#db/tables/pushes.ts';

/**
 * Forgets everything by which we could act for a shop. What stands on the platform stays there; what was still waiting
 * to go is cancelled. Of what was being created nobody can say whether it is there: its run says so and stays open, and
 * the platform is asked when the shop comes back. Again is no error.
 * @throws NotFound
 */
export async function disconnectShop(context: Context, actor: SellerActor, shopId: string): Promise<void> {
  const shop = await ownShop(context, actor, shopId);
  const { store, clock } = context;
  const { channelShop, channelProduct, pushRun, pushItem, producerNotice } = store.tables;
  await store.write(async (tx) => {
    const now = clock.now();
    const wiped = await tx
      .update(channelShop)
      .set(wipedGrant(shop, now))
      .where(and(eq(channelShop.id, shop.id), ne(channelShop.state, 'disconnected')))
      .returning({ id: channelShop.id });
    if (wiped.length === 0) return;
    const cancelled = await tx
      .update(channelProduct)
      .set({ state: 'cancelled', updatedAt: now })
      .where(
        and(
          eq(channelProduct.shopId, shop.id),
          // What stands there is taken up again when the shop comes back.
          isNull(channelProduct.externalId),
          inArray(channelProduct.state, ['waiting', 'images']),
        ),
      )
      .returning({ listingId: channelProduct.listingId });
    const runs = tx.select({ id: pushRun.id }).from(pushRun).where(eq(pushRun.shopId, shop.id));
    const inRuns = (states: PushItemState[]) =>
      and(inArray(pushItem.runId, runs), inArray(pushItem.state, states));
    await tx
      .update(channelProduct)
      .set({ state: 'unknown', updatedAt: now })
      .where(and(eq(channelProduct.shopId, shop.id), eq(channelProduct.state, 'creating')));
    await tx
      .update(pushItem)
      .set({ state: 'unknown', updatedAt: now })
      .where(inRuns(['creating']));
    const listingIds = cancelled.map(({ listingId }) => listingId);
    const stopped = await tx
      .update(pushItem)
      .set({ state: 'cancelled', updatedAt: now })
      .where(and(inRuns(['waiting', 'images']), inArray(pushItem.listingId, listingIds)))
      .returning({ runId: pushItem.runId });
    await endRuns(
      store.tables,
      tx,
      stopped.map(({ runId }) => runId),
      now,
    );
    await tx
      .update(producerNotice)
      .set({ readAt: now })
      .where(and(eq(producerNotice.producerId, shop.producerId), eq(producerNotice.subject, shop.id)));
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'disconnect-shop',
      subject: 'channel_shop',
      subjectId: shop.id,
      detail: { channel: shop.channelCode },
    });
  });
}
