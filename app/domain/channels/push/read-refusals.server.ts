import { and, asc, eq, isNotNull, ne } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { type ExplainedRefusal, explainKept, nextPush } from '#app/domain/channels/push/explain-refusal.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';

/** What keeps one of the producer's listings off a channel's shops, as the platform said last. */
export async function readRefusals(
  { store }: Context,
  actor: SellerActor,
  { listingId, channelCode }: { listingId: string; channelCode: string },
): Promise<ExplainedRefusal[]> {
  const channel = channelByCode(channelCode);
  const { channelProduct, channelShop } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({
        refusal: channelProduct.refusal,
        externalId: channelProduct.externalId,
        followsListing: channelShop.followsListing,
      })
      .from(channelProduct)
      .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
      .where(
        and(
          eq(channelProduct.listingId, listingId),
          eq(channelShop.producerId, actor.producerId),
          eq(channelShop.channelCode, channelCode),
          ne(channelShop.state, 'disconnected'),
          isNotNull(channelProduct.refusal),
        ),
      )
      .orderBy(asc(channelProduct.id)),
  );
  return rows.flatMap(({ refusal, ...row }) => explainKept(channel, refusal, nextPush(row, row)));
}
