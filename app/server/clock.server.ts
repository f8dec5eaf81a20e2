/** The one source of time. Tests set it; everything else lets it run. */
export type Clock = {
  /** Milliseconds since 1970, UTC. */
  now(): number;
};

/**
 * How far ahead of this clock a time may stand that some process has stored as its own "now": what the clocks of several
 * machines differ by, and how long a write may have waited. What stands further ahead was written by a clock that was wrong.
 */
const MOST_AHEAD_MS = 60_000;

/** The latest time, ms UTC, that a stored "now" can rightly have; from beyond it nothing is held shut or open. */
export function latestNow(clock: Clock): number {
  return clock.now() + MOST_AHEAD_MS;
}

export const systemClock: Clock = { now: () => Date.now() };
