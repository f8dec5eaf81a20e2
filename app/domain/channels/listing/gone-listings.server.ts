import { and, eq, inArray } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';

/** Why a product that was chosen can go into no file any more. */
export type GoneReason = 'archived' | 'suspended' | 'notOnSale';
export type GoneListing = { id: string; title: string; reason: GoneReason };

/** The producer's own of these listings that are on sale no more, by title, each with its reason. */
export async function goneListings(
  { store }: Context,
  producerId: string,
  ids: readonly string[],
): Promise<GoneListing[]> {
  const { listing } = store.tables;
  const found: GoneListing[] = [];
  const own = eq(listing.producerId, producerId);
  for (let from = 0; from < ids.length; from += CHUNK) {
    const some = ids.slice(from, from + CHUNK);
    const rows = await store.read((db) =>
      db
        .select({ id: listing.id, title: listing.titleVi, state: listing.state })
        .from(listing)
        .where(and(own, inArray(listing.id, some))),
    );
    found.push(...rows.map(({ state, ...row }) => ({ ...row, reason: reasonOf(state) })));
  }
  return found.sort((a, b) => a.title.localeCompare(b.title, 'vi'));
}

/** Ids asked for at a time. */
const CHUNK = 200;

function reasonOf(state: string): GoneReason {
  return state === 'archived' || state === 'suspended' ? state : 'notOnSale';
}
