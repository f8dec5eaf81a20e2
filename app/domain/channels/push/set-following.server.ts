import { eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { ownShop } from '#app/domain/channels/push/own-shop.server.ts';
import type { Context } from '#app/server/context.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/** Whether prices, stock and content of what stands in the shop follow the listings by themselves. @throws NotFound */
export async function setFollowing(
  context: Context,
  actor: SellerActor,
  { shopId, follows }: { shopId: string; follows: boolean },
): Promise<void> {
  const shop = await ownShop(context, actor, shopId);
  const { channelShop } = context.store.tables;
  await context.store.write(async (tx) => {
    await tx.update(channelShop).set({ followsListing: follows }).where(eq(channelShop.id, shop.id));
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'set-following',
      subject: 'channel_shop',
      subjectId: shop.id,
      detail: { follows },
    });
  });
}
