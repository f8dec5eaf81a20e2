import { and, eq, gt } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import {
  GOODS_ARRIVED,
  readVisits,
  UNDO_GOODS_ARRIVED,
} from '#app/domain/orders/delivery/read-visits.server.ts';
import { holdSent } from '#app/domain/orders/fulfil/hold-sent.server.ts';
import { mayUndoArrival } from '#app/domain/orders/fulfil/may-undo-arrival.server.ts';
import { asProducer, loadOwnOrder } from '#app/domain/orders/fulfil/own-order.server.ts';
import { undoableStep } from '#app/domain/orders/fulfil/undoable-step.ts';
import { piecesLeft } from '#app/domain/orders/left-of-order.server.ts';
import { isInState, orderTag, writeOrderEvent } from '#app/domain/orders/move-order.server.ts';
import { moves, orderState } from '#app/domain/orders/order-state.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

/**
 * Takes the last step back that a producer has pressed by mistake: its time is wiped, and what it was before holds again.
 * The event of the step stays, and one of its end beside it; that goods have arrived whose guest is still to come is an event
 * alone, and its end another. Of two at the same time one happens.
 * @param step the one that the page offered to undo, so that a second press does not undo the step before it.
 * @throws NotFound; DomainError tooLateToUndo.
 */
export async function undoStep(
  context: Context,
  actor: SellerActor,
  { orderId, step }: { orderId: string; step: string },
): Promise<void> {
  const { store, clock } = context;
  const { order } = store.tables;
  await store.write(
    async (tx) => {
      const row = await loadOwnOrder(tx, store.tables, actor.producerId, orderId);
      if (step === GOODS_ARRIVED && !(await holdSent(tx, store.tables, orderId)))
        throw new DomainError('tooLateToUndo');
      const undoable = undoableStep(row, clock.now(), {
        visit: (await readVisits(tx, store.tables, [row])).get(orderId) ?? null,
        mayUndoArrival: await mayUndoArrival(tx, store.tables, orderId),
        isEmpty: (await piecesLeft(tx, store.tables, orderId)).every(({ left }) => left === 0),
      });
      if (!undoable || undoable.act !== step) throw new DomainError('tooLateToUndo');
      const by = asProducer(actor);
      if (undoable.act === GOODS_ARRIVED) {
        await writeOrderEvent(context, tx, { orderId, kind: UNDO_GOODS_ARRIVED, by });
        await store.touch(tx, [orderTag(orderId)], clock.now());
        return;
      }
      const { fact } = moves[undoable.act];
      const undone = await tx
        .update(order)
        .set({ [fact]: null })
        .where(
          and(
            eq(order.id, orderId),
            isInState(store.tables, orderState(row)),
            gt(order[fact], undoable.since),
          ),
        )
        .returning({ id: order.id });
      if (undone.length === 0) throw new DomainError('tooLateToUndo');
      await writeOrderEvent(context, tx, { orderId, kind: `undo-${undoable.act}`, by });
    },
    { isolation: 'guarded' },
  );
}
