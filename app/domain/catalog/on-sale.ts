import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Store } from '#db/store.ts';
import type { ListingState } from '#db/tables/catalog.ts';

type Tables = Store['tables'];

/** `adult`: the visitor has declared to be 18, so alcohol may be shown (Law 44/2019, Article 16). */
export type Visitor = { adult: boolean };

/**
 * A condition on `listing`: visitors may see it. It is published, its producer is not suspended, and, for who has not
 * declared to be 18, it is no alcohol. Every public list, page and count asks this or one of its other forms below.
 * By the producers that are suspended, which are few, so that each list keeps the index of its own order.
 */
export function isOnSale(tables: Tables, visitor: Visitor): SQL | undefined {
  const { listing } = tables;
  return and(
    isPublished(tables),
    hasOpenProducer(tables),
    visitor.adult ? undefined : eq(listing.isAlcohol, false),
  );
}

/** The same for a query that joins `producer` already. */
export function isOnSaleWithProducer(tables: Tables, visitor: Visitor): SQL | undefined {
  return and(isOnSaleOfOpenProducer(tables, visitor), isNull(tables.producer.suspendedAt));
}

/**
 * The same where the producers are known to be open: without the list of those that are suspended, a count in an index
 * reads no row of a listing.
 */
export function isOnSaleOfOpenProducer(tables: Tables, visitor: Visitor): SQL | undefined {
  return and(isPublished(tables), visitor.adult ? undefined : eq(tables.listing.isAlcohol, false));
}

/**
 * The same of a row that was read, for queries that must not ask for the state: asked for it, SQLite walks every
 * published listing in place of the index of the query's own choice. `suspendedAt` is its producer's.
 */
export function isRowOnSale(
  { state, isAlcohol, suspendedAt }: { state: ListingState; isAlcohol: boolean; suspendedAt: number | null },
  { adult }: Visitor,
): boolean {
  return state === 'published' && suspendedAt === null && (adult || !isAlcohol);
}

/** A condition on `listing`: an approved version of it is public, whoever its producer is and whatever it contains. */
export function isPublished({ listing }: Tables): SQL {
  return eq(listing.state, 'published');
}

/** A condition on `listing`: its producer is not suspended. */
export function hasOpenProducer({ listing, producer }: Tables): SQL {
  return sql`${listing.producerId} not in (select ${producer.id} from ${producer} where ${producer.suspendedAt} is not null)`;
}
