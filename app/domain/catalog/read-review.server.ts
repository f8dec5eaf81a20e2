import { desc, eq, inArray } from 'drizzle-orm';
import { type ContentChange, diffContent } from '#app/domain/catalog/diff-content.ts';
import { labelGrounds } from '#app/domain/catalog/label-rows.server.ts';
import { emptyContent, type ListingContent, parseContent } from '#app/domain/catalog/listing-content.ts';
import {
  type ListingProblem,
  listingProblems,
  type TextLimits,
} from '#app/domain/catalog/listing-problems.ts';
import type { RevisionRow, Tables } from '#app/domain/catalog/own-listing.server.ts';
import { placeNamesIn } from '#app/domain/catalog/place-names.server.ts';
import { hasPublicContact } from '#app/domain/catalog/public-contact.ts';
import { type ReviewAct, readReviewActs } from '#app/domain/catalog/read-review-acts.server.ts';
import { recognitionsAt } from '#app/domain/catalog/recognitions-at.server.ts';
import { baseOf } from '#app/domain/catalog/review-base.server.ts';
import { type WeighedFinding, weighFindings } from '#app/domain/catalog/review-findings.ts';
import { type Judgement, judge } from '#app/domain/catalog/review-rules.ts';
import { pricesLastRead } from '#app/domain/catalog/submit-listing.server.ts';
import type { Photo } from '#app/domain/media/photo.ts';
import { readPhotos } from '#app/domain/media/read-photos.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db } from '#db/store.ts';
import type { ListingState, RevisionState } from '#db/tables/catalog.ts';

export type ReviewedRevision = {
  id: string;
  saves: number;
  state: RevisionState;
  submittedAt: number | null;
  /** Which submission of the listing it came with last, from 1. */
  round: number;
};

/** What staff asked for when they last returned a revision that waits again. */
export type EarlierReturn = Pick<ReviewAct, 'at' | 'personName' | 'note'> & {
  /** From what was returned to what came back; null where the returned version is not on record. */
  changes: ContentChange[] | null;
};

export type Review = {
  revision: ReviewedRevision;
  listing: { id: string; slug: string; title: string; state: ListingState; suspendedNote: string | null };
  /** This revision is the one that is public (or would be, were the listing not suspended). */
  isCurrent: boolean;
  /** `hasContact`: a buyer finds a way to it on its public pages. */
  producer: { id: string; name: string; slug: string; hasContact: boolean };
  isFirst: boolean;
  content: ListingContent;
  /** What would change for the public, with the rules' word on each; for a first listing all of it. */
  judgements: Judgement[];
  /** The strongest first. */
  findings: WeighedFinding[];
  problems: ListingProblem[];
  isAlcohol: boolean;
  photos: Photo[];
  entry: {
    name: string;
    code: string;
    setCode: string | null;
    recognition: { stars: number; validUntil: string; decisionNumber: string | null } | null;
  } | null;
  setNames: Record<string, { vi: string; en: string }>;
  communeNames: Record<string, string>;
  variantNames: Record<string, string>;
  /** What is left of each size now, by its id: stock moves without review, so it is no change. */
  stocks: Record<string, number>;
  /** Null for what was not returned before, or does not wait any more. */
  returned: EarlierReturn | null;
  /** Every submission and decision of the listing, newest first. */
  history: Array<Omit<ReviewAct, 'content'>>;
};

const HISTORY_LENGTH = 50;

/**
 * One revision as a reviewer reads it: what would change, what the rules found, what the register says.
 * @throws NotFound.
 */
