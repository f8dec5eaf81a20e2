import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { asProducer, loadOwnOrder } from '#app/domain/orders/fulfil/own-order.server.ts';
import { piecesLeft } from '#app/domain/orders/left-of-order.server.ts';
import { type Cancelled, cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelNote } from '#app/domain/payments/refunds/cancel-note.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { cancelReasons, isRestocking } from '#app/domain/payments/refunds/cancel-reasons.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

/**
 * A producer ends their own order, or takes pieces out of it, before the goods have left.
 * @throws NotFound; DomainError mustChoose (reason), otherReasonUnsaid (note), tooLong, noteHasContact (note),
 * required (lines), tooManyPieces, cannotCancelNow, cancelledBefore.
 */
export async function cancelOwnOrder(
  context: Context,
  actor: SellerActor,
  {
    orderId,
    reason: typed,
    note: written = '',
    isWhole,
    lines,
    causeKey,
  }: {
    orderId: string;
    reason: string;
    /** In the producer's own words; what the buyer reads where no reason to choose says it. */
    note?: string;
    /** The whole order, whatever `lines` says. */
    isWhole: boolean;
    lines: ReadonlyArray<{ lineId: string; quantity: number }>;
    /** Of the form: sent twice, it takes pieces out once. */
    causeKey: string;
  },
): Promise<Cancelled> {
  const { store } = context;
  const { cancelledAt } = await store.read((db) => loadOwnOrder(db, store.tables, actor.producerId, orderId));
  const reason = cancelReasons.find((one) => one === typed);
  if (!reason) throw new DomainError('mustChoose', { field: 'reason' });
  const note = cancelNote(written, { missing: reason === 'other' ? 'otherReasonUnsaid' : null });
  const said = note === undefined ? { reason } : { reason, note };
  const by = asProducer(actor);
  if (isWhole && (isRestocking[reason] || cancelledAt !== null))
    return cancelOrder(context, { orderId, by, ...said });
  const taken = isWhole ? await allOf(context, orderId) : lines;
  return cancelLines(context, {
    orderId,
    lines: taken,
    isAll: isWhole,
    kind: 'cancelled',
    isRestocked: isRestocking[reason],
    by,
    ...said,
    causeKey: causeKey === '' ? orderId : causeKey,
  });
}

async function allOf({ store }: Context, orderId: string) {
  const left = await store.read((db) => piecesLeft(db, store.tables, orderId));
  return left.flatMap(({ line, left: quantity }) => (quantity > 0 ? [{ lineId: line.id, quantity }] : []));
}
