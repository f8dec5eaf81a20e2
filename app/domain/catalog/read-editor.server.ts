import { and, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { LabelRequirement } from '#app/domain/catalog/label-requirements.ts';
import { labelGrounds } from '#app/domain/catalog/label-rows.server.ts';
import { type ContentStep, contentSteps, type ListingContent } from '#app/domain/catalog/listing-content.ts';
import {
  type ListingProblem,
  listingProblems,
  type TextLimits,
} from '#app/domain/catalog/listing-problems.ts';
import { isEditable } from '#app/domain/catalog/listing-states.ts';
import { loadOwnListing, stepMark } from '#app/domain/catalog/own-listing.server.ts';
import { hasPublicContact } from '#app/domain/catalog/public-contact.ts';
import { recognitionsAt } from '#app/domain/catalog/recognitions-at.server.ts';
import { wantsPhotos } from '#app/domain/catalog/wants-photos.ts';
import type { Photo } from '#app/domain/media/photo.ts';
import { readPhotos } from '#app/domain/media/read-photos.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { ListingState, RevisionState } from '#db/tables/catalog.ts';

/** A listing as its producer's form shows it. */
export type Editor = {
  id: string;
  slug: string;
  state: ListingState;
  suspendedNote: string | null;
  openState: RevisionState | null;
  /** The reviewer's note, as long as the draft was not approved. */
  note: string | null;
  isEditable: boolean;
  isPublished: boolean;
  saves: number;
  savedAt: number | null;
  /** The market's day as this was read. */
  today: string;
  submittedAt: number | null;
  content: ListingContent;
  /** Full name of the content's commune ("Xã Bản Liền"); null where none is chosen. */
  communeName: string | null;
  /** Marks of what each step holds, for `saveListingStep`. */
  marks: Record<ContentStep, string>;
  problems: ListingProblem[];
  /** A buyer finds a way to the producer itself. */
  hasContact: boolean;
  labelFields: LabelRequirement[];
  isAlcohol: boolean;
  photos: Photo[];
  /** Stock of now by variant id, and the SKU of an own code. */
  stocks: Record<string, { stock: number; code: string }>;
  entry: {
    name: string;
    /** Why the register says that it is not on sale online; null where it says nothing. */
    reason: string | null;
    recognition: { stars: number; validUntil: string } | null;
  } | null;
};

/**
 * Everything the form of a listing shows.
 * @param limits ranges in which every channel takes title and description, from the channels' rule tables.
 * @throws NotFound for a listing of another producer.
 */
export async function readEditor(
  { store, clock }: Context,
  actor: SellerActor,
  listingId: string,
  limits: TextLimits,
): Promise<Editor> {
  const { tables } = store;
  const { variant, registerEntry, commune, producer } = tables;
  const today = localDate(clock.now());
  return store.read(async (db) => {
    const { listing, open, approved, content } = await loadOwnListing(
      db,
      tables,
      actor.producerId,
      listingId,
    );
    const grounds = await labelGrounds(db, tables, content, today);
    const variants = await db
      .select()
      .from(variant)
      .where(and(eq(variant.listingId, listingId), isNull(variant.archivedAt)));
    const [entry] = content.entryId
      ? await db.select().from(registerEntry).where(eq(registerEntry.id, content.entryId)).limit(1)
      : [];
    const [place] = content.communeCode
      ? await db.select().from(commune).where(eq(commune.code, content.communeCode)).limit(1)
      : [];
    const [seller] = await db.select().from(producer).where(eq(producer.id, actor.producerId)).limit(1);
    const star = entry && (await recognitionsAt(db, tables, [entry.id], today)).get(entry.id);
    return {
      id: listing.id,
      slug: listing.slug,
      state: listing.state,
      suspendedNote: listing.suspendedNote,
      openState: open?.state ?? null,
      note: open?.note ?? null,
      isEditable: listing.state !== 'archived' && (open === null || isEditable(open.state)),
      isPublished: approved !== null,
      saves: open?.saves ?? 0,
      savedAt: open?.savedAt ?? approved?.savedAt ?? null,
      today,
      submittedAt: open?.submittedAt ?? null,
      content,
      communeName: place?.fullName ?? null,
      marks: Object.fromEntries(contentSteps.map((step) => [step, stepMark(content, step)])) as Record<
        ContentStep,
        string
      >,
      problems: listingProblems(content, {
        ...grounds,
        ...{ limits, starsToday: star?.stars ?? null, wantsPhotos: wantsPhotos(entry?.blocker ?? null) },
      }),
      hasContact: seller !== undefined && hasPublicContact(seller),
      ...grounds,
      photos: await readPhotos(
        db,
        tables,
        actor.producerId,
        content.photos.map(({ photoId }) => photoId),
      ),
      stocks: Object.fromEntries(variants.map(({ id, stock, code }) => [id, { stock, code }])),
      entry: entry
        ? {
            name: entry.name,
            reason: entry.blocker,
            recognition: star ? { stars: star.stars, validUntil: star.validUntil } : null,
          }
        : null,
    };
  });
}
