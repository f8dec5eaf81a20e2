import { eq, max } from 'drizzle-orm';
import { type ListingContent, parseContent } from '#app/domain/catalog/listing-content.ts';
import type { ListingRow, Tables } from '#app/domain/catalog/own-listing.server.ts';
import { searchTextOf } from '#app/domain/catalog/search-text.server.ts';
import type { Tx } from '#db/store.ts';

/** Makes a published listing findable under its content. */
export async function putInSearch(
  tx: Tx,
  tables: Tables,
  listingId: string,
  content: ListingContent,
): Promise<void> {
  const { listing, listingSearch, producer } = tables;
  const [maker] = await tx
    .select({ name: producer.name })
    .from(listing)
    .innerJoin(producer, eq(producer.id, listing.producerId))
    .where(eq(listing.id, listingId))
    .limit(1);
  const text = await searchTextOf(tx, tables, content, maker?.name ?? '');
  const [newest] = await tx.select({ number: max(listingSearch.number) }).from(listingSearch);
  await tx
    .insert(listingSearch)
    .values({ number: Number(newest?.number ?? 0) + 1, listingId, ...text })
    .onConflictDoUpdate({ target: listingSearch.listingId, set: text });
}

/** Makes a listing that came back to the public findable again. */
export async function returnToSearch(tx: Tx, tables: Tables, row: ListingRow): Promise<void> {
  const { listingRevision } = tables;
  if (row.approvedRevisionId === null) return;
  const [revision] = await tx
    .select({ content: listingRevision.content })
    .from(listingRevision)
    .where(eq(listingRevision.id, row.approvedRevisionId))
    .limit(1);
  if (revision) await putInSearch(tx, tables, row.id, parseContent(revision.content));
}

/** Takes a listing out of search: only published ones may be found. */
export async function takeFromSearch(tx: Tx, { listingSearch }: Tables, listingId: string): Promise<void> {
  await tx.delete(listingSearch).where(eq(listingSearch.listingId, listingId));
}
