import type { Visit } from '#app/domain/orders/delivery/read-visits.server.ts';
import { moves, type OrderFacts, orderState } from '#app/domain/orders/order-state.ts';

/** What the buyer is told of may be taken back only at once. */
const SHORT_MS = 30 * 60 * 1000;

const undoableActs = {
  accepted: { act: 'accept', isTold: false },
  packed: { act: 'pack', isTold: false },
  'handed-over': { act: 'hand-over', isTold: true },
  delivered: { act: 'deliver', isTold: true },
} as const;

export type UndoableAct = (typeof undoableActs)[keyof typeof undoableActs]['act'];

/**
 * The step that may be taken back now; null when none may. What has arrived has been handed over.
 * @param visit of an order that has goods as well.
 * @returns `since`: the step must have been done after it, ms UTC; `until`: so long it may be undone, null for as long as
 *   nothing follows.
 */
export function undoableStep(
  order: OrderFacts,
  now: number,
  visit: Visit | null,
): { act: UndoableAct; since: number; until: number | null } | null {
  const state = orderState(order);
  if (!Object.hasOwn(undoableActs, state)) return null;
  if (state === 'handed-over' && visit !== null && !visit.areGoodsToCome) return null;
  const { act, isTold } = undoableActs[state as keyof typeof undoableActs];
  if (!isTold) return { act, since: 0, until: null };
  const done = order[moves[act].fact] ?? 0;
  return done > now - SHORT_MS ? { act, since: now - SHORT_MS, until: done + SHORT_MS } : null;
}
