import { and, eq } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import {
  isVisitCancellable,
  readVisits,
  type Visit,
} from '#app/domain/orders/delivery/read-visits.server.ts';
import { type OrderDispute, readOrderDisputes } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { type CancelLines, cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelNote } from '#app/domain/payments/refunds/cancel-note.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { lockOrder } from '#app/domain/payments/refunds/lock-payments.server.ts';
import type { OrderRisk } from '#app/domain/reports/orders/order-risks.ts';
import { risksOf } from '#app/domain/reports/orders/risky-orders.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

export type CancelForProducer = {
  readonly orderId: string;
  /** For buyer and producer to read; without personal data. */
  readonly note: string;
  /** The whole order, whatever `lines` says. */
  readonly isWhole: boolean;
  readonly lines: ReadonlyArray<{ readonly lineId: string; readonly quantity: number }>;
  /** Of the form: sent twice, it cancels once. */
  readonly causeKey: string;
};

/** The producer may not, or does not, see to their order: they are suspended, or let its time go by. */
const forWhich: readonly OrderRisk[] = ['suspended', 'unaccepted', 'unshipped'];
const fromStates = ['waiting', 'paid', 'accepted', 'packed'];

/** The card's bank has taken a part of its money, or all: the market has the rest, and may have to give it back. */
const isTaken = (dispute: OrderDispute | null): boolean => dispute === 'part' || dispute === 'lost';

/**
 * Whether staff may cancel an order in its producer's place; of one whose goods have left its visit alone.
 * @param dispute how its card payment is disputed; null where it is not.
 * @param visit the service in it, where it has goods as well (`readVisits`).
 * @param today local, 'YYYY-MM-DD'.
 */
export function mayCancelFor(
  state: string,
  {
    risks,
    dispute,
    visit,
    today,
  }: {
    risks: readonly OrderRisk[];
    dispute: OrderDispute | null;
    visit: Visit | null;
    today: string;
  },
): boolean {
  const isOfVisit = state === 'handed-over' && isVisitCancellable(visit, today);
  return (
    (isOfVisit || fromStates.includes(state)) &&
    (isTaken(dispute) || risks.some((risk) => forWhich.includes(risk)))
  );
}

/**
 * Staff end an order, or take pieces out of it, for a producer who is suspended or lets its time go by, or of which a card's bank
 * has taken money for good. What was paid goes
 * back as ever: card money by itself, direct money as a task of the producer's, which staff can record as sent.
 * @throws NotFound (order, or no staff); DomainError required, tooLong, noteHasContact (note), producerCancels while the
 * producer sees to it themselves; as `cancelOrder` and `cancelLines`.
 */
export async function cancelForProducer(
  context: Context,
  actor: Actor,
  { orderId, note: typed, isWhole, lines, causeKey }: CancelForProducer,
): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('order');
  const note = cancelNote(typed, { missing: 'required' }) ?? '';
  const { store, clock } = context;
  const by = { role: 'staff', personId: actor.personId } as const;
  const pieces: CancelLines = {
    orderId,
    lines,
    by,
    note,
    causeKey,
    kind: 'cancelled',
    isRestocked: true,
    reason: 'staff',
  };
  await store.write(
    async (tx) => {
      const { order } = await lockOrder(context, tx, orderId);
      if (isWhole && order.cancelledAt !== null) {
        await cancelOrder(context, { orderId, by, reason: 'staff', note });
        return;
      }
      // Sent before: it is done once, and refuses what it was not sent with.
      if (!isWhole && (await isDone(context, tx, { orderId, causeKey }))) {
        await cancelLines(context, pieces);
        return;
      }
      const state = orderState(order);
      const risks = (await risksOf(tx, store.tables, clock.now(), [orderId])).get(orderId) ?? [];
      const visit = (await readVisits(tx, store.tables, [order])).get(orderId) ?? null;
      const today = localDate(clock.now());
      // Once the goods have left, the visit alone: which pieces are of it is seen where they are taken out.
      const isOfVisit = state === 'handed-over' && !isWhole && isVisitCancellable(visit, today);
      if (!isOfVisit && !fromStates.includes(state)) throw new DomainError('cannotCancelNow');
      const dispute = (await readOrderDisputes(tx, store.tables, [orderId])).get(orderId)?.kind ?? null;
      if (!mayCancelFor(state, { risks, dispute, visit, today })) throw new DomainError('producerCancels');
      const { refundIds } = isWhole
        ? await cancelOrder(context, { orderId, by, reason: 'staff', note })
        : await cancelLines(context, pieces);
      await tellProducer(context, tx, {
        producerId: order.producerId,
        kind: 'staff-cancelled',
        params: { order: order.code, note },
        path: `/seller/orders/${orderId}`,
        subject: `order:${orderId}:${causeKey}`,
      });
      await recordAudit(context, tx, {
        personId: actor.personId,
        role,
        act: 'cancel-order-for-producer',
        subject: 'order',
        subjectId: orderId,
        detail: { isWhole, lines: isWhole ? [] : lines, risks, refundIds },
      });
    },
    { isolation: 'guarded' },
  );
}

/** Whether this form has taken pieces out already. */
async function isDone(
  { store }: Context,
  tx: Tx,
  { orderId, causeKey }: { orderId: string; causeKey: string },
): Promise<boolean> {
  const { lineCancellation } = store.tables;
  const [taken] = await tx
    .select({ id: lineCancellation.id })
    .from(lineCancellation)
    .where(and(eq(lineCancellation.orderId, orderId), eq(lineCancellation.causeKey, causeKey)))
    .limit(1);
  return taken !== undefined;
}
