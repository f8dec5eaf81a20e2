import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { recognitionsAt } from '#app/domain/catalog/recognitions-at.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

export type MyEntry = {
  id: string;
  name: string;
  setCode: string | null;
  place: string | null;
  /** Today's star and the last day of it; null without a valid recognition. */
  recognition: { stars: number; validUntil: string } | null;
  /** A listing of this entry that is not put away; null when there is none. */
  listingId: string | null;
};

/** The producer's entries in the OCOP register, by name. */
export async function listMyEntries({ store, clock }: Context, actor: SellerActor): Promise<MyEntry[]> {
  const { tables } = store;
  const { registerEntry, commune, listing } = tables;
  return store.read(async (db) => {
    const rows = await db
      .select({
        id: registerEntry.id,
        name: registerEntry.name,
        setCode: registerEntry.setCode,
        place: commune.fullName,
        placeText: registerEntry.communeText,
      })
      .from(registerEntry)
      .leftJoin(commune, eq(commune.code, registerEntry.communeCode))
      .where(and(eq(registerEntry.producerId, actor.producerId), isNull(registerEntry.archivedAt)))
      .orderBy(registerEntry.nameKey, registerEntry.id);
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return [];
    const stars = await recognitionsAt(db, tables, ids, localDate(clock.now()));
    const listings = await db
      .select({ id: listing.id, entryId: listing.entryId })
      .from(listing)
      .where(
        and(
          eq(listing.producerId, actor.producerId),
          inArray(listing.entryId, ids),
          ne(listing.state, 'archived'),
        ),
      );
    return rows.map(({ placeText, ...row }) => {
      const recognition = stars.get(row.id);
      return {
        ...row,
        place: row.place ?? placeText,
        recognition: recognition ? { stars: recognition.stars, validUntil: recognition.validUntil } : null,
        listingId: listings.find(({ entryId }) => entryId === row.id)?.id ?? null,
      };
    });
  });
}
