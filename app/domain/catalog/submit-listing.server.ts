import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { applyRevision } from '#app/domain/catalog/apply-revision.server.ts';
import { diffContent } from '#app/domain/catalog/diff-content.ts';
import { labelGrounds } from '#app/domain/catalog/label-rows.server.ts';
import { type ListingContent, parseContent } from '#app/domain/catalog/listing-content.ts';
import { isComplete, listingProblems, noLimits } from '#app/domain/catalog/listing-problems.ts';
import { move, revisionMoves } from '#app/domain/catalog/listing-states.ts';
import { loadOwnListing, type OwnListing, type Tables } from '#app/domain/catalog/own-listing.server.ts';
import { placeNamesIn } from '#app/domain/catalog/place-names.server.ts';
import { recordReviewAct } from '#app/domain/catalog/record-review-act.server.ts';
import { refuseTakenSkus } from '#app/domain/catalog/refuse-taken-skus.server.ts';
import { reviewNotices, reviewSubject } from '#app/domain/catalog/review-notices.ts';
import { judge } from '#app/domain/catalog/review-rules.ts';
import { wantsPhotos } from '#app/domain/catalog/wants-photos.ts';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Db, Tx } from '#db/store.ts';

export type SubmitListing = {
  listingId: string;
  /** `saves` of the draft that the person looked at. */
  saves: number;
};

export type Submitted = { outcome: 'waiting' | 'published' };

/**
 * Hands a draft in. Changes that the review rules let pass are public at once; everything else waits for staff. A
 * draft that staff have returned always goes back to them: its changes are what they asked about.
 * @throws NotFound; DomainError wrongState, changedMeanwhile, listingIncomplete (count), nothingChanged, skuTaken.
 */
export async function submitListing(
  context: Context,
  actor: SellerActor,
  { listingId, saves }: SubmitListing,
): Promise<Submitted> {
  const { store, clock } = context;
  const { listingRevision } = store.tables;
  return store.write(async (tx) => {
    const now = clock.now();
    const own = await loadOwnListing(tx, store.tables, actor.producerId, listingId);
    const { open, approved, listing, content } = own;
    const sentBefore = sentAlready(own, actor, saves);
    if (sentBefore) return sentBefore;
    if (!open) throw new DomainError('nothingChanged');
    if (listing.state === 'archived') throw new DomainError('wrongState');
    const state = move(revisionMoves, 'submit', open.state);
    if (open.saves !== saves) throw new DomainError('changedMeanwhile');
    await refuseIncomplete(tx, store.tables, content, now);
    await refuseTakenSkus(tx, store.tables, listing, content.variants);
    const before = approved ? parseContent(approved.content) : null;
    if (before && diffContent(before, content).length === 0) throw new DomainError('nothingChanged');

    const passes =
      before !== null &&
      listing.state === 'published' &&
      open.note === null &&
      (await passesByItself(tx, store.tables, own, before));
    const submitted = { submittedAt: now, submittedBy: actor.personId };
    await tx
      .update(listingRevision)
      .set(
        passes
          ? { ...submitted, state: move(revisionMoves, 'approve', state), decidedAt: now, passedByRule: true }
          : { ...submitted, state },
      )
      .where(eq(listingRevision.id, open.id));
    const act = { listingId, revisionId: open.id, at: now };
    await recordReviewAct(tx, store.tables, { ...act, act: 'submitted', personId: actor.personId });
    if (passes) await recordReviewAct(tx, store.tables, { ...act, act: 'passed', personId: null });
    await settleNotices(context, tx, { subject: reviewSubject(listingId), kinds: reviewNotices });
    if (passes) await applyRevision(context, tx, listing, open, content);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'submit-listing',
      subject: 'listing',
      subjectId: listingId,
      detail: { revisionId: open.id, number: open.number, passedByRule: passes },
    });
    return { outcome: passes ? 'published' : 'waiting' };
  });
}

/** What the first of two presses has done, where this is the second: the same person, the same draft. */
function sentAlready({ open, approved }: OwnListing, actor: SellerActor, saves: number): Submitted | null {
  const isOwn = (row: NonNullable<typeof open>) => row.submittedBy === actor.personId && row.saves === saves;
  if (open) return open.state === 'submitted' && isOwn(open) ? { outcome: 'waiting' } : null;
  return approved?.passedByRule && isOwn(approved) ? { outcome: 'published' } : null;
}

async function refuseIncomplete(tx: Tx, tables: Tables, content: ListingContent, now: number): Promise<void> {
  const grounds = await labelGrounds(tx, tables, content, localDate(now));
  const [entry] = content.entryId
    ? await tx
        .select()
        .from(tables.registerEntry)
        .where(eq(tables.registerEntry.id, content.entryId))
        .limit(1)
    : [];
  const problems = listingProblems(content, {
    ...grounds,
    ...{ limits: noLimits, wantsPhotos: wantsPhotos(entry?.blocker ?? null) },
  });
  if (isComplete(problems)) return;
  const count = problems.filter(({ severity }) => severity === 'blocking').length;
  throw new DomainError('listingIncomplete', { params: { count } });
}

async function passesByItself(
  tx: Tx,
  tables: Tables,
  { listing, content }: OwnListing,
  before: ListingContent,
): Promise<boolean> {
  const grounds = {
    readPrices: await pricesLastRead(tx, tables, listing.id),
    placeNames: await placeNamesIn(tx, tables),
  };
  return judge(diffContent(before, content), grounds).every(({ passes }) => passes);
}

/** Each variant's price in the newest revision that a person approved. */
export async function pricesLastRead(
  db: Db,
  { listingRevision }: Tables,
  listingId: string,
): Promise<Map<string, number>> {
  const [read] = await db
    .select({ content: listingRevision.content })
    .from(listingRevision)
    .where(
      and(
        eq(listingRevision.listingId, listingId),
        inArray(listingRevision.state, ['approved', 'superseded']),
        isNotNull(listingRevision.decidedBy),
      ),
    )
    .orderBy(desc(listingRevision.number))
    .limit(1);
  const variants = read ? parseContent(read.content).variants : [];
  return new Map(variants.flatMap(({ variantId, price }) => (price === null ? [] : [[variantId, price]])));
}
