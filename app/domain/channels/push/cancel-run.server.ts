import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { endRuns } from '#app/domain/channels/push/write-product.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/**
 * Stops a run: what has not been sent yet stays here, what is being created is brought to its end, for a product that
 * nobody knows of would be worse. A run that has ended stays as it is.
 * @throws NotFound
 */
export async function cancelRun(context: Context, actor: SellerActor, runId: string): Promise<void> {
  const { store, clock } = context;
  const { channelProduct, pushRun, pushItem } = store.tables;
  await store.write(async (tx) => {
    const [run] = await tx
      .select()
      .from(pushRun)
      .where(and(eq(pushRun.id, runId), eq(pushRun.producerId, actor.producerId)));
    if (!run) throw new NotFound('run');
    if (run.endedAt !== null) return;
    const now = clock.now();
    await tx
      .update(pushRun)
      .set({ cancelledAt: now })
      .where(and(eq(pushRun.id, runId), isNull(pushRun.cancelledAt)));
    const listings = tx.select({ id: pushItem.listingId }).from(pushItem).where(eq(pushItem.runId, runId));
    const stopped = await tx
      .update(channelProduct)
      .set({ state: 'cancelled', updatedAt: now })
      .where(
        and(
          eq(channelProduct.shopId, run.shopId),
          inArray(channelProduct.listingId, listings),
          isNull(channelProduct.externalId),
          inArray(channelProduct.state, ['waiting', 'images']),
        ),
      )
      .returning({ listingId: channelProduct.listingId });
    if (stopped.length > 0) {
      const ids = stopped.map(({ listingId }) => listingId);
      const runs = tx.select({ id: pushRun.id }).from(pushRun).where(eq(pushRun.shopId, run.shopId));
      const items = await tx
        .update(pushItem)
        .set({ state: 'cancelled', updatedAt: now })
        .where(
          and(
            inArray(pushItem.runId, runs),
            inArray(pushItem.listingId, ids),
            inArray(pushItem.state, ['waiting', 'images']),
          ),
        )
        .returning({ runId: pushItem.runId });
      await endRuns(
        store.tables,
        tx,
        items.map((item) => item.runId),
        now,
      );
    }
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'cancel-push',
      subject: 'push_run',
      subjectId: runId,
      detail: { stopped: stopped.length },
    });
  });
}
