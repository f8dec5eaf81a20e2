/** What the lists of everybody's listings by their readiness have in common: their pages, their parts, their columns. */
import { asc } from 'drizzle-orm';
import type { Store } from '#db/store.ts';

const PAGE_SIZE = 50;
/** The whole list is read in parts, each with a query that PostgreSQL and SQLite take. */
const ROWS_AT_A_TIME = 500;

export function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / PAGE_SIZE));
}

type Paged<Rows> = PromiseLike<Rows> & {
  limit(rows: number): { offset(rows: number): PromiseLike<Rows> };
};

/** The rows of a page, from 1; all of them for null. */
export async function rowsOnPage<Rows>(query: Paged<Rows>, page: number | null): Promise<Rows> {
  return page === null ? query : query.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE);
}

/** Ids in parts that one query takes. */
export function* partsOf(ids: readonly string[]): Generator<string[]> {
  for (let from = 0; from < ids.length; from += ROWS_AT_A_TIME) yield ids.slice(from, from + ROWS_AT_A_TIME);
}

/** What such a list says of a listing besides its readiness; of a query that joins producer and commune. */
export function listingColumns({ listing, producer, commune }: Store['tables']) {
  return {
    listingId: listing.id,
    title: listing.titleVi,
    slug: listing.slug,
    producerCode: producer.code,
    producerName: producer.name,
    communeName: commune.name,
  };
}

/** The orders by name; of a query that joins listing and producer. */
export function orderByName({ listing, producer }: Store['tables'], sort: 'title' | 'producer') {
  return sort === 'title' ? [asc(listing.titleKey)] : [asc(producer.nameKey), asc(listing.titleKey)];
}
