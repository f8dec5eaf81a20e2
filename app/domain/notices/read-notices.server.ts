import { and, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

/**
 * The producer has read one notice, or all of them.
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
  const wanted = noticeId === null ? own : and(own, eq(producerNotice.id, noticeId));
  await store.write(async (tx) => {
    if (noticeId !== null) {
      const [known] = await tx.select({ id: producerNotice.id }).from(producerNotice).where(wanted);
      if (!known) throw new NotFound('notice');
    }
    await tx
      .update(producerNotice)
      .set({ readAt: clock.now() })
      .where(and(wanted, isNull(producerNotice.readAt)));
  });
}
