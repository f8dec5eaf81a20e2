import { and, eq, isNull } from 'drizzle-orm';
import { type NewNotice, tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * Leaves a notice that counts: as long as the same one is unread, one more of the same only raises its `count`. Part of
 * the caller's write.
 */
export async function tellOfOneMore(context: Context, tx: Tx, notice: NewNotice): Promise<void> {
  const { producerNotice } = context.store.tables;
  const [unread] = await tx
    .select({ id: producerNotice.id, params: producerNotice.params })
    .from(producerNotice)
    .where(
      and(
        eq(producerNotice.producerId, notice.producerId),
        eq(producerNotice.kind, notice.kind),
        eq(producerNotice.subject, notice.subject),
        isNull(producerNotice.readAt),
      ),
    );
  if (!unread) {
    await tellProducer(context, tx, { ...notice, params: { ...notice.params, count: 1 } });
    return;
  }
  const count = Number(unread.params.count ?? 0) + 1;
  await tx
    .update(producerNotice)
    .set({ params: { ...unread.params, count } })
    .where(eq(producerNotice.id, unread.id));
}
