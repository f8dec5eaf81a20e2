import { desc, eq, inArray } from 'drizzle-orm';
import { type ContentChange, diffContent } from '#app/domain/catalog/diff-content.ts';
import { labelGrounds } from '#app/domain/catalog/label-rows.server.ts';
import { emptyContent, type ListingContent, parseContent } from '#app/domain/catalog/listing-content.ts';
import {
  type ListingProblem,
  listingProblems,
  type TextLimits,
} from '#app/domain/catalog/listing-problems.ts';
import type { Tables } from '#app/domain/catalog/own-listing.server.ts';
import { placeNamesIn } from '#app/domain/catalog/place-names.server.ts';
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
  number: number;
  saves: number;
  state: RevisionState;
  note: string | null;
  submittedAt: number | null;
  submittedBy: string | null;
  decidedAt: number | null;
  passedByRule: boolean;
};

export type Review = {
  revision: ReviewedRevision;
  listing: { id: string; slug: string; title: string; state: ListingState; suspendedNote: string | null };
  /** This revision is the one that is public (or would be, were the listing not suspended). */
  isCurrent: boolean;
  producer: { id: string; name: string; slug: string };
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
  /** Earlier revisions that were decided, newest first. */
  history: ReviewedRevision[];
};

const HISTORY_LENGTH = 20;

/**
 * One revision as a reviewer reads it: what would change, what the rules found, what the register says.
 * @throws NotFound.
 */
export async function readReview(
  { store, clock }: Context,
  revisionId: string,
  limits: TextLimits,
): Promise<Review> {
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
    const grounds = await labelGrounds(db, tables, content, today);
    const entry = await readEntry(db, tables, content.entryId, today);
    const stars = entry?.recognition?.stars ?? null;
    return {
      revision: shown(row.listing_revision),
      listing: {
        id: row.listing.id,
        slug: row.listing.slug,
        title: row.listing.titleVi,
        state: row.listing.state,
        suspendedNote: row.listing.suspendedNote,
      },
      isCurrent: row.listing.approvedRevisionId === revisionId,
      producer: { id: row.producer.id, name: row.producer.name, slug: row.producer.slug },
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
      ...(await namesFor(db, tables, before, content, changes)),
      history: revisions
        .filter(({ id, decidedAt }) => id !== revisionId && decidedAt !== null)
        .slice(0, HISTORY_LENGTH)
        .map(shown),
    };
  });
}

function shown(row: Tables['listingRevision']['$inferSelect']): ReviewedRevision {
  const { id, number, saves, state, note, submittedAt, submittedBy, decidedAt, passedByRule } = row;
  return { id, number, saves, state, note, submittedAt, submittedBy, decidedAt, passedByRule };
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
  before: ListingContent,
  after: ListingContent,
  changes: readonly ContentChange[],
): Promise<Pick<Review, 'setNames' | 'communeNames' | 'variantNames'>> {
  const sets = await db
    .select({ code: productSet.code, vi: productSet.nameVi, en: productSet.nameEn })
    .from(productSet);
  const codes = [before.communeCode, after.communeCode].filter((code) => code !== null);
  const communes = codes.length
    ? await db
        .select({ code: commune.code, name: commune.fullName })
        .from(commune)
        .where(inArray(commune.code, codes))
    : [];
  const subjects = new Set(changes.map(({ subject }) => subject));
  const variants = [...before.variants, ...after.variants].filter(({ variantId }) => subjects.has(variantId));
  return {
    setNames: Object.fromEntries(sets.map(({ code, vi, en }) => [code, { vi, en }])),
    communeNames: Object.fromEntries(communes.map(({ code, name }) => [code, name])),
    variantNames: Object.fromEntries(
      variants.map(({ variantId, nameVi, sku }) => [variantId, nameVi || sku]),
    ),
  };
}
