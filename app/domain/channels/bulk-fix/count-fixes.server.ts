import { eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { type CountedFix, commonFixes, heldSets } from '#app/domain/channels/bulk-fix/common-fixes.server.ts';
import { problemSets } from '#app/domain/channels/readiness/problem-sets.server.ts';
import type { Context } from '#app/server/context.ts';

/** What several of the producer's listings lack in common; see `commonFixes`. */
export async function countFixes({ store }: Context, { producerId }: SellerActor): Promise<CountedFix[]> {
  const { tables } = store;
  return store.read(async (db) =>
    commonFixes(
      await problemSets(db, tables, eq(tables.channelReadiness.producerId, producerId)),
      await heldSets(db, tables, producerId),
    ),
  );
}
