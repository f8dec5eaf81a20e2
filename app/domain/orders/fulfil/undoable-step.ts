import { GOODS_ARRIVED, type Visit } from '#app/domain/orders/delivery/read-visits.server.ts';
import { moves, type OrderFacts, orderState } from '#app/domain/orders/order-state.ts';

/** What the buyer is told of may be taken back only at once. */
const SHORT_MS = 30 * 60 * 1000;

const undoableActs = {
  accepted: { act: 'accept', isTold: false },
  packed: { act: 'pack', isTold: false },
  'handed-over': { act: 'hand-over', isTold: true },
  delivered: { act: 'deliver', isTold: true },
} as const;

type UndoableAct = (typeof undoableActs)[keyof typeof undoableActs]['act'];

/** A step that may be taken back. */
export type Undoable =
  /** `since`: the step must have been done after it, ms UTC; `until`: so long it may be undone, null for as long as nothing follows. */
  | { readonly act: UndoableAct; readonly since: number; readonly until: number | null }
  /** No mail tells of it, and no time of the order has it. */
  | { readonly act: typeof GOODS_ARRIVED; readonly until: null };

/**
 * The step that may be taken back now; null when none may. What has arrived has been handed over.
 * @param visit of an order that has goods as well.
 * @param mayUndoArrival `mayUndoArrival`, where its goods have arrived.
 * @param isEmpty all of it came back, which rests on what was done before.
 */
export function undoableStep(
  order: OrderFacts,
  now: number,
  { visit, mayUndoArrival, isEmpty }: { visit: Visit | null; mayUndoArrival: boolean; isEmpty: boolean },
): Undoable | null {
  const state = orderState(order);
  if (isEmpty || !Object.hasOwn(undoableActs, state)) return null;
  if (state === 'handed-over' && visit !== null && !visit.areGoodsToCome)
    return mayUndoArrival ? { act: GOODS_ARRIVED, until: null } : null;
  const { act, isTold } = undoableActs[state as keyof typeof undoableActs];
  if (!isTold) return { act, since: 0, until: null };
  const done = order[moves[act].fact] ?? 0;
  return done > now - SHORT_MS ? { act, since: now - SHORT_MS, until: done + SHORT_MS } : null;
}
