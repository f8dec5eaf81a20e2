import type { Actor } from '#app/domain/accounts/actor.ts';
import { applyRevision } from '#app/domain/catalog/apply-revision.server.ts';
import { decideRevision, ownDecision } from '#app/domain/catalog/decide-revision.server.ts';
import { labelGrounds } from '#app/domain/catalog/label-rows.server.ts';
import { parseContent } from '#app/domain/catalog/listing-content.ts';
import { isComplete, listingProblems, noLimits } from '#app/domain/catalog/listing-problems.ts';
import { findingsOfRevision } from '#app/domain/catalog/review-base.server.ts';
import { reviewSubject } from '#app/domain/catalog/review-notices.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

export type ApproveListing = {
  revisionId: string;
  saves: number;
  /** The reviewer says that they have checked the words that need it; asked only where there are such. */
  hasCheckedClaims?: boolean;
};

/**
 * Staff let a submitted revision out: it is public when this returns. The same press once more changes nothing.
 * @throws what `decideRevision` throws; DomainError listingIncomplete when the label rules have become stricter since it
 * was handed in, claimsUnchecked (field `hasCheckedClaims`) for new promises or words that the register denies, skuTaken.
 */
export async function approveListing(
  context: Context,
  actor: Actor,
  { revisionId, saves, hasCheckedClaims = false }: ApproveListing,
): Promise<{ listingId: string }> {
  const { store, clock } = context;
  return store.write(async (tx) => {
    const now = clock.now();
    const done = await ownDecision(tx, store.tables, actor, { revisionId, saves }, 'approve');
    if (done !== null) return { listingId: done };
    const { listing, revision, role } = await decideRevision(
      tx,
      store.tables,
      actor,
      { revisionId, saves },
      'approve',
      now,
    );
    const content = parseContent(revision.content);
    const grounds = await labelGrounds(tx, store.tables, content, localDate(now));
    const problems = listingProblems(content, { ...grounds, limits: noLimits });
    if (!isComplete(problems)) {
      const count = problems.filter(({ severity }) => severity === 'blocking').length;
      throw new DomainError('listingIncomplete', { params: { count } });
    }
    const findings = await findingsOfRevision(tx, store.tables, revision, content, localDate(now));
    const mustCheck = findings.some(({ isStrong }) => isStrong);
    if (mustCheck && !hasCheckedClaims)
      throw new DomainError('claimsUnchecked', { field: 'hasCheckedClaims' });
    await applyRevision(context, tx, listing, revision, content);
    await tellProducer(context, tx, {
      producerId: listing.producerId,
      kind: 'listing-approved',
      params: { product: content.titleVi },
      path: null,
      subject: reviewSubject(listing.id),
    });
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'approve-listing',
      subject: 'listing',
      subjectId: listing.id,
      detail: { revisionId, number: revision.number, ...(mustCheck && { hasCheckedClaims }) },
    });
    return { listingId: listing.id };
  });
}
