import type { Context } from '#app/server/context.ts';
import { takePoint } from '#app/server/rate-limit.server.ts';

const HOUR_MS = 60 * 60_000;

/** One of the listings that a person may begin in an hour; people write a few a day. @throws TooManyTries */
export async function limitDrafts(context: Context, personId: string): Promise<void> {
  await takePoint(context, `draft|${personId}`, context.config.limits.draftsPerHour, HOUR_MS);
}
