import { and, eq, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { leaveToFollow, type ProductToFollow } from '#app/domain/channels/push/leave-to-follow.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';

/** 00:05 in Lào Cai, from the start of a UTC day. */
const AFTER_MIDNIGHT_MS = 17 * 3_600_000 + 5 * 60_000;

/**
 * Once a local day: compares every product in a shop with what its listing is to be today. A star lapses, a paper ends
 * and a dated rule begins with the day, and no row of the listing tells of it. What has not changed costs the platform
 * nothing; where a shop does not follow its listings, only whether the product may be sold is looked at.
 */
export const compareProducts = defineJob({
  kind: 'compare-products',
  payload: z.object({}),
  concurrency: 1,
  repeat: { everyMs: DAY_MS, offsetMs: AFTER_MIDNIGHT_MS, payload: {} },
  async run(context) {
    await leaveToFollow(context, await standing(context));
  },
});

async function standing({ store }: Context): Promise<ProductToFollow[]> {
  const { channelProduct, channelShop } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ id: channelProduct.id, follows: channelShop.followsListing })
      .from(channelProduct)
      .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
      .where(and(eq(channelShop.state, 'connected'), isNotNull(channelProduct.externalId))),
  );
  return rows.map(({ id, follows }) => ({ id, isSaleOnly: !follows }));
}
