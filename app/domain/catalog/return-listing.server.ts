import type { Actor } from '#app/domain/accounts/actor.ts';
import { decideRevision, ownDecision } from '#app/domain/catalog/decide-revision.server.ts';
import { parseContent } from '#app/domain/catalog/listing-content.ts';
import { reviewSubject } from '#app/domain/catalog/review-notices.ts';
import { tidyLines } from '#app/domain/catalog/step-input.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

export type ReturnListing = {
  revisionId: string;
  saves: number;
  /** What the producer should change, in words they can act on. */
  note: string;
};

const SHORTEST_NOTE = 5;
const LONGEST_NOTE = 2_000;

/**
 * Staff hand a submitted revision back with a note. What is public stays as it is. The same press once more changes nothing.
 * @throws what `decideRevision` throws; DomainError required, tooShort, tooLong on the note.
 */
export async function returnListing(
  context: Context,
  actor: Actor,
  { revisionId, saves, note }: ReturnListing,
): Promise<{ listingId: string }> {
  const { store, clock } = context;
  const text = tidyLines(note);
  if (text === '') throw new DomainError('required', { field: 'note' });
  if ([...text].length < SHORTEST_NOTE) {
    throw new DomainError('tooShort', { field: 'note', params: { min: SHORTEST_NOTE } });
  }
  if ([...text].length > LONGEST_NOTE) {
    throw new DomainError('tooLong', { field: 'note', params: { max: LONGEST_NOTE } });
  }
  return store.write(async (tx) => {
    const done = await ownDecision(tx, store.tables, actor, { revisionId, saves, note: text }, 'return');
    if (done !== null) return { listingId: done };
    const { listing, revision, role } = await decideRevision(
      tx,
      store.tables,
      actor,
      { revisionId, saves, note: text },
      'return',
      clock.now(),
    );
    await tellProducer(context, tx, {
      producerId: listing.producerId,
      kind: 'listing-returned',
      params: { product: parseContent(revision.content).titleVi },
      path: `/seller/listings/${listing.id}`,
      subject: reviewSubject(listing.id),
    });
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'return-listing',
      subject: 'listing',
      subjectId: listing.id,
      detail: { revisionId, number: revision.number },
    });
    return { listingId: listing.id };
  });
}
