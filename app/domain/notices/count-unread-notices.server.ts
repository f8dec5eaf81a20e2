import { and, count, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';

/** How many notices the producer has not read. */
export async function countUnreadNotices({ store }: Context, actor: SellerActor): Promise<number> {
  const { producerNotice } = store.tables;
  const [counted] = await store.read((db) =>
    db
      .select({ unread: count() })
      .from(producerNotice)
      .where(and(eq(producerNotice.producerId, actor.producerId), isNull(producerNotice.readAt))),
  );
  return Number(counted?.unread ?? 0);
}
