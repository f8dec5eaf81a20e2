/** The states of a presence as a table: who may find it in each, and from where it leads on. */
import { DomainError } from '#app/server/domain-error.ts';
import type { PresenceState } from '#db/tables/register.ts';

export type CheckMethod = 'api' | 'http' | 'hand';

export const checkMethods = ['api', 'http', 'hand'] as const satisfies ReadonlyArray<CheckMethod>;

type StateRule = {
  /** By which looks it can be found; none: nobody finds a presence "claimed", it only begins so. */
  readonly foundBy: ReadonlyArray<CheckMethod>;
  /** What a later look may find. A page that was taken down may come back under the same address. */
  readonly next: ReadonlyArray<PresenceState>;
  /** Worth looking at again by itself. */
  readonly isWatched: boolean;
};

const looks: ReadonlyArray<PresenceState> = [
  'live',
  'out_of_stock',
  'rejected',
  'dead_link',
  'expired',
  'suspended',
  'removed',
];
const onSale: ReadonlyArray<PresenceState> = looks.filter((state) => state !== 'rejected');

export const presenceRules: Readonly<Record<PresenceState, StateRule>> = {
  /** Imported or typed, never checked. */
  claimed: { foundBy: [], next: looks, isWatched: true },
  live: { foundBy: ['api', 'http', 'hand'], next: onSale, isWatched: true },
  out_of_stock: { foundBy: ['api', 'http', 'hand'], next: onSale, isWatched: true },
  /** The platform did not take it; it can be handed in again, but cannot run out of stock. */
  rejected: {
    foundBy: ['api', 'hand'],
    next: ['live', 'rejected', 'removed', 'dead_link'],
    isWatched: false,
  },
  dead_link: { foundBy: ['api', 'http', 'hand'], next: looks, isWatched: true },
  /** The platform's own time for it ran out. */
  expired: { foundBy: ['api', 'hand'], next: looks, isWatched: true },
  /** By the platform. */
  suspended: { foundBy: ['api', 'hand'], next: looks, isWatched: true },
  /** Taken down by the seller. */
  removed: { foundBy: ['api', 'hand'], next: looks, isWatched: false },
};

export const presenceStates = Object.keys(presenceRules) as ReadonlyArray<PresenceState>;

/** What a person may say to have found. */
export const handStates = presenceStates.filter((state) => presenceRules[state].foundBy.includes('hand'));

/**
 * The state of a presence after a look at it.
 * @throws DomainError wrongState when this look cannot find that, or it cannot follow from where the presence is
 */
export function presenceAfter(
  state: PresenceState,
  method: CheckMethod,
  found: PresenceState,
): PresenceState {
  const isFindable = presenceRules[found].foundBy.includes(method);
  // The platform itself knows best: it may turn down tomorrow what is on sale today.
  const mayFollow = method === 'api' || presenceRules[state].next.includes(found);
  if (!isFindable || !mayFollow) throw new DomainError('wrongState', { field: 'state' });
  return found;
}
