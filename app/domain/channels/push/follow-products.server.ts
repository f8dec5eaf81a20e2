import { and, eq, gte, isNotNull, isNull, like, lte, or } from 'drizzle-orm';
import { z } from 'zod';
import { categorySubjectsLike } from '#app/domain/channels/attributes/attribute-answers.ts';
import { leaveToFollow, type ProductToFollow } from '#app/domain/channels/push/leave-to-follow.server.ts';
import { pollShop } from '#app/domain/channels/push/poll-shop.server.ts';
import { everyListing } from '#app/domain/channels/read-channel-choices.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';

const EVERY_MS = 30_000;

/**
 * Twice a minute: leaves a job for every product in a shop whose listing, sizes, papers or choices have changed since it was
 * last compared, and for every shop that is due to be asked. With what a job takes to begin, a new price or stock is on
 * its way within a minute, and there within two.
 */
export const followProducts = defineJob({
  kind: 'follow-products',
  payload: z.object({}),
  priority: 90,
  concurrency: 1,
  repeat: { everyMs: EVERY_MS, payload: {} },
  async run(context) {
    await leaveToFollow(context, await changedProducts(context));
    const shops = await shopsToAsk(context);
    return async (tx) => {
      for (const shopId of shops) {
        await context.jobs.enqueue(tx, pollShop, { shopId }, { uniqueKey: shopId, again: true });
      }
    };
  },
});

/**
 * By the times of the rows themselves: what was written while nobody listened is found as well. What was never compared
 * since the platform let it through is on its way there still, whether the shop follows or not; and so is what may not be
 * sold any more.
 */
async function changedProducts({ store }: Context): Promise<ProductToFollow[]> {
  const { channelProduct, channelShop, channelChoice, listing, variant, paper } = store.tables;
  const since = channelProduct.pushedAt;
  const rows = await store.read((db) =>
    db
      .selectDistinct({
        id: channelProduct.id,
        since: channelProduct.pushedAt,
        follows: channelShop.followsListing,
      })
      .from(channelProduct)
      .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
      .innerJoin(listing, eq(listing.id, channelProduct.listingId))
      .leftJoin(variant, and(eq(variant.listingId, listing.id), gte(variant.updatedAt, since)))
      .leftJoin(
        channelChoice,
        and(
          eq(channelChoice.producerId, listing.producerId),
          eq(channelChoice.channelCode, channelShop.channelCode),
          or(
            eq(channelChoice.subject, listing.id),
            eq(channelChoice.subject, everyListing),
            like(channelChoice.subject, categorySubjectsLike),
          ),
          gte(channelChoice.chosenAt, since),
        ),
      )
      .leftJoin(
        paper,
        and(
          eq(paper.producerId, listing.producerId),
          or(gte(paper.createdAt, since), gte(paper.decidedAt, since), gte(paper.archivedAt, since)),
        ),
      )
      .where(
        and(
          eq(channelShop.state, 'connected'),
          isNotNull(channelProduct.externalId),
          or(
            isNull(since),
            gte(listing.updatedAt, since),
            isNotNull(paper.id),
            and(
              eq(channelShop.followsListing, true),
              or(isNotNull(variant.id), isNotNull(channelChoice.subject)),
            ),
          ),
        ),
      ),
  );
  return rows.map(({ id, since: comparedAt, follows }) => ({
    id,
    isSaleOnly: !follows && comparedAt !== null,
  }));
}

async function shopsToAsk({ store, clock }: Context): Promise<string[]> {
  const { channelProduct, channelShop } = store.tables;
  const rows = await store.read((db) =>
    db
      .selectDistinct({ id: channelShop.id })
      .from(channelProduct)
      .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
      .where(
        and(
          eq(channelShop.state, 'connected'),
          isNotNull(channelProduct.externalId),
          lte(channelProduct.pollAt, clock.now()),
        ),
      ),
  );
  return rows.map(({ id }) => id);
}
