import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { noticeGroup } from '#app/domain/notices/group-notices.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

const AT_A_TIME = 500;

/**
 * The producer has read one notice, with those that are read as one with it, or all of them.
 * @param noticeId null for all.
 * @throws NotFound for one that is not theirs
 */
export async function readNotices(
  { store, clock }: Context,
  actor: SellerActor,
  noticeId: string | null,
): Promise<void> {
  const { producerNotice } = store.tables;
  const own = eq(producerNotice.producerId, actor.producerId);
  await store.write(async (tx) => {
    const unread = await tx
      .select()
      .from(producerNotice)
      .where(and(own, isNull(producerNotice.readAt)));
    const known = unread.find(({ id }) => id === noticeId);
    if (noticeId !== null && !known) {
      const [there] = await tx
        .select({ id: producerNotice.id })
        .from(producerNotice)
        .where(and(own, eq(producerNotice.id, noticeId)));
      if (!there) throw new NotFound('notice');
      return;
    }
    const ids = unread.flatMap((one) => (!known || noticeGroup(one) === noticeGroup(known) ? one.id : []));
    for (let from = 0; from < ids.length; from += AT_A_TIME) {
      await tx
        .update(producerNotice)
        .set({ readAt: clock.now() })
        .where(inArray(producerNotice.id, ids.slice(from, from + AT_A_TIME)));
    }
  });
}
