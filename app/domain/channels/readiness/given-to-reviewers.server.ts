import { readWaiting } from '#app/domain/channels/readiness/waiting-content.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

/** Listings of a producer that lack nothing which blocks them on the channel once a reviewer lets their change through. */
export async function givenToReviewers(
  context: Context,
  producerId: string,
  channelCode: string,
): Promise<Set<string>> {
  const today = localDate(context.clock.now());
  const waiting = await context.store.read((db) => readWaiting(db, context, producerId, today));
  return new Set(
    waiting
      .filter((row) => row.channelCode === channelCode)
      .filter(({ changed }) => changed.items.every(({ severity }) => severity !== 'blocking'))
      .map(({ listingId }) => listingId),
  );
}
