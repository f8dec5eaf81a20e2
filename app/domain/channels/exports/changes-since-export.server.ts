import { and, desc, eq, gte, inArray, isNull, or } from 'drizzle-orm';
import { isOnSaleWithProducer } from '#app/domain/catalog/on-sale.ts';
import { openRecognitions } from '#app/domain/catalog/recognitions-at.server.ts';
import { readChosen } from '#app/domain/channels/attributes/answers-of-listings.server.ts';
import {
  categoryIdOf,
  categorySubject,
  isCategorySubject,
} from '#app/domain/channels/attributes/attribute-answers.ts';
import { chosenCategories } from '#app/domain/channels/categories/chosen-categories.server.ts';
import { recognitionText, type SentListing } from '#app/domain/channels/exports/sent-listing.ts';
import { isOfCosts } from '#app/domain/channels/fees/sale-costs.server.ts';
import { papersFor } from '#app/domain/channels/listing/channel-listing-of.ts';
import { holdsImagesOnly } from '#app/domain/channels/pack/pack-report.ts';
import {
  type PapersOfDay,
  papersOn,
  preparePapers,
} from '#app/domain/channels/papers/papers-that-hold.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db } from '#db/store.ts';

export type ChangedListing = { id: string; title: string };

export type ChangesSinceExport = {
  /** The last file for the channel; null when there was none. */
  last: { id: string; fileName: string; createdAt: number } | null;
  /** On sale and in no file for the channel yet. */
  added: ChangedListing[];
  /**
   * Their content, or what was chosen for the channel, is newer than the last file that held them, or their star or their
   * papers are other ones today than that file told.
   */
  changed: ChangedListing[];
  /** A file held them, they are no longer on sale, and no file has said so. */
  gone: ChangedListing[];
  /** Ids of those that a new file need not hold, `unsure` among them. */
  same: string[];
  /**
   * Of those in `same` the ones of which nobody can tell: the newest file that held them is older than the record of what
   * it told of their recognition, and today they have one.
   */
  unsure: ChangedListing[];
};

export type ChangesOf = {
  /** Null for files of the whole market. */
  producerId: string | null;
  channelCode: string;
  /** Photos alone, counted by themselves: a platform that has the photos may not have the goods. */
  imagesOnly?: boolean;
  /** True where the file holds papers too: a new, checked, withdrawn or lapsed one changes its goods. */
  withPapers?: boolean;
};

/** More files than this back nobody looks; a listing that no later file held counts as new then. */
const MOST_FILES = 100;

/**
 * What a next file for a channel would say that the files before it have not: by listing, the newest file that held it
 * counts, so that a file of changes only is a file like any other.
 */
export async function changesSinceExport(context: Context, of: ChangesOf): Promise<ChangesSinceExport> {
  const { listing, producer } = context.store.tables;
  return context.store.read(async (db) => {
    const { last, sent } = await sentBefore(context, db, of);
    const published = await db
      .select({
        id: listing.id,
        title: listing.titleVi,
        version: listing.version,
        entryId: listing.entryId,
      })
      .from(listing)
      .innerJoin(producer, eq(producer.id, listing.producerId))
      .where(
        and(
          isOnSaleWithProducer(context.store.tables, { adult: true }),
          of.producerId === null ? undefined : eq(listing.producerId, of.producerId),
        ),
      )
      .orderBy(listing.id);
    const touched = await touchedSince(context, db, of, sent);
    const compare = await comparedWithToday(context, db, of, published, sent);
    const changes: ChangesSinceExport = { last, added: [], changed: [], gone: [], same: [], unsure: [] };
    for (const one of published) {
      const { id, title, version } = one;
      const before = sent.get(id);
      if (!before || before.version === 0) changes.added.push({ id, title });
      else {
        const told = compare(one, before);
        if (before.version !== version || touched(id, before.at) || told === 'other')
          changes.changed.push({ id, title });
        else changes.same.push(id);
        if (told === 'unknown' && changes.same.at(-1) === id) changes.unsure.push({ id, title });
      }
    }
    const onSale = new Set(published.map(({ id }) => id));
    const goneIds = [...sent].flatMap(([id, { version }]) => (version > 0 && !onSale.has(id) ? id : []));
    if (goneIds.length > 0) {
      changes.gone = await db
        .select({ id: listing.id, title: listing.titleVi })
        .from(listing)
        .where(inArray(listing.id, goneIds))
        .orderBy(listing.id);
    }
    return changes;
  });
}