export async function readReview(context: Context, revisionId: string, limits: TextLimits): Promise<Review> {
  const { store, clock } = context;
  const { tables } = store;
  const { listing, listingRevision, producer } = tables;
  const today = localDate(clock.now());
  return store.read(async (db) => {
    const [row] = await db
      .select()
      .from(listingRevision)
      .innerJoin(listing, eq(listing.id, listingRevision.listingId))
      .innerJoin(producer, eq(producer.id, listing.producerId))
      .where(eq(listingRevision.id, revisionId))
      .limit(1);
    if (!row) throw new NotFound('revision');
    const revisions = await db
      .select()
      .from(listingRevision)
      .where(eq(listingRevision.listingId, row.listing.id))
      .orderBy(desc(listingRevision.number));
    const base = baseOf(revisions, row.listing_revision);
    const content = parseContent(row.listing_revision.content);
    const before = base ? parseContent(base.content) : emptyContent;
    const changes = diffContent(before, content);
    const acts = await readReviewActs(context, db, row.listing.id);
    const returned = earlierReturn(acts, row.listing_revision, content);
    const grounds = await labelGrounds(db, tables, content, today);
    const entry = await readEntry(db, tables, content.entryId, today);
    const stars = entry?.recognition?.stars ?? null;
    return {
      revision: shown(row.listing_revision, acts),
      listing: {
        id: row.listing.id,
        slug: row.listing.slug,
        title: row.listing.titleVi,
        state: row.listing.state,
        suspendedNote: row.listing.suspendedNote,
      },
      isCurrent: row.listing.approvedRevisionId === revisionId,
      producer: {
        id: row.producer.id,
        name: row.producer.name,
        slug: row.producer.slug,
        hasContact: hasPublicContact(row.producer),
      },
      isFirst: base === null,
      content,
      judgements: judge(changes, {
        readPrices: await pricesLastRead(db, tables, row.listing.id),
        placeNames: await placeNamesIn(db, tables),
      }),
      findings: weighFindings(content, base && before, stars),
      problems: listingProblems(content, { ...grounds, limits }),
      isAlcohol: grounds.isAlcohol,
      photos: await readPhotos(db, tables, null, photoIdsOf(before, content)),
      entry,
      stocks: await stocksOf(db, tables, row.listing.id),
      ...(await namesFor(
        db,
        tables,
        [before, ...(returned ? [returned.content] : []), content],
        [...changes, ...(returned?.shown.changes ?? [])],
      )),
      returned: returned?.shown ?? null,
      history: [...acts]
        .reverse()
        .slice(0, HISTORY_LENGTH)
        .map(({ content: _, ...act }) => act),
    };
  });
}

function shown({ id, saves, state, submittedAt }: RevisionRow, acts: readonly ReviewAct[]): ReviewedRevision {
  const last = acts.findLast(({ revisionId, act }) => revisionId === id && act === 'submitted');
  return { id, saves, state, submittedAt, round: last?.round ?? 1 };
}

function earlierReturn(
  acts: readonly ReviewAct[],
  { id, state }: RevisionRow,
  now: ListingContent,
): { shown: EarlierReturn; content: ListingContent } | null {
  if (state !== 'submitted') return null;
  const last = acts.findLast(({ revisionId, act }) => revisionId === id && act === 'returned');
  if (!last) return null;
  const { at, personName, note } = last;
  const content = last.content === null ? null : parseContent(last.content);
  return {
    shown: { at, personName, note, changes: content && diffContent(content, now) },
    content: content ?? emptyContent,
  };
}

function photoIdsOf(...contents: ListingContent[]): string[] {
  return [...new Set(contents.flatMap(({ photos }) => photos.map(({ photoId }) => photoId)))];
}

async function readEntry(
  db: Db,
  tables: Tables,
  entryId: string | null,
  today: string,
): Promise<Review['entry']> {
  const { registerEntry } = tables;
  if (entryId === null) return null;
  const [entry] = await db.select().from(registerEntry).where(eq(registerEntry.id, entryId)).limit(1);
  if (!entry) return null;
  const found = (await recognitionsAt(db, tables, [entryId], today)).get(entryId);
  return {
    name: entry.name,
    code: entry.code,
    setCode: entry.setCode,
    recognition: found
      ? { stars: found.stars, validUntil: found.validUntil, decisionNumber: found.decisionNumber }
      : null,
  };
}

async function stocksOf(db: Db, { variant }: Tables, listingId: string): Promise<Review['stocks']> {
  const rows = await db
    .select({ id: variant.id, stock: variant.stock })
    .from(variant)
    .where(eq(variant.listingId, listingId));
  return Object.fromEntries(rows.map(({ id, stock }) => [id, stock]));
}

async function namesFor(
  db: Db,
  { productSet, commune }: Tables,
  contents: readonly ListingContent[],
  changes: readonly ContentChange[],
): Promise<Pick<Review, 'setNames' | 'communeNames' | 'variantNames'>> {
  const sets = await db
    .select({ code: productSet.code, vi: productSet.nameVi, en: productSet.nameEn })
    .from(productSet);
  const codes = contents.flatMap(({ communeCode }) => communeCode ?? []);
  const communes = codes.length
    ? await db
        .select({ code: commune.code, name: commune.fullName })
        .from(commune)
        .where(inArray(commune.code, codes))
    : [];
  const subjects = new Set(changes.map(({ subject }) => subject));
  const variants = contents
    .flatMap((content) => content.variants)
    .filter(({ variantId }) => subjects.has(variantId));
  return {
    setNames: Object.fromEntries(sets.map(({ code, vi, en }) => [code, { vi, en }])),
    communeNames: Object.fromEntries(communes.map(({ code, name }) => [code, name])),
    variantNames: Object.fromEntries(
      variants.map(({ variantId, nameVi, sku }) => [variantId, nameVi || sku]),
    ),
  };
}
