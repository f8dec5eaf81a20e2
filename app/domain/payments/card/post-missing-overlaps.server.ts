import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { postOverlap } from '#app/domain/payments/card/post-overlap.server.ts';
import { lockPayment } from '#app/domain/payments/refunds/lock-payments.server.ts';
import type { Context } from '#app/server/context.ts';

/**
 * Posts what is promised and disputed at once (`postOverlap`) where an earlier release, which did not know of that, has left a
 * promise to wait: so that the books hold from the first moment. Every process does this as it starts; only payments of which a
 * bank has taken money while something of them is still promised are looked at, and where that is posted nothing is written.
 */
export async function postMissingOverlaps(context: Context): Promise<void> {
  const { store } = context;
  const { dispute, refund } = store.tables;
  const payments = await store.read((db) =>
    db
      .selectDistinct({ id: refund.paymentId })
      .from(refund)
      .innerJoin(dispute, eq(dispute.paymentId, refund.paymentId))
      .where(and(eq(refund.method, 'card'), isNull(refund.doneAt), isNotNull(dispute.withdrawnAt)))
      .orderBy(asc(refund.paymentId)),
  );
  for (const { id } of payments)
    await store.write(
      async (tx) => {
        await lockPayment(context, tx, id);
        await postOverlap(context, tx, id);
      },
      { isolation: 'guarded' },
    );
}