/** Titles in one sentence. */
const MOST_NAMED = 5;

/** Why a file of changes alone is not made, though nobody can say that nothing has changed: `changesUnknown`. */
export function changesUnknown(unsure: readonly ChangedListing[]): DomainError {
  const titles = unsure.slice(0, MOST_NAMED).map(({ title }) => `“${title}”`);
  const more = unsure.length > MOST_NAMED ? ', …' : '';
  return new DomainError('changesUnknown', {
    params: { count: unsure.length, titles: `${titles.join(', ')}${more}` },
  });
}

/** The newest file's word on each listing, and the moment that the file is of, ms UTC. */
type Sent = Map<string, SentListing & { at: number }>;

async function sentBefore(
  { store }: Context,
  db: Db,
  { producerId, channelCode, imagesOnly = false }: ChangesOf,
): Promise<{ last: ChangesSinceExport['last']; sent: Sent }> {
  const { channelExport } = store.tables;
  const files = await db
    .select({
      id: channelExport.id,
      fileName: channelExport.fileName,
      createdAt: channelExport.createdAt,
      listings: channelExport.listings,
      report: channelExport.report,
    })
    .from(channelExport)
    .where(
      and(
        eq(channelExport.channelCode, channelCode),
        producerId === null ? isNull(channelExport.producerId) : eq(channelExport.producerId, producerId),
      ),
    )
    .orderBy(desc(channelExport.createdAt), desc(channelExport.id))
    .limit(MOST_FILES);
  const counted = files.filter(({ report }) => holdsImagesOnly(report) === imagesOnly);
  const sent: Sent = new Map();
  for (const { listings, createdAt } of counted) {
    for (const one of listings) {
      if (!sent.has(one.listingId)) sent.set(one.listingId, { ...one, at: createdAt });
    }
  }
  const [newest] = counted;
  return {
    last: newest ? { id: newest.id, fileName: newest.fileName, createdAt: newest.createdAt } : null,
    sent,
  };
}

/**
 * Whether a file told the recognition and the papers of a listing as they hold today: both begin and end by the calendar,
 * and nothing is saved then. What a file of before does not say is counted again for its own day. Of papers that is all
 * there is to it, as whatever else becomes of one is a change anyhow; a recognition may have been entered or put right
 * since, and nothing says so: where the file's day and today agree on one, it is unknown what the file told.
 */
async function comparedWithToday(
  { store, clock }: Context,
  db: Db,
  { producerId, imagesOnly = false, withPapers = false }: ChangesOf,
  published: ReadonlyArray<{ id: string; entryId: string | null }>,
  sent: Sent,
): Promise<
  (
    listing: { id: string; entryId: string | null },
    before: SentListing & { at: number },
  ) => 'same' | 'other' | 'unknown'
> {
  if (imagesOnly) return () => 'same';
  const today = localDate(clock.now());
  const recognitionsOn = openRecognitions(db, store);
  const ofToday = await recognitionsOn(
    published.flatMap(({ entryId }) => entryId ?? []),
    today,
  );
  const ofPapers = withPapers ? producerId : null;
  const isRecorded = ({ stars, recognition }: SentListing) =>
    stars !== undefined && (ofPapers === null || recognition !== undefined);
  const unrecorded = new Map<string, string[]>();
  for (const { id, entryId } of published) {
    const before = sent.get(id);
    if (entryId === null || !before || isRecorded(before)) continue;
    const day = localDate(before.at);
    unrecorded.set(day, [...(unrecorded.get(day) ?? []), entryId]);
  }
  const ofDay = new Map<string, Awaited<ReturnType<typeof recognitionsOn>>>();
  for (const [day, entryIds] of unrecorded) ofDay.set(day, await recognitionsOn(entryIds, day));
  const papers = ofPapers && (await preparePapers(db, store)({ producers: JSON.stringify([ofPapers]) }));
  const holding = new Map<string, PapersOfDay['holding']>();
  const heldOn = (id: string, day: string) => {
    const held = holding.get(day) ?? papersOn(papers || [], day).holding;
    holding.set(day, held);
    return papersFor(id, held)
      .map((paper) => paper.id)
      .join(' ');
  };
  return ({ id, entryId }, before) => {
    const day = localDate(before.at);
    if (papers && heldOn(id, today) !== (before.papers?.join(' ') ?? heldOn(id, day))) return 'other';
    const now = ofToday.get(entryId ?? '');
    const then = ofDay.get(day)?.get(entryId ?? '');
    const stars = before.stars === undefined ? then?.stars : before.stars;
    if ((stars ?? null) !== (now?.stars ?? null)) return 'other';
    const told = before.recognition === undefined ? recognitionText(then) : before.recognition;
    if (ofPapers !== null && now && told !== recognitionText(now)) return 'other';
    return now && !isRecorded(before) ? 'unknown' : 'same';
  };
}

