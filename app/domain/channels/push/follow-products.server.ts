import { and, eq, gte, isNotNull, isNull, like, lte, max, or } from 'drizzle-orm';
import { z } from 'zod';
import { categorySubjectsLike } from '#app/domain/channels/attributes/attribute-answers.ts';
import { leaveToFollow, type ProductToFollow } from '#app/domain/channels/push/leave-to-follow.server.ts';
import { pollShop } from '#app/domain/channels/push/poll-shop.server.ts';
import { everyListing } from '#app/domain/channels/wording/read-channel-choices.server.ts';
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
 * sold any more. Each way to change is a question of its own that an index answers for every product; asked together, with
 * "or" between them, a shop of 20,000 products took minutes.
 */
async function changedProducts({ store }: Context): Promise<ProductToFollow[]> {
  const { channelProduct, channelShop, channelChoice, listing, variant, paper } = store.tables;
  const since = channelProduct.pushedAt;
  return store.read(async (db) => {
    const ofShops = () =>
      db
        .selectDistinct({ id: channelProduct.id, since, follows: channelShop.followsListing })
        .from(channelProduct)
        .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
        .$dynamic();
    const isThere = and(eq(channelShop.state, 'connected'), isNotNull(channelProduct.externalId));
    const follows = and(isThere, eq(channelShop.followsListing, true));
    const itself = await ofShops()
      .innerJoin(listing, eq(listing.id, channelProduct.listingId))
      .where(and(isThere, or(isNull(since), gte(listing.updatedAt, since))));
    const sizes = await ofShops()
      .innerJoin(variant, and(eq(variant.listingId, channelProduct.listingId), gte(variant.updatedAt, since)))
      .where(follows);
    const choices = await ofShops()
      .innerJoin(
        channelChoice,
        and(
          eq(channelChoice.producerId, channelShop.producerId),
          eq(channelChoice.channelCode, channelShop.channelCode),
          eq(channelChoice.subject, channelProduct.listingId),
          gte(channelChoice.chosenAt, since),
        ),
      )
      .where(follows);
    const found = [...itself, ...sizes, ...choices];
    // What holds for all goods of a shop: only the newest of it is asked of each product.
    const general = await db
      .select({ shopId: channelShop.id, at: max(channelChoice.chosenAt) })
      .from(channelShop)
      .innerJoin(
        channelChoice,
        and(
          eq(channelChoice.producerId, channelShop.producerId),
          eq(channelChoice.channelCode, channelShop.channelCode),
        ),
      )
      .where(
        and(
          eq(channelShop.state, 'connected'),
          eq(channelShop.followsListing, true),
          or(eq(channelChoice.subject, everyListing), like(channelChoice.subject, categorySubjectsLike)),
        ),
      )
      .groupBy(channelShop.id);
    const papers = await db
      .select({
        shopId: channelShop.id,
        created: max(paper.createdAt),
        decided: max(paper.decidedAt),
        archived: max(paper.archivedAt),
        restored: max(paper.restoredAt),
      })
      .from(channelShop)
      .innerJoin(paper, eq(paper.producerId, channelShop.producerId))
      .where(eq(channelShop.state, 'connected'))
      .groupBy(channelShop.id);
    const newest = [
      ...general.map(({ shopId, at }) => ({ shopId, at: at ?? 0 })),
      ...papers.map(({ shopId, created, decided, archived, restored }) => ({
        shopId,
        at: Math.max(created ?? 0, decided ?? 0, archived ?? 0, restored ?? 0),
      })),
    ];
    for (const { shopId, at } of newest) {
      found.push(...(await ofShops().where(and(isThere, eq(channelShop.id, shopId), lte(since, at)))));
    }
    const byId = new Map(found.map((one) => [one.id, one]));
    return [...byId.values()].map(({ id, since: comparedAt, follows: isFollowing }) => ({
      id,
      isSaleOnly: !isFollowing && comparedAt !== null,
    }));
  });
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
