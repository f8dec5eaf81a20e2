/** The circuit breaker of a channel as a table: what one call may do, and what its outcome leads to. Times in ms UTC. */

export type Breaker = {
  /** Failures in a row. */
  failures: number;
  /** Null: closed, calls pass. In the future: open, none does. In the past: half open, one call tries. */
  openUntil: number | null;
};

export type BreakerState = 'closed' | 'open' | 'halfOpen';

/** Failures in a row that open it. */
export const FAILURES_TO_OPEN = 5;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 600_000;
/** How long the one call that tries has; then another may. */
const TRY_MS = 60_000;

export function breakerState({ openUntil }: Breaker, now: number): BreakerState {
  if (openUntil === null) return 'closed';
  return openUntil > now ? 'open' : 'halfOpen';
}

type Transitions = Readonly<Record<BreakerState, (breaker: Breaker, now: number) => Breaker | null>>;

/** What a call changes that asks to pass; null: it may not. */
export const onCall: Transitions = {
  closed: (breaker) => breaker,
  open: () => null,
  // Whoever comes while this one tries finds it open. It counts as a failure until it is answered.
  halfOpen: ({ failures }, now) => ({ failures: failures + 1, openUntil: now + TRY_MS }),
};

/** After an answer, whatever it says: the platform is there. */
export const onAnswer: Transitions = {
  closed: () => ({ failures: 0, openUntil: null }),
  open: () => ({ failures: 0, openUntil: null }),
  halfOpen: () => ({ failures: 0, openUntil: null }),
};

/** After no answer, or one that is the platform's own trouble. */
export const onFailure: Transitions = {
  closed: ({ failures }, now) => ({
    failures: failures + 1,
    openUntil: failures + 1 >= FAILURES_TO_OPEN ? now + pauseAfter(failures + 1) : null,
  }),
  // Those that were under way when it opened tell nothing new; the one that tried was counted when it began.
  open: ({ failures }, now) => ({ failures, openUntil: now + pauseAfter(failures) }),
  halfOpen: ({ failures }, now) => ({ failures, openUntil: now + pauseAfter(failures) }),
};

/** 30 s, then twice as long after each further failure, up to ten minutes. */
function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, failures - FAILURES_TO_OPEN), LONGEST_PAUSE_MS);
}
