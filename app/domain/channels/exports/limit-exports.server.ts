import type { Context } from '#app/server/context.ts';
import { takePoint } from '#app/server/rate-limit.server.ts';

const HOUR_MS = 60 * 60_000;
const MINUTE_MS = 60_000;

/** One of the files that a person may have made in an hour. @throws TooManyTries */
export async function limitExports(context: Context, personId: string): Promise<void> {
  await takePoint(context, `export|${personId}`, context.config.limits.exportPerHour, HOUR_MS);
}

/** One of the workbooks that a person may send in a minute: each is opened and read whole. @throws TooManyTries */
export async function limitTemplates(context: Context, personId: string): Promise<void> {
  await takePoint(context, `template|${personId}`, context.config.limits.uploadPerMinute, MINUTE_MS);
}