/** Whether something beside the listing itself, that the file shows, was saved at a moment or since. */
async function touchedSince(
  context: Context,
  db: Db,
  { producerId, channelCode, imagesOnly = false, withPapers = false }: ChangesOf,
  sent: Sent,
): Promise<(listingId: string, at: number) => boolean> {
  const { store } = context;
  const newest = new Map<string, number>();
  const note = (subject: string, at: number) => newest.set(subject, Math.max(newest.get(subject) ?? 0, at));
  if (producerId === null || imagesOnly || sent.size === 0) return () => false;
  const { channelChoice, paper } = store.tables;
  const since = Math.min(...[...sent.values()].map(({ at }) => at));
  const choices = await db
    .select({ subject: channelChoice.subject, field: channelChoice.field, at: channelChoice.chosenAt })
    .from(channelChoice)
    .where(
      and(
        eq(channelChoice.producerId, producerId),
        eq(channelChoice.channelCode, channelCode),
        gte(channelChoice.chosenAt, since),
      ),
    );
  for (const { subject, field, at } of choices) if (!isOfCosts(field)) note(subject, at);
  const remembered = choices.filter(({ subject }) => isCategorySubject(subject));
  if (remembered.length > 0) {
    const key = { producerId, channelCode };
    for (const { listingId, at } of await usersOfRemembered(context, db, key, remembered))
      note(listingId, at);
  }
  if (withPapers) {
    const papers = await db
      .select({
        listingId: paper.listingId,
        createdAt: paper.createdAt,
        decidedAt: paper.decidedAt,
        archivedAt: paper.archivedAt,
        restoredAt: paper.restoredAt,
      })
      .from(paper)
      .where(
        and(
          eq(paper.producerId, producerId),
          or(
            gte(paper.createdAt, since),
            gte(paper.decidedAt, since),
            gte(paper.archivedAt, since),
            gte(paper.restoredAt, since),
          ),
        ),
      );
    for (const { listingId, createdAt, decidedAt, archivedAt, restoredAt } of papers)
      note(listingId ?? '*', Math.max(createdAt, decidedAt ?? 0, archivedAt ?? 0, restoredAt ?? 0));
  }
  return (listingId, at) => Math.max(newest.get('*') ?? 0, newest.get(listingId) ?? 0) >= at;
}

/** Far below the engines' limits of parameters. */
const IDS_PER_QUERY = 500;

/**
 * The listings in whose files an answer stands that was remembered for their category and has changed: those that have no
 * answer of their own to that question. Taken back, an answer tells only when, and counts for all of the category.
 */
async function usersOfRemembered(
  { store }: Context,
  db: Db,
  key: { producerId: string; channelCode: string },
  changed: ReadonlyArray<{ subject: string; field: string; at: number }>,
): Promise<Array<{ listingId: string; at: number }>> {
  const chosen = await chosenCategories(db, store.tables, key);
  const ofCategory = chosen.flatMap(({ subject: listingId, value }) => {
    const subject = categorySubject(categoryIdOf(value) ?? '');
    const own = changed.filter((one) => one.subject === subject);
    return own.length > 0 ? [{ listingId, changed: own }] : [];
  });
  const users: Array<{ listingId: string; at: number }> = [];
  for (let from = 0; from < ofCategory.length; from += IDS_PER_QUERY) {
    const some = ofCategory.slice(from, from + IDS_PER_QUERY);
    const answers = await readChosen(db, store, { ...key, subjects: some.map(({ listingId }) => listingId) });
    for (const { listingId, changed: fields } of some) {
      const own = answers.get(listingId) ?? {};
      for (const { field, at } of fields) if (!Object.hasOwn(own, field)) users.push({ listingId, at });
    }
  }
  return users;
}
