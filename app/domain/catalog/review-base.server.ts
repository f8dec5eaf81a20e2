import { desc, eq } from 'drizzle-orm';
import { type ListingContent, parseContent } from '#app/domain/catalog/listing-content.ts';
import type { RevisionRow, Tables } from '#app/domain/catalog/own-listing.server.ts';
import { recognitionsAt } from '#app/domain/catalog/recognitions-at.server.ts';
import { type WeighedFinding, weighFindings } from '#app/domain/catalog/review-findings.ts';
import type { Db } from '#db/store.ts';

/** The newest revision before this one that was let out: what its changes are measured against; null for a first one. */
export function baseOf(revisions: readonly RevisionRow[], revision: RevisionRow): RevisionRow | null {
  const earlier = revisions
    .filter(
      ({ id, number, decidedAt, state }) =>
        id !== revision.id &&
        number < revision.number &&
        decidedAt !== null &&
        (state === 'approved' || state === 'superseded'),
    )
    .sort((one, other) => other.number - one.number);
  return earlier[0] ?? null;
}

/** A revision's findings, the strongest first, against what was let out before and the register of a local day. */
export async function findingsOfRevision(
  db: Db,
  tables: Tables,
  revision: RevisionRow,
  content: ListingContent,
  today: string,
): Promise<WeighedFinding[]> {
  const { listingRevision } = tables;
  const revisions = await db
    .select()
    .from(listingRevision)
    .where(eq(listingRevision.listingId, revision.listingId))
    .orderBy(desc(listingRevision.number));
  const base = baseOf(revisions, revision);
  const { entryId } = content;
  const star = entryId ? (await recognitionsAt(db, tables, [entryId], today)).get(entryId) : undefined;
  return weighFindings(content, base ? parseContent(base.content) : null, star?.stars ?? null);
}
