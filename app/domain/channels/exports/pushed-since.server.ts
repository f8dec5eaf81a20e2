import { and, eq, gt, inArray } from 'drizzle-orm';
import { mayStandThere } from '#app/domain/channels/push/standing-products.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';

type HeldGoods = {
  id: string;
  channelCode: string;
  fileName: string;
  listings: ReadonlyArray<{ listingId: string; version: number }>;
  createdAt: number;
};

/**
 * Of kept files to be handed in at a seller centre: how many of a file's goods were pushed to a shop of its channel after
 * it was made, by the file's id; none where there are none. Handed in now, the file would list them a second time.
 */
export async function pushedSince(
  { store }: Context,
  producerId: string,
  files: ReadonlyArray<HeldGoods>,
): Promise<Map<string, number>> {
  const templated = new Set(channels.filter(({ template }) => template).map(({ code }) => code));
  const filled = files.filter(
    ({ channelCode, fileName }) => templated.has(channelCode) && fileName.endsWith('.xlsx'),
  );
  if (filled.length === 0) return new Map();
  const { pushItem, pushRun, channelShop } = store.tables;
  const oldest = Math.min(...filled.map(({ createdAt }) => createdAt));
  const pushed = await store.read((db) =>
    db
      .select({
        listingId: pushItem.listingId,
        channelCode: channelShop.channelCode,
        at: pushRun.createdAt,
      })
      .from(pushRun)
      .innerJoin(pushItem, eq(pushItem.runId, pushRun.id))
      .innerJoin(channelShop, eq(channelShop.id, pushRun.shopId))
      .where(
        and(
          eq(pushRun.producerId, producerId),
          gt(pushRun.createdAt, oldest),
          inArray(pushItem.state, mayStandThere),
        ),
      ),
  );
  const lastPush = new Map<string, number>();
  for (const { listingId, channelCode, at } of pushed) {
    const key = `${channelCode} ${listingId}`;
    lastPush.set(key, Math.max(at, lastPush.get(key) ?? 0));
  }
  const counted = filled.map(({ id, channelCode, listings, createdAt }) => {
    const isPushed = ({ listingId }: { listingId: string }) =>
      (lastPush.get(`${channelCode} ${listingId}`) ?? 0) > createdAt;
    return [id, listings.filter(isPushed).length] as const;
  });
  return new Map(counted.filter(([, count]) => count > 0));
}
