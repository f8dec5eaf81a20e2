/**
 * Everything that can be told to go wrong. A fault meets the next N calls, or each call with a probability drawn from a
 * seed, so that a run can be repeated.
 */
import type { FakeRequest } from '#tests/fakes/platforms/http.ts';

export const faultKinds = [
  /** Waits `ms` of real time, then acts. */
  'slow',
  /** Says "too fast"; does nothing. */
  'limit',
  /** Answers 500; does nothing. */
  'error500',
  /** Acts, then answers 200 with half a text that is no JSON. */
  'garbage',
  /** Acts, then closes the connection without a word. */
  'drop-after-acting',
  /** Closes the connection; does nothing. */
  'drop-before-acting',
  /** The reviewers turn the product down for `reason`. */
  'reject-in-review',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export type Fault = {
  kind: FaultKind;
  /** Calls that it still meets; null: each call by `probability`. */
  next: number | null;
  probability: number;
  ms: number;
  reason: string;
  /** Only calls whose path contains this. */
  path: string;
};

export type Faults = {
  add(fault: Fault): void;
  clear(): void;
  list(): readonly Fault[];
  /** The faults that this call meets; those with a count have it lowered. */
  meet(request: FakeRequest): Fault[];
  /** The reason why a product is turned down, or null. */
  verdict(): string | null;
};

/** @param random numbers from 0 to below 1. */
export function createFaults(random: () => number): Faults {
  let faults: Fault[] = [];

  function strikes(fault: Fault): boolean {
    if (fault.next === null) return random() < fault.probability;
    if (fault.next <= 0) return false;
    fault.next -= 1;
    return true;
  }

  return {
    add: (fault) => faults.push(fault),
    clear: () => {
      faults = [];
    },
    list: () => faults,
    meet: (request) =>
      faults.filter(
        (fault) => fault.kind !== 'reject-in-review' && request.path.includes(fault.path) && strikes(fault),
      ),
    verdict: () =>
      faults.find((fault) => fault.kind === 'reject-in-review' && strikes(fault))?.reason ?? null,
  };
}

/** Numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
