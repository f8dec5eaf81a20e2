import { holdLivingPerson } from '#app/domain/accounts/hold-person.server.ts';
import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { orderOfGroup } from '#app/domain/orders/acts/own-order.server.ts';
import { sealBuyersNote } from '#app/domain/orders/buyers-note.server.ts';
import type { CancelReason } from '#app/domain/payments/buyer-acts/cancel-reasons.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelNote } from '#app/domain/payments/refunds/cancel-note.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import type { Context } from '#app/server/context.ts';

export type CancelOwn = {
  readonly orderId: string;
  readonly reason: CancelReason;
  /**
   * In their own words, which the producer reads; needed with another reason. Undefined where nobody was asked for them, as of
   * an order that is left out.
   */
  readonly note?: string;
  /** Pieces by line; null for all of the order. */
  readonly lines: ReadonlyArray<{ lineId: string; quantity: number }> | null;
  /** Of the form: sent twice it cancels once. */
  readonly formKey: string;
  /** Only while it is unpaid: it is left out so that the rest can be paid, which a page of before may ask too late. */
  readonly isUnpaidOnly?: boolean;
};

/**
 * A buyer takes back an order of theirs, or pieces of it, while nothing has been sent.
 * @throws as `cancelOrder` and `cancelLines`; NotFound for an order of another checkout, or once the buyer was erased; DomainError otherReasonUnsaid,
 *   tooLong, noteHasContact (`note-<order>`); cancelledBefore where other words were written than stand with it.
 */
export async function cancelOwn(
  context: Context,
  group: Pick<GroupRow, 'id' | 'buyerId'>,
  { orderId, reason, note: typed, lines, formKey, isUnpaidOnly = false }: CancelOwn,
): Promise<void> {
  await context.store.read((db) => orderOfGroup(context, db, { groupId: group.id, orderId }));
  const note =
    typed === undefined
      ? undefined
      : cancelNote(typed, {
          missing: reason === 'other' ? 'otherReasonUnsaid' : null,
          field: `note-${orderId}`,
        });
  const by = { role: 'buyer', personId: group.buyerId } as const;
  await context.store.write(
    async (tx) => {
      await holdLivingPerson(context, tx, group.buyerId);
      const said =
        note === undefined
          ? { reason }
          : { reason, sealedNote: await sealBuyersNote(context, tx, { orderId, note }) };
      if (lines === null) {
        await cancelOrder(context, { orderId, by, ...said, isUnpaidOnly });
        return;
      }
      await cancelLines(context, {
        orderId,
        lines,
        kind: 'cancelled',
        isRestocked: true,
        by,
        ...said,
        causeKey: formKey,
        isUnpaidOnly,
      });
    },
    { isolation: 'guarded' },
  );
}
