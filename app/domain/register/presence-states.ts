/** The states of a presence as a table: who may find it in each, and from where it leads on. */
import { DomainError } from '#app/server/domain-error.ts';
import type { PresenceState } from '#db/tables/register.ts';

/** Days for which a verified look at a presence holds: "live" means seen live on the day or in the 90 days before it. */
export const VERIFIED_DAYS = 90;

export type CheckMethod = 'api' | 'http' | 'hand';

export const checkMethods = ['api', 'http', 'hand'] as const satisfies ReadonlyArray<CheckMethod>;

type StateRule = {
  /** By which looks it can be found; none: nobody finds a presence "claimed", it only begins so. */
  readonly foundBy: ReadonlyArray<CheckMethod>;
  /** What a later look may find. A page that was taken down may come back under the same address. */
  readonly next: ReadonlyArray<PresenceState>;
  /**
   * Looked at again by itself after so many days; null: not at all. A verified look holds 90 days: at one in 30, two may
   * fail before a product that is on sale is lost. What may change any week is looked at more often.
   */
  readonly lookEveryDays: number | null;
  /** No longer to be bought there: the producer is told. */
  readonly isDown: boolean;
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
  claimed: { foundBy: [], next: looks, lookEveryDays: 7, isDown: false },
  live: { foundBy: ['api', 'http', 'hand'], next: onSale, lookEveryDays: 30, isDown: false },
  out_of_stock: { foundBy: ['api', 'http', 'hand'], next: onSale, lookEveryDays: 14, isDown: false },
  /** The platform did not take it; it can be handed in again, but cannot run out of stock. */
  rejected: {
    foundBy: ['api', 'hand'],
    next: ['live', 'rejected', 'removed', 'dead_link'],
    lookEveryDays: null,
    isDown: true,
  },
  dead_link: { foundBy: ['api', 'http', 'hand'], next: looks, lookEveryDays: 14, isDown: true },
  /** The platform's own time for it ran out. */
  expired: { foundBy: ['api', 'hand'], next: looks, lookEveryDays: 30, isDown: true },
  /** By the platform. */
  suspended: { foundBy: ['api', 'hand'], next: looks, lookEveryDays: 30, isDown: true },
  /** Taken down by the seller. */
  removed: { foundBy: ['api', 'hand'], next: looks, lookEveryDays: null, isDown: true },
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
