import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { ContentVariant, ListingContent } from '#app/domain/catalog/listing-content.ts';
import { loadOwnListing, type OwnListing } from '#app/domain/catalog/own-listing.server.ts';
import { saveListingStep } from '#app/domain/catalog/save-listing-step.server.ts';
import { type StepInput, stepInput } from '#app/domain/catalog/step-input.ts';
import { submitListing } from '#app/domain/catalog/submit-listing.server.ts';
import {
  type ContentFix,
  contentFixRows,
  readAnswer,
  refusalOf,
} from '#app/domain/channels/bulk-fix/bulk-fields.ts';
import { mostItems } from '#app/domain/channels/bulk-fix/read-fix.server.ts';
import { scoreSome } from '#app/domain/channels/readiness/score-listings.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, isDomainError, isNotFound, NotFound } from '#app/server/domain-error.ts';
import type { RevisionState } from '#db/tables/catalog.ts';

export type FixedItem = {
  listingId: string;
  /** Sizes that get the answer; empty where it belongs to the whole listing. */
  variantIds: readonly string[];
  /** The mark of what the form showed. */
  seen: string;
};

export type FixListings = {
  what: ContentFix;
  /** As typed, by the editor's names of the fields. */
  typed: Readonly<Record<string, unknown>>;
  items: readonly FixedItem[];
};

/** `draft`: kept in what is being written. `waiting`: handed in to the reviewers. `published`: on sale at once. */
export type FixOutcome = 'draft' | 'waiting' | 'published';

export type FixReport = {
  saved: Array<{ listingId: string; title: string; outcome: FixOutcome }>;
  /** What kept the answer out of a listing, or kept the listing from being handed in (`isSaved`). */
  refused: Array<{
    listingId: string;
    title: string;
    code: DomainError['code'];
    params: DomainError['params'];
    isSaved: boolean;
  }>;
};

/**
 * Puts one answer into many listings, each by the editor's own way: a save of the step that the form showed, and for what
 * is on sale without an open change a submission to the same reviewers. Only places that are still empty are filled. One
 * listing's refusal leaves the others alone. Listings of other producers are as if they were not there.
 * @throws DomainError of the answer's own field, or fixNothingChosen; NotFound when none of the listings is this producer's.
 */
export async function fixListings(
  context: Context,
  actor: SellerActor,
  { what, typed, items }: FixListings,
): Promise<FixReport> {
  const answer = readAnswer(what, typed);
  if (items.length === 0) throw new DomainError('fixNothingChosen', { field: 'items' });
  const report: FixReport = { saved: [], refused: [] };
  let own = 0;
  for (const item of items.slice(0, mostItems)) {
    const listing = await ownListing(context, actor, item.listingId);
    if (!listing) continue;
    own += 1;
    await fixOne(context, actor, { what, answer, item, listing }, report);
  }
  if (own === 0) throw new NotFound('listing');
  await scoreSome(
    context,
    report.saved.map(({ listingId }) => listingId),
  );
  return report;
}

async function ownListing(
  context: Context,
  actor: SellerActor,
  listingId: string,
): Promise<OwnListing | null> {
  try {
    return await context.store.read((db) =>
      loadOwnListing(db, context.store.tables, actor.producerId, listingId),
    );
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

type OneFix = {
  what: ContentFix;
  answer: Readonly<Record<string, string | number>>;
  item: FixedItem;
  listing: OwnListing;
};

async function fixOne(
  context: Context,
  actor: SellerActor,
  { what, answer, item, listing: { listing, open, content } }: OneFix,
  report: FixReport,
): Promise<void> {
  const about = { listingId: listing.id, title: content.titleVi || listing.titleVi };
  const refuse = (error: unknown, isSaved: boolean) => {
    if (!isDomainError(error)) throw error;
    report.refused.push({ ...about, code: error.code, params: error.params, isSaved });
  };
  const places = placesOf(what, item, content);
  if (!places.some(({ isMissing }) => isMissing)) {
    const isAnswered =
      places.length > 0 &&
      places.every(({ holds }) =>
        Object.entries(answer).every(([field, value]) => holds[field as keyof typeof holds] === value),
      );
    // A form that was sent twice; else somebody has answered otherwise meanwhile, and their answer stays.
    if (isAnswered) report.saved.push({ ...about, outcome: outcomeOf(open?.state ?? null) });
    else refuse(new DomainError('changedMeanwhile'), false);
    return;
  }
  const save = () => {
    const input = stepWith(what, answer, item, content);
    return saveListingStep(context, actor, { listingId: listing.id, seen: item.seen, input });
  };
  let whyNotHandedIn: unknown = null;
  if (listing.state === 'published' && open === null) {
    try {
      const { outcome } = await saveAndHandIn(context, actor, listing.id, save);
      report.saved.push({ ...about, outcome });
      return;
    } catch (error) {
      if (!isDomainError(error)) throw error;
      whyNotHandedIn = error;
    }
  }
  try {
    await save();
  } catch (error) {
    refuse(error, false);
    return;
  }
  report.saved.push({ ...about, outcome: 'draft' });
  if (whyNotHandedIn !== null) refuse(whyNotHandedIn, true);
}

/**
 * In one write: a listing that is on sale must not be left with a draft that nobody has asked for, should the process end
 * between the two. The save opens that draft: whatever somebody saves after it is theirs to hand in.
 */
function saveAndHandIn(
  context: Context,
  actor: SellerActor,
  listingId: string,
  save: () => Promise<unknown>,
) {
  return context.store.write(async () => {
    await save();
    return submitListing(context, actor, { listingId, saves: 1 });
  });
}

/** Where the answer belongs: the listing itself, or each size that was asked for. */
function placesOf(what: ContentFix, { variantIds }: FixedItem, content: ListingContent) {
  const { isMissingIn, isMissingInSize } = contentFixRows[what];
  if (!isMissingInSize) return [{ holds: content, isMissing: isMissingIn(content) }];
  return content.variants
    .filter(({ variantId }) => variantIds.includes(variantId))
    .map((variant) => ({ holds: variant, isMissing: isMissingInSize(variant) }));
}

function outcomeOf(open: RevisionState | null): FixOutcome {
  if (open === null) return 'published';
  return open === 'submitted' ? 'waiting' : 'draft';
}

/** What the step holds with the answer where nothing stands. @throws DomainError of a field that holds something wrong. */
function stepWith(
  what: ContentFix,
  answer: OneFix['answer'],
  { variantIds }: FixedItem,
  content: ListingContent,
): StepInput {
  const { step, isMissingIn, isMissingInSize } = contentFixRows[what];
  const values = isMissingInSize
    ? {
        variants: content.variants.map((variant) => ({
          ...variant,
          ...(variantIds.includes(variant.variantId) && isMissingInSize(variant)
            ? filled(variant, answer)
            : {}),
          // Stock is not what is answered here.
          stock: null,
          seenStock: null,
        })),
      }
    : { ...content, ...(isMissingIn(content) ? answer : {}) };
  const parsed = stepInput.safeParse({ step, values });
  if (parsed.success) return parsed.data;
  throw refusalOf(parsed.error.issues[0]);
}

/** Sides of a parcel that were measured stay; only the missing ones are taken from the answer. */
function filled(variant: ContentVariant, answer: OneFix['answer']): Partial<ContentVariant> {
  return Object.fromEntries(
    Object.entries(answer).filter(([field]) => variant[field as keyof ContentVariant] === null),
  );
}
