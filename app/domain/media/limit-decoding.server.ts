import type { Actor } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';
import { takePoint } from '#app/server/rate-limit.server.ts';

const MINUTE_MS = 60_000;

/**
 * Decoding is what an upload costs us, so it is what is counted: per person, by LIMIT_UPLOAD_PER_MINUTE. A photo that is
 * known already costs no point.
 * @throws TooManyTries
 */
export async function limitDecoding(context: Context, actor: Pick<Actor, 'personId'>): Promise<void> {
  await takePoint(context, `upload|${actor.personId}`, context.config.limits.uploadPerMinute, MINUTE_MS);
}
