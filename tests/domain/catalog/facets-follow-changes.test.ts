import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { countedTotal, listFacets } from '#app/domain/catalog/list-facets.server.ts';
import { readFilter } from '#app/domain/catalog/read-filter.server.ts';
import type { Context } from '#app/server/context.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

/** An id above and one below every id that is made now: writers whose clocks are wrong. */
const AHEAD = '7ZZZZZZZZZZZZZZZZZZZZZZZZZ';
const BEHIND = '00000000000000000000000001';

const total = (facets: Awaited<ReturnType<typeof listFacets>>, query = '') =>
  countedTotal(facets, readFilter(new URLSearchParams(query)));

/** A count that took long (on a busy machine) is kept for a while; later it is not. */
const LATER_MS = 600_000;

async function counted({ context, clock }: TestMarket) {
  clock.advance(LATER_MS);
  const facets = await listFacets(context, { adult: false });
  return { products: total(facets), set: total(facets, 'set=QD26-11') };
}

/** A row of the change table under an id of one's choice, as another process would leave it. */
function changeAs({ store, clock }: Context, id: string) {
  return store.write((tx) => tx.insert(store.tables.change).values({ id, tag: 'catalog', at: clock.now() }));
}

eachEngine('the counts beside the filters', (open) => {
  test('are counted again after every change of the catalogue, on the same day', async () => {
    const market = await open();
    const { context, clock } = market;
    const { listing } = context.store.tables;
    const touch = () => context.store.write((tx) => context.store.touch(tx, ['catalog'], clock.now()));
    const { producerId } = await sellerOf(context);
    expect(await counted(market)).toMatchObject({ products: 0, set: 0 });
    const ids: string[] = [];
    for (const count of [1, 2]) {
      ids.push(await publishedListing(context, { producerId, photos: [] }));
      await touch();
      expect(await counted(market)).toMatchObject({ products: count, set: count });
    }
    await context.store.write((tx) =>
      tx
        .update(listing)
        .set({ state: 'suspended' })
        .where(eq(listing.id, ids[0] ?? '')),
    );
    await touch();
    expect(await counted(market)).toMatchObject({ products: 1, set: 1 });
  });

  test('follow another process, whose clock may be ahead or behind', async () => {
    const market = await open();
    const { context } = market;
    const other = market.openAgain();
    const { producerId } = await sellerOf(context);
    await publishedListing(other, { producerId, photos: [] });
    await changeAs(other, AHEAD);
    expect(await counted(market)).toMatchObject({ products: 1, set: 1 });
    // Its id is below the newest: nothing but the number of changes tells of it.
    await publishedListing(other, { producerId, photos: [] });
    await changeAs(other, BEHIND);
    expect(await counted(market)).toMatchObject({ products: 2, set: 2 });
    expect(await counted({ ...market, context: { ...market.context, store: other.store } })).toMatchObject({
      products: 2,
      set: 2,
    });
  });
});
