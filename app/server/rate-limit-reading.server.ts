import type { Context } from '#app/server/context.ts';
import { takePointInProcess } from '#app/server/rate-limit-in-process.server.ts';

const MINUTE_MS = 60_000;

/**
 * Counts a search, a request to the open API or for a feed of changes, which have the same allowance (ASVS 2.4.1). Kept pages cost nothing.
 * @throws TooManyTries.
 */
export function limitReading(
  context: Context,
  what: 'search' | 'api' | 'changes',
  clientAddress: string,
): void {
  const { searchPerMinute } = context.config.limits;
  takePointInProcess(context, `${what}|${clientAddress}`, searchPerMinute, MINUTE_MS);
}
