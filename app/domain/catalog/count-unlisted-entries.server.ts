import { and, count, eq, isNull, ne, notExists } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';

/** How many products the producer has in the OCOP register for which there is no listing, or only one put away. */
export async function countUnlistedEntries({ store }: Context, { producerId }: SellerActor): Promise<number> {
  const { registerEntry, listing } = store.tables;
  const [counted] = await store.read((db) =>
    db
      .select({ waiting: count() })
      .from(registerEntry)
      .where(
        and(
          eq(registerEntry.producerId, producerId),
          isNull(registerEntry.archivedAt),
          notExists(
            db
              .select({ id: listing.id })
              .from(listing)
              .where(
                and(
                  eq(listing.entryId, registerEntry.id),
                  eq(listing.producerId, producerId),
                  ne(listing.state, 'archived'),
                ),
              ),
          ),
        ),
      ),
  );
  return Number(counted?.waiting ?? 0);
}
