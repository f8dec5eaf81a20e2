import { and, eq, inArray, isNull, max, ne } from 'drizzle-orm';
import { isOfCosts } from '#app/domain/channels/fees/sale-costs.server.ts';
import { papersOn } from '#app/domain/channels/papers/papers-that-hold.server.ts';
import { everyListing } from '#app/domain/channels/wording/read-channel-choices.server.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * When what a push of a listing sends was last changed, ms UTC: `contentAt` of the listing and what was chosen for the
 * channel, `sizesAt` of its sizes with prices and stock. `papers`: those that hold, by when they were given,
 * checked or taken into use again.
 */
export type ChangeTimes = {
  contentAt: number;
  sizesAt: number;
  papers: ReadonlyArray<{ kind: string; at: number }>;
};

export const neverChanged: ChangeTimes = { contentAt: 0, sizesAt: 0, papers: [] };

/** Of these listings on a channel, by id. Part of the caller's read. @param today local day, on which papers hold */
export async function readChangeTimes(
  db: Db,
  { listing, variant, channelChoice, paper }: Store['tables'],
  { channelCode, listingIds, today }: { channelCode: string; listingIds: readonly string[]; today: string },
): Promise<Map<string, ChangeTimes>> {
  const ids = [...new Set(listingIds)];
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      id: listing.id,
      producerId: listing.producerId,
      at: listing.updatedAt,
      sizesAt: max(variant.updatedAt),
    })
    .from(listing)
    .leftJoin(variant, eq(variant.listingId, listing.id))
    .where(inArray(listing.id, ids))
    .groupBy(listing.id, listing.producerId, listing.updatedAt);
  const producers = [...new Set(rows.map(({ producerId }) => producerId))];
  const choices = await db
    .select({
      producerId: channelChoice.producerId,
      subject: channelChoice.subject,
      field: channelChoice.field,
      at: channelChoice.chosenAt,
    })
    .from(channelChoice)
    .where(
      and(
        inArray(channelChoice.producerId, producers),
        eq(channelChoice.channelCode, channelCode),
        inArray(channelChoice.subject, [everyListing, ...ids]),
      ),
    );
  const chosenAt = new Map<string, number>();
  for (const { producerId, subject, field, at } of choices) {
    const key = `${producerId} ${subject}`;
    if (!isOfCosts(field)) chosenAt.set(key, Math.max(chosenAt.get(key) ?? 0, at));
  }
  const papers = await db
    .select()
    .from(paper)
    .where(and(inArray(paper.producerId, producers), isNull(paper.archivedAt), ne(paper.state, 'refused')));
  const holding = new Set(papersOn(papers, today).holding.map(({ id }) => id));
  return new Map(
    rows.map(({ id, producerId, at, sizesAt }) => [
      id,
      {
        contentAt: Math.max(
          at,
          chosenAt.get(`${producerId} ${id}`) ?? 0,
          chosenAt.get(`${producerId} ${everyListing}`) ?? 0,
        ),
        sizesAt: sizesAt ?? 0,
        papers: papers
          .filter((one) => one.producerId === producerId && holding.has(one.id))
          .filter(({ listingId }) => listingId === null || listingId === id)
          .map(({ kind, createdAt, decidedAt, restoredAt }) => ({
            kind,
            at: Math.max(createdAt, decidedAt ?? 0, restoredAt ?? 0),
          })),
      },
    ]),
  );
}
