const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** Until so long after the page was opened or come back to, and how often it asks then; the last holds for good. */
const WHILE_PAYING = [
  [3 * MINUTE_MS, SECOND_MS / 2],
  [15 * MINUTE_MS, 3 * SECOND_MS],
  [Number.POSITIVE_INFINITY, 20 * SECOND_MS],
] as const;
const LATER_MS = 20 * SECOND_MS;

/**
 * When an order's page asks again whether something has changed: often only while somebody is likely to be paying, so that
 * paid is seen within a second.
 * @param isWaiting whether money is awaited.
 * @param sinceMs since the page was opened, or come back to.
 */
export function nextLookMs(isWaiting: boolean, sinceMs: number): number {
  if (!isWaiting) return LATER_MS;
  return WHILE_PAYING.find(([until]) => sinceMs < until)?.[1] ?? LATER_MS;
}
