import { and, eq, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { syncProduct } from '#app/domain/channels/push/sync-product.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';

/** 00:05 in Lào Cai, from the start of a UTC day. */
const AFTER_MIDNIGHT_MS = 17 * 3_600_000 + 5 * 60_000;
const PER_WRITE = 200;

/**
 * Once a local day: compares every product in a shop that follows its listings with what its listing is to be today. A
 * star lapses, a paper ends and a dated rule begins with the day, and no row of the listing tells of it. What has not
 * changed costs the platform nothing.
 */
export const compareProducts = defineJob({
  kind: 'compare-products',
  payload: z.object({}),
  concurrency: 1,
  repeat: { everyMs: DAY_MS, offsetMs: AFTER_MIDNIGHT_MS, payload: {} },
  async run(context) {
    const ids = await followed(context);
    for (let from = 0; from < ids.length; from += PER_WRITE) {
      await context.store.write(async (tx) => {
        for (const productId of ids.slice(from, from + PER_WRITE)) {
          await context.jobs.enqueue(tx, syncProduct, { productId }, { uniqueKey: productId, again: true });
        }
      });
    }
  },
});

async function followed({ store }: Context): Promise<string[]> {
  const { channelProduct, channelShop } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ id: channelProduct.id })
      .from(channelProduct)
      .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
      .where(
        and(
          eq(channelShop.state, 'connected'),
          eq(channelShop.followsListing, true),
          isNotNull(channelProduct.externalId),
        ),
      ),
  );
  return rows.map(({ id }) => id);
}
