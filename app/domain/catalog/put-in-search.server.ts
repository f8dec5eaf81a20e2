import { eq, max } from 'drizzle-orm';
import { type ListingContent, parseContent } from '#app/domain/catalog/listing-content.ts';
import type { ListingRow, Tables } from '#app/domain/catalog/own-listing.server.ts';
import { SEARCH_VERSION, searchTextOf } from '#app/domain/catalog/search-text.server.ts';
import type { Tx } from '#db/store.ts';

/**
 * Makes a published listing findable under its content; called when its own row is up to date. While its producer is
 * suspended nothing is findable: the end of that calls this for all of the producer's.
 */
export async function putInSearch(
  tx: Tx,
  tables: Tables,
  listingId: string,
  content: ListingContent,
): Promise<void> {
  const { listing, listingSearch, producer, registerEntry } = tables;
  const [shown] = await tx
    .select({
      titleVi: listing.titleVi,
      titleEn: listing.titleEn,
      isAlcohol: listing.isAlcohol,
      maker: producer.name,
      registered: registerEntry.name,
      suspendedAt: producer.suspendedAt,
    })
    .from(listing)
    .innerJoin(producer, eq(producer.id, listing.producerId))
    .leftJoin(registerEntry, eq(registerEntry.id, listing.entryId))
    .where(eq(listing.id, listingId))
    .limit(1);
  if (!shown || shown.suspendedAt !== null) return;
  const { maker, registered, suspendedAt: _, ...ranked } = shown;
  const found = { ...ranked, ...(await searchTextOf(tx, tables, content, { maker, registered })) };
  const [newest] = await tx.select({ number: max(listingSearch.number) }).from(listingSearch);
  const row = { number: Number(newest?.number ?? 0) + 1, wordsVersion: SEARCH_VERSION, ...found };
  await tx
    .insert(listingSearch)
    .values({ listingId, ...row })
    .onConflictDoUpdate({ target: listingSearch.listingId, set: row });
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

/**
 * Takes a listing out of search: only published ones may be found. Its row stays, without a word, so that its number
 * is not given to another.
 */
export async function takeFromSearch(tx: Tx, { listingSearch }: Tables, listingId: string): Promise<void> {
  await tx
    .update(listingSearch)
    .set({ folded: '', marked: '', titleVi: '', titleEn: null })
    .where(eq(listingSearch.listingId, listingId));
}
