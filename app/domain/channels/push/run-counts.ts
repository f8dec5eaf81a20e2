import { firstCode } from '#app/domain/channels/push/explain-refusal.ts';
import type { ProductRow } from '#app/domain/channels/push/shop-row.ts';
import type { PushItemState } from '#db/tables/pushes.ts';

/** How the products of a run stand, in the order in which they are told: what needs the seller first. */
export const runGroups = [
  'refused',
  'failed',
  'deleted',
  'locked',
  'underWay',
  'inReview',
  'hidden',
  'live',
  'cancelled',
] as const;

export type RunGroup = (typeof runGroups)[number];

/**
 * What is off a shop and why, told apart wherever it is counted: the platform turned it down, it did not get there for
 * another reason, it was deleted over there, or the platform has locked it.
 */
export const offGroups = ['refused', 'failed', 'deleted', 'locked'] as const satisfies readonly RunGroup[];

export type OffGroup = (typeof offGroups)[number];

/** Of how many products each holds; a group without any is 0. */
export type RunCounts = Record<RunGroup, number>;

const groups: Readonly<Record<PushItemState, RunGroup>> = {
  waiting: 'underWay',
  images: 'underWay',
  creating: 'underWay',
  unknown: 'underWay',
  in_review: 'inReview',
  draft: 'hidden',
  live: 'live',
  rejected: 'refused',
  failed: 'failed',
  cancelled: 'cancelled',
};

/** What got there and was taken down over there since, by the code that its row keeps: it neither failed nor was turned down. */
const takenDown: Readonly<Record<string, RunGroup>> = {
  'push:removed': 'deleted',
  'push:suspended': 'locked',
};

/** @param refusal as the product's row keeps it, which says whether the platform has deleted or locked it */
export function runGroup(state: PushItemState, refusal: unknown): RunGroup {
  const group = isTurnedDown(state) ? takenDown[firstCode(refusal) ?? ''] : undefined;
  return group ?? groups[state];
}

/** Of these the refusal says more. */
export const turnedDown = ['rejected', 'failed'] as const satisfies readonly PushItemState[];

function isTurnedDown(state: PushItemState): boolean {
  return turnedDown.some((one) => one === state);
}

/** Products of shops that are off them, by `runGroup`. */
export function countOff(
  products: ReadonlyArray<{ state: PushItemState; refusal: unknown }>,
): Record<OffGroup, number> {
  const groups = products.map(({ state, refusal }) => ({ group: runGroup(state, refusal), products: 1 }));
  const { refused, failed, deleted, locked } = countGroups(groups);
  return { refused, failed, deleted, locked };
}

/** Adds up groups, each with how many products are in it. */
export function countGroups(found: ReadonlyArray<{ group: RunGroup; products: number }>): RunCounts {
  const counts = Object.fromEntries(runGroups.map((group) => [group, 0])) as RunCounts;
  for (const { group, products } of found) counts[group] += products;
  return counts;
}

/** Whether a product that stands hidden in the shop is about to be put on sale: nobody is asked to look at it. */
export function isOnItsWay(product: Pick<ProductRow, 'state' | 'goesOnSale' | 'heldFor'>): boolean {
  return product.state === 'draft' && product.goesOnSale && product.heldFor === null;
}

/** What has come to its end in a run. */
const doneStates: ReadonlyArray<PushItemState> = ['live', 'draft', 'rejected', 'failed', 'cancelled'];

/** Turned down or called off: it is not on its way there, whichever of them it is. */
const offStates: ReadonlyArray<PushItemState> = ['rejected', 'failed', 'cancelled'];

export function isDone(state: PushItemState): boolean {
  return doneStates.includes(state);
}

export function isOff(state: PushItemState): boolean {
  return offStates.includes(state);
}

/**
 * How a product of a run stands in the shop now, where that is no longer how it ended in the run: what has come to its end
 * in a run goes on after it, by following or by another push. Null otherwise.
 * @param isAway its shop was disconnected: what was under way stays as the product stood when it was last heard of
 */
export function standsNow(
  state: PushItemState,
  product: PushItemState | null,
  isAway = false,
): PushItemState | null {
  if (product === null || product === state) return null;
  if (!isDone(state)) return isAway && isDone(product) ? product : null;
  // Hidden goods that are to go on sale are under way in their run although they stand there as a draft.
  return isOff(state) && isOff(product) ? null : product;
}
