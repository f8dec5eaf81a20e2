const FIRST_MS = 5_000;
const LONGEST_MS = 3_600_000;
const JITTER = 0.2;
/** No next attempt is later than this, in milliseconds. */
export const LATEST_RETRY_MS = LONGEST_MS * (1 + JITTER);

/**
 * Milliseconds until the next attempt: 10 s, 20 s, 40 s … up to an hour, and up to a fifth more so that jobs
 * that failed together do not come back together. `attempt` is 1 after the first failure; `random` gives 0..1.
 */
export function retryDelay(attempt: number, random: () => number): number {
  const base = Math.min(FIRST_MS * 2 ** attempt, LONGEST_MS);
  return Math.round(base * (1 + JITTER * random()));
}
