import type { Context } from '#app/server/context.ts';
import { takePoint } from '#app/server/rate-limit.server.ts';

const HOUR_MS = 60 * 60_000;

/** One of the invitations and new links that one member of staff may make in an hour. @throws TooManyTries */
export async function limitInvites(context: Context, personId: string): Promise<void> {
  await takePoint(context, `invite|${personId}`, context.config.limits.invitesPerHour, HOUR_MS);
}
