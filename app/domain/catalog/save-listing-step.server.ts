import { and, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { labelGrounds } from '#app/domain/catalog/label-rows.server.ts';
import { type ContentStep, type ListingContent, parseContent } from '#app/domain/catalog/listing-content.ts';
import { isEditable } from '#app/domain/catalog/listing-states.ts';
import {
  loadOwnListing,
  type OwnListing,
  stepMark,
  type Tables,
} from '#app/domain/catalog/own-listing.server.ts';
import { knownLabel } from '#app/domain/catalog/refuse-unknown-label.server.ts';
import { saveSizes } from '#app/domain/catalog/save-sizes.server.ts';
import type { StepInput } from '#app/domain/catalog/step-input.ts';
import { titleKey } from '#app/domain/catalog/title-key.ts';
import { attachPhotos, releasePhotos } from '#app/domain/media/attach-photos.server.ts';
import { distinctPhotos } from '#app/domain/media/distinct-photos.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Tx } from '#db/store.ts';

export type SaveListingStep = {
  listingId: string;
  /** `stepMark` of what the form showed. */
  seen: string;
  input: StepInput;
};

export type SavedStep = { step: ContentStep; mark: string; savedAt: number };

/**
 * Saves one step of a listing's draft and nothing else of it, so that two tabs on different steps do not meet. The
 * first save on a published listing opens a new draft from what is published. Saving in a returned draft keeps the
 * reviewer's note until it is submitted again.
 * @throws NotFound; DomainError stepChangedMeanwhile (the step holds something that the form did not show), wrongState
 * (it is being reviewed or archived), or what is wrong with one field.
 */
export async function saveListingStep(
  context: Context,
  actor: SellerActor,
  { listingId, seen, input }: SaveListingStep,
): Promise<SavedStep> {
  const { store, clock } = context;
  return store.write(async (tx) => {
    const now = clock.now();
    const own = await loadOwnListing(tx, store.tables, actor.producerId, listingId);
    if (own.listing.state === 'archived') throw new DomainError('wrongState');
    if (own.open && !isEditable(own.open.state)) throw new DomainError('underReview');
    const content = {
      ...own.content,
      ...(await checkedValues(context, tx, own, input)),
      savedSteps: [...new Set([...own.content.savedSteps, input.step])],
    };
    const [before, after] = [stepMark(own.content, input.step), stepMark(content, input.step)];
    // What is stored already may be sent twice: a double press, a save in the background before a press of Save.
    if (before !== seen && (before !== after || seen === '')) throw new DomainError('stepChangedMeanwhile');
    await keep(tx, store.tables, own, content, actor.personId, now);
    await showOnDraft(tx, store.tables, own, content, now);
    await store.touch(tx, [`draft:${listingId}`], now);
    return { step: input.step, mark: after, savedAt: now };
  });
}

/** The step's values, each reference looked up in what this producer may refer to. */
async function checkedValues(
  context: Context,
  tx: Tx,
  own: OwnListing,
  input: StepInput,
): Promise<Partial<ListingContent>> {
  const { productSet, commune } = context.store.tables;
  switch (input.step) {
    case 'what': {
      if (input.values.setCode !== null) {
        const today = localDate(context.clock.now());
        const [set] = await tx
          .select()
          .from(productSet)
          .where(eq(productSet.code, input.values.setCode))
          .limit(1);
        if (!set || (set.validTo !== null && set.validTo < today)) {
          throw new DomainError('notInList', { field: 'setCode' });
        }
      }
      return input.values;
    }
    case 'photos': {
      const photos = await distinctPhotos(tx, context.store.tables, input.values.photos);
      const photoIds = photos.map(({ photoId }) => photoId);
      await attachPhotos(context, tx, { producerId: own.listing.producerId, photoIds });
      await releaseUnused(context, tx, own, photoIds);
      return { ...input.values, photos };
    }
    case 'sizes':
      return { variants: await saveSizes(context, tx, own, input.values.variants) };
    case 'label':
      return { label: await knownLabel(tx, context.store.tables, input.values.label) };
    case 'story': {
      const { communeCode } = input.values;
      if (communeCode !== null) {
        const [place] = await tx.select().from(commune).where(eq(commune.code, communeCode)).limit(1);
        if (!place || place.validTo !== null) throw new DomainError('notInList', { field: 'communeCode' });
      }
      return input.values;
    }
  }
}

/** Photos taken out of a draft are swept later, unless a revision that others have seen shows them. */
async function releaseUnused(
  context: Context,
  tx: Tx,
  { listing, open, content }: OwnListing,
  keptIds: readonly string[],
): Promise<void> {
  const dropped = content.photos.map(({ photoId }) => photoId).filter((id) => !keptIds.includes(id));
  if (dropped.length === 0 || open?.submittedAt) return;
  const { listingRevision } = context.store.tables;
  const others = await tx
    .select({ id: listingRevision.id, content: listingRevision.content })
    .from(listingRevision)
    .where(eq(listingRevision.listingId, listing.id));
  const seen = new Set(
    others
      .filter(({ id }) => id !== open?.id)
      .flatMap((revision) => parseContent(revision.content).photos.map(({ photoId }) => photoId)),
  );
  const photoIds = dropped.filter((id) => !seen.has(id));
  await releasePhotos(context, tx, { producerId: listing.producerId, photoIds });
}

async function keep(
  tx: Tx,
  { listingRevision }: Tables,
  { listing, open, approved }: OwnListing,
  content: ListingContent,
  personId: string,
  now: number,
): Promise<void> {
  const saved = { content, savedAt: now, savedBy: personId };
  if (open) {
    const rows = await tx
      .update(listingRevision)
      .set({ ...saved, saves: open.saves + 1 })
      .where(and(eq(listingRevision.id, open.id), eq(listingRevision.saves, open.saves)))
      .returning({ id: listingRevision.id });
    if (rows.length === 0) throw new DomainError('changedMeanwhile');
    return;
  }
  const numbers = await tx
    .select({ number: listingRevision.number })
    .from(listingRevision)
    .where(eq(listingRevision.listingId, listing.id));
  await tx.insert(listingRevision).values({
    id: newId(),
    listingId: listing.id,
    number: Math.max(approved?.number ?? 0, ...numbers.map(({ number }) => number)) + 1,
    state: 'draft',
    saves: 1,
    passedByRule: false,
    ...saved,
  });
}

/** A listing that was never published shows its producer the draft's own name. */
async function showOnDraft(
  tx: Tx,
  tables: Tables,
  { listing }: OwnListing,
  content: ListingContent,
  now: number,
): Promise<void> {
  const row = tables.listing;
  const draft =
    listing.firstPublishedAt === null
      ? {
          titleVi: content.titleVi,
          titleKey: titleKey(content.titleVi),
          setCode: content.setCode,
          motifSeed: content.titleVi,
          isAlcohol: (await labelGrounds(tx, tables, content, localDate(now))).isAlcohol,
        }
      : {};
  await tx
    .update(row)
    .set({ ...draft, updatedAt: now })
    .where(eq(row.id, listing.id));
}
