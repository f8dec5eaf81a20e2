import { and, eq } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { move, revisionMoves } from '#app/domain/catalog/listing-states.ts';
import type { ListingRow, RevisionRow, Tables } from '#app/domain/catalog/own-listing.server.ts';
import { recordReviewAct } from '#app/domain/catalog/record-review-act.server.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import type { Tx } from '#db/store.ts';

export type Decision = {
  revisionId: string;
  /** `saves` of the revision that the reviewer read: a decision is about exactly that text. */
  saves: number;
  /** Of a return: what the producer should change. */
  note?: string;
};

/**
 * Whether this person has decided just so already: a press that was sent twice is done, and nobody else's doing.
 * @returns the listing's id, or null.
 */
export async function ownDecision(
  tx: Tx,
  { listingRevision }: Tables,
  actor: Actor,
  { revisionId, saves, note }: Decision,
  name: 'approve' | 'return',
): Promise<string | null> {
  const [row] = await tx.select().from(listingRevision).where(eq(listingRevision.id, revisionId)).limit(1);
  if (!row || staffRole(actor) === null) return null;
  const isSame =
    row.state === revisionMoves[name].to &&
    row.decidedBy === actor.personId &&
    row.saves === saves &&
    (note === undefined || row.note === note);
  return isSame ? row.listingId : null;
}

/**
 * Closes a submitted revision in the caller's write. Of two reviewers who decide at the same moment the second is told.
 * @throws NotFound; DomainError notAllowed, ownSubmission (nobody reviews what they handed in), reviewDecided,
 * reviewWithdrawn, changedMeanwhile.
 */
export async function decideRevision(
  tx: Tx,
  tables: Tables,
  actor: Actor,
  { revisionId, saves, note }: Decision,
  name: 'approve' | 'return',
  now: number,
): Promise<{ listing: ListingRow; revision: RevisionRow; role: string }> {
  const { listing, listingRevision } = tables;
  const role = staffRole(actor);
  if (role === null) throw new DomainError('notAllowed');
  const [row] = await tx
    .select()
    .from(listingRevision)
    .innerJoin(listing, eq(listing.id, listingRevision.listingId))
    .where(eq(listingRevision.id, revisionId))
    .limit(1);
  if (!row) throw new NotFound('revision');
  const revision = row.listing_revision;
  if (revision.state === 'draft') throw new DomainError('reviewWithdrawn');
  if (revision.state !== 'submitted') throw new DomainError('reviewDecided');
  if (revision.saves !== saves) throw new DomainError('changedMeanwhile');
  if (revision.submittedBy === actor.personId) throw new DomainError('ownSubmission');
  const decided = await tx
    .update(listingRevision)
    .set({
      state: move(revisionMoves, name, revision.state),
      decidedAt: now,
      decidedBy: actor.personId,
      passedByRule: false,
      ...(note !== undefined && { note }),
    })
    .where(
      and(
        eq(listingRevision.id, revisionId),
        eq(listingRevision.state, 'submitted'),
        eq(listingRevision.saves, saves),
      ),
    )
    .returning({ id: listingRevision.id });
  if (decided.length === 0) throw new DomainError('reviewDecided');
  await recordReviewAct(tx, tables, {
    listingId: row.listing.id,
    revisionId,
    act: name === 'return' ? 'returned' : 'approved',
    at: now,
    personId: actor.personId,
    ...(name === 'return' && { note, content: revision.content }),
  });
  return { listing: row.listing, revision, role };
}
