import { desc, eq } from 'drizzle-orm';
import { type ListingContent, parseContent } from '#app/domain/catalog/listing-content.ts';
import type { RevisionRow, Tables } from '#app/domain/catalog/own-listing.server.ts';
import { recognitionsAt } from '#app/domain/catalog/recognitions-at.server.ts';
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

/** What a revision's findings depend on. */
export type FindingGrounds = {
  content: ListingContent;
  /** What was let out before; null for a first listing. */
  before: ListingContent | null;
  /** The stars of the local day; null without a valid recognition. */
  stars: number | null;
  /** The same as long as all of it is the same. */
  key: string;
};

/** The grounds on which a revision's words are weighed on a local day; null when there is no such revision. */
export async function groundsOfFindings(
  db: Db,
  tables: Tables,
  revisionId: string,
  today: string,
): Promise<FindingGrounds | null> {
  const { listingRevision } = tables;
  const [own] = await db.select().from(listingRevision).where(eq(listingRevision.id, revisionId)).limit(1);
  if (!own) return null;
  const revisions = await db
    .select()
    .from(listingRevision)
    .where(eq(listingRevision.listingId, own.listingId))
    .orderBy(desc(listingRevision.number));
  const base = baseOf(revisions, own);
  const content = parseContent(own.content);
  const { entryId } = content;
  const star = entryId ? (await recognitionsAt(db, tables, [entryId], today)).get(entryId) : undefined;
  const stars = star?.stars ?? null;
  return {
    content,
    before: base ? parseContent(base.content) : null,
    stars,
    key: JSON.stringify([own.saves, base?.id ?? null, stars]),
  };
}
