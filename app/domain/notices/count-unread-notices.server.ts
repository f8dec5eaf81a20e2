import { and, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { groupNotices } from '#app/domain/notices/group-notices.ts';
import type { Context } from '#app/server/context.ts';

/** More than these nobody counts. */
const MOST_COUNTED = 500;

/** How many notices the producer has not read; those that are read as one are one. */
export async function countUnreadNotices({ store }: Context, actor: SellerActor): Promise<number> {
  const { id, kind, params, createdAt, producerId, readAt } = store.tables.producerNotice;
  const unread = await store.read((db) =>
    db
      .select({ id, kind, params, createdAt })
      .from(store.tables.producerNotice)
      .where(and(eq(producerId, actor.producerId), isNull(readAt)))
      .limit(MOST_COUNTED),
  );
  return groupNotices(unread).length;
}
