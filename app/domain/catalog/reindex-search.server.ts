import { asc, eq, inArray, lt } from 'drizzle-orm';
import { z } from 'zod';
import { returnToSearch } from '#app/domain/catalog/put-in-search.server.ts';
import { SEARCH_VERSION } from '#app/domain/catalog/search-text.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';

const EVERY_MS = 10 * 60_000;
/** Each is one write of some hundred statements: short enough that nobody else's save waits for it. */
const AT_A_TIME = 50;

/**
 * Makes the words anew of listings that were indexed by older rules (`SEARCH_VERSION`), soon after a new release
 * starts: a query is folded by the new rules, and would miss them. What is cut off goes on with the next run; where
 * nothing is old, it is one look at an index.
 */
export const reindexSearch = defineJob({
  kind: 'reindex-search',
  payload: z.object({}),
  priority: 80,
  concurrency: 1,
  repeat: { everyMs: EVERY_MS, payload: {} },
  async run(context, _payload, { signal }) {
    let done = 0;
    for (;;) {
      signal.throwIfAborted();
      const some = await reindexSome(context);
      if (some === 0) break;
      done += some;
    }
    if (done > 0)
      context.log.info({ evt: 'search.reindex', done, version: SEARCH_VERSION }, 'words made anew');
  },
});

/** The oldest first, so that hits keep their order. @returns how many; 0 when nothing is left. */
async function reindexSome({ store }: Context): Promise<number> {
  const { listingSearch, listing } = store.tables;
  return store.write(async (tx) => {
    const old = await tx
      .select({ listingId: listingSearch.listingId, folded: listingSearch.folded, row: listing })
      .from(listingSearch)
      .innerJoin(listing, eq(listing.id, listingSearch.listingId))
      .where(lt(listingSearch.wordsVersion, SEARCH_VERSION))
      .orderBy(asc(listingSearch.number))
      .limit(AT_A_TIME);
    for (const { folded, row } of old) {
      // Without a word it was taken out of search, and stays so.
      if (folded !== '') await returnToSearch(tx, store.tables, row);
    }
    const ids = old.map(({ listingId }) => listingId);
    if (ids.length > 0) {
      await tx
        .update(listingSearch)
        .set({ wordsVersion: SEARCH_VERSION })
        .where(inArray(listingSearch.listingId, ids));
    }
    return ids.length;
  });
}
