import { type AnyColumn, and, asc, eq, gt, gte, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { isPublished, isRowOnSale } from '#app/domain/catalog/on-sale.ts';
import { localDate, startOfLocalDay } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';
import type { ListingState } from '#db/tables/catalog.ts';

/** One moment at which what an open list shows of a listing changed, or from which on it shows nothing of it. */
export type ListingChange = {
  id: string;
  /** ms UTC. */
  at: number;
  /**
   * `gone`: off sale, alcohol, or its producer suspended, so that whoever kept it must drop it. `unseen`: it is off sale
   * and what changed is not what took it off; it only takes its place among the changes.
   */
  is: 'shown' | 'gone' | 'unseen';
};

/** Changes behind this one, in the order of (at, id). An empty id: from the beginning of `at` on. */
export type ChangeCursor = { at: number; id: string };

/**
 * What has changed of the listings for readers who have declared no age, oldest first: their content, sale and stock
 * running out, the name of their producer, what the register says of their entry, and stars that begin, lapse or are
 * revoked by the calendar alone, at the local midnight at which they do. Computed from what is stored and the clock; no
 * job writes it down. A listing stands here once for each of these.
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

/** What tells whether a listing is shown; told here, since a condition would lead SQLite through all that are. */
function seenColumns({ listing, producer }: Tables) {
  return {
    id: listing.id,
    state: listing.state,
    isAlcohol: listing.isAlcohol,
    suspendedAt: producer.suspendedAt,
  };
}

type Seen = { id: string; state: ListingState; isAlcohol: boolean; suspendedAt: number | null };

function changeOf(row: Seen, at: number, otherwise: 'gone' | 'unseen') {
  const isShown = isRowOnSale(row, { adult: false });
  return { id: row.id, at, is: isShown ? ('shown' as const) : otherwise };
}

async function ownChanges(
  db: Db,
  tables: Tables,
  behind: ChangeCursor,
  limit: number,
): Promise<ListingChange[]> {
  const { listing, producer } = tables;
  const rows = await db
    .select({ ...seenColumns(tables), at: listing.updatedAt })
    .from(listing)
    .innerJoin(producer, eq(producer.id, listing.producerId))
    .where(
      and(
        isBehind(listing.updatedAt, tables, behind),
        or(isPublished(tables), isNotNull(listing.firstPublishedAt)),
      ),
    )
    .orderBy(asc(listing.updatedAt), asc(listing.id))
    .limit(limit);
  return rows.map((row) => changeOf(row, row.at, 'gone'));
}

async function changesOfProducers(
  db: Db,
  tables: Tables,
  behind: ChangeCursor,
  limit: number,
): Promise<ListingChange[]> {
  const { listing, producer } = tables;
  const rows = await db
    .select({ ...seenColumns(tables), at: producer.updatedAt })
    .from(producer)
    .innerJoin(listing, eq(listing.producerId, producer.id))
    .where(isBehind(producer.updatedAt, tables, behind))
    .orderBy(asc(producer.updatedAt), asc(listing.id))
    .limit(limit);
  return rows.map((row) => changeOf(row, row.at, 'unseen'));
}

/** Cross joins, here and below: SQLite takes their tables in this order, and would else begin at every listing. */
async function changesOfEntries(
  db: Db,
  tables: Tables,
  behind: ChangeCursor,
  limit: number,
): Promise<ListingChange[]> {
  const { listing, producer, registerEntry } = tables;
  const rows = await db
    .select({ ...seenColumns(tables), at: registerEntry.updatedAt })
    .from(registerEntry)
    .crossJoin(listing)
    .innerJoin(producer, eq(producer.id, listing.producerId))
    .where(and(eq(listing.entryId, registerEntry.id), isBehind(registerEntry.updatedAt, tables, behind)))
    .orderBy(asc(registerEntry.updatedAt), asc(listing.id))
    .limit(limit);
  return rows.map((row) => changeOf(row, row.at, 'unseen'));
}

async function changesByCalendar(
  db: Db,
  tables: Tables,
  name: (typeof starDays)[number],
  { at, id }: ChangeCursor,
  limit: number,
  now: number,
): Promise<ListingChange[]> {
  const { listing, producer, recognition } = tables;
  const day: AnyColumn = recognition[name];
  const first = localDate(at);
  // On the cursor's own day midnight is over, unless the cursor stands at it.
  const isAtMidnight = startOfLocalDay(first) === at;
  const rows = await db
    .select({ ...seenColumns(tables), day: sql<string>`${day}` })
    .from(recognition)
    .crossJoin(listing)
    .innerJoin(producer, eq(producer.id, listing.producerId))
    .where(
      and(
        eq(listing.entryId, recognition.entryId),
        isAtMidnight ? gte(day, first) : gt(day, first),
        lte(day, localDate(now)),
        isAtMidnight ? or(gt(day, first), gt(listing.id, id)) : undefined,
      ),
    )
    .orderBy(asc(day), asc(listing.id))
    .limit(limit);
  return rows.map((row) => changeOf(row, startOfLocalDay(row.day), 'unseen'));
}
