import { createHash } from 'node:crypto';
import { and, desc, eq, inArray } from 'drizzle-orm';
import {
  type ContentStep,
  emptyContent,
  type ListingContent,
  parseContent,
  stepFields,
} from '#app/domain/catalog/listing-content.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { Db, Store } from '#db/store.ts';

export type Tables = Store['tables'];
export type ListingRow = Tables['listing']['$inferSelect'];
export type RevisionRow = Tables['listingRevision']['$inferSelect'];

/** A listing as its producer works on it. */
export type OwnListing = {
  listing: ListingRow;
  /** The revision that is a draft, submitted or returned; null when nothing is open. */
  open: RevisionRow | null;
  approved: RevisionRow | null;
  /** The open revision's content, else the approved one's. */
  content: ListingContent;
};

/**
 * A listing of this producer with what is open in it.
 * @throws NotFound when there is none, or it is somebody else's.
 */
export async function loadOwnListing(
  db: Db,
  tables: Tables,
  producerId: string,
  listingId: string,
): Promise<OwnListing> {
  const { listing, listingRevision } = tables;
  const [row] = await db
    .select()
    .from(listing)
    .where(and(eq(listing.id, listingId), eq(listing.producerId, producerId)))
    .limit(1);
  if (!row) throw new NotFound('listing');
  const revisions = await db
    .select()
    .from(listingRevision)
    .where(
      and(
        eq(listingRevision.listingId, listingId),
        inArray(listingRevision.state, ['draft', 'submitted', 'returned', 'approved']),
      ),
    )
    .orderBy(desc(listingRevision.number));
  const open = revisions.find(({ state }) => state !== 'approved') ?? null;
  const approved = revisions.find(({ id }) => id === row.approvedRevisionId) ?? null;
  const source = open ?? approved;
  return { listing: row, open, approved, content: source ? parseContent(source.content) : emptyContent };
}

/**
 * A short mark of what a step holds. A form carries the mark of what it showed; when the step holds something else by
 * now, another tab or person has saved it meanwhile.
 */
export function stepMark(content: ListingContent, step: ContentStep): string {
  const values = stepFields[step].map((field) => content[field]);
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 16);
}
