import { eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { type CountedFix, commonFixes } from '#app/domain/channels/bulk-fix/common-fixes.server.ts';
import { problemSets } from '#app/domain/channels/readiness/problem-sets.server.ts';
import type { Context } from '#app/server/context.ts';

/** What several of the producer's listings lack in common; see `commonFixes`. */
export async function countFixes({ store }: Context, { producerId }: SellerActor): Promise<CountedFix[]> {
  const { channelReadiness } = store.tables;
  return store.read(async (db) => {
    const sets = await problemSets(db, store.tables, eq(channelReadiness.producerId, producerId));
    return commonFixes(db, store, { producerId, sets });
  });
}
