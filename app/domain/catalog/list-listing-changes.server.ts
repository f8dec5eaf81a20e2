import { type AnyColumn, and, asc, eq, gt, gte, isNotNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import { isOnSale } from '#app/domain/catalog/on-sale.ts';
import { localDate, startOfLocalDay } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

/** One moment at which what an open list shows of a listing changed, or from which on it shows nothing of it. */
export type ListingChange = {
  id: string;
  /** ms UTC. */
  at: number;
  /** Off sale, alcohol, or its producer suspended: whoever kept it must drop it. */
  isGone: boolean;
};

/** Changes behind this one, in the order of (at, id). An empty id: from the beginning of `at` on. */
export type ChangeCursor = { at: number; id: string };

/**
 * What has changed of the listings for readers who have declared no age, oldest first: their content, sale and stock
 * running out, the name of their producer, what the register says of their entry, and stars that begin, lapse or are
 * revoked by the calendar alone, at the local midnight at which they do. Computed from what is stored and the clock; no
 * job writes it down. A listing stands here once for each of these; one that was never on sale does not.
 * @param now ms UTC; midnights after it have not come yet.
 */
export async function listListingChanges(
  db: Db,
  { tables }: Pick<Store, 'tables'>,
  { behind, limit, now }: { behind: ChangeCursor; limit: number; now: number },
): Promise<ListingChange[]> {
  const found = [
    ...(await ownChanges(db, tables, behind, limit)),
    ...(await changesOfProducers(db, tables, behind, limit)),
    ...(await changesOfEntries(db, tables, behind, limit)),
  ];
  for (const day of starDays) found.push(...(await changesByCalendar(db, tables, day, behind, limit, now)));
  return found.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)).slice(0, limit);
}

type Tables = Store['tables'];

/** Local days at whose beginning a star begins or ends. */
const starDays = ['expiresOn', 'decidedOn', 'revokedOn'] as const;

/** Rows behind the cursor, as a range that an index on the moment can begin at. */
function isBehind(
  moment: Tables['listing' | 'producer' | 'registerEntry']['updatedAt'],
  { listing }: Tables,
  { at, id }: ChangeCursor,
): SQL | undefined {
  return and(gte(moment, at), or(gt(moment, at), gt(listing.id, id)));
}

async function ownChanges(
  db: Db,
  tables: Tables,
  behind: ChangeCursor,
  limit: number,
): Promise<ListingChange[]> {
  const { listing, producer } = tables;
  const rows = await db
    .select({
      id: listing.id,
      at: listing.updatedAt,
      state: listing.state,
      isAlcohol: listing.isAlcohol,
      suspendedAt: producer.suspendedAt,
    })
    .from(listing)
    .innerJoin(producer, eq(producer.id, listing.producerId))
    .where(
      and(
        isBehind(listing.updatedAt, tables, behind),
        or(eq(listing.state, 'published'), isNotNull(listing.firstPublishedAt)),
      ),
    )
    .orderBy(asc(listing.updatedAt), asc(listing.id))
    .limit(limit);
  return rows.map(({ id, at, state, isAlcohol, suspendedAt }) => ({
    id,
    at,
    isGone: state !== 'published' || isAlcohol || suspendedAt !== null,
  }));
}

async function changesOfProducers(
  db: Db,
  tables: Tables,
  behind: ChangeCursor,
  limit: number,
): Promise<ListingChange[]> {
  const { listing, producer } = tables;
  const rows = await db
    .select({ id: listing.id, at: producer.updatedAt })
    .from(producer)
    .innerJoin(listing, eq(listing.producerId, producer.id))
    .where(and(isBehind(producer.updatedAt, tables, behind), isOnSale(tables, { adult: false })))
    .orderBy(asc(producer.updatedAt), asc(listing.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, isGone: false }));
}

async function changesOfEntries(
  db: Db,
  tables: Tables,
  behind: ChangeCursor,
  limit: number,
): Promise<ListingChange[]> {
  const { listing, registerEntry } = tables;
  const rows = await db
    .select({ id: listing.id, at: registerEntry.updatedAt })
    .from(registerEntry)
    .innerJoin(listing, eq(listing.entryId, registerEntry.id))
    .where(and(isBehind(registerEntry.updatedAt, tables, behind), isOnSale(tables, { adult: false })))
    .orderBy(asc(registerEntry.updatedAt), asc(listing.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, isGone: false }));
}

async function changesByCalendar(
  db: Db,
  tables: Tables,
  name: (typeof starDays)[number],
  { at, id }: ChangeCursor,
  limit: number,
  now: number,
): Promise<ListingChange[]> {
  const { listing, recognition } = tables;
  const day: AnyColumn = recognition[name];
  const first = localDate(at);
  // On the cursor's own day midnight is over, unless the cursor stands at it.
  const sameDay = startOfLocalDay(first) === at ? gt(listing.id, id) : undefined;
  const rows = await db
    .select({ id: listing.id, day: sql<string>`${day}` })
    .from(recognition)
    .innerJoin(listing, eq(listing.entryId, recognition.entryId))
    .where(
      and(
        gte(day, first),
        lte(day, localDate(now)),
        sameDay ? or(ne(day, first), sameDay) : ne(day, first),
        isOnSale(tables, { adult: false }),
      ),
    )
    .orderBy(asc(day), asc(listing.id))
    .limit(limit);
  return rows.map((row) => ({ id: row.id, at: startOfLocalDay(row.day), isGone: false }));
}
