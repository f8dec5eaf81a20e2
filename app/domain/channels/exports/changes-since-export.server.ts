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
import type { SentListing } from '#app/domain/channels/exports/sent-listing.ts';
import { isOfCosts } from '#app/domain/channels/fees/sale-costs.server.ts';
import { papersFor } from '#app/domain/channels/listing/channel-listing-of.ts';
import { holdsImagesOnly } from '#app/domain/channels/pack/pack-report.ts';
import { papersOn, preparePapers } from '#app/domain/channels/papers/papers-that-hold.server.ts';
import type { Context } from '#app/server/context.ts';
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
  /** Ids of those that a new file need not hold. */
  same: string[];
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
    const toldOtherwise = await toldOtherwiseToday(context, db, of, published);
    const changes: ChangesSinceExport = { last, added: [], changed: [], gone: [], same: [] };
    for (const one of published) {
      const { id, title, version } = one;
      const before = sent.get(id);
      if (!before || before.version === 0) changes.added.push({ id, title });
      else if (before.version !== version || touched(id, before.at) || toldOtherwise(one, before))
        changes.changed.push({ id, title });
      else changes.same.push(id);
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
 * Whether a file told another star of a listing than holds today, or other papers: both begin and end by the calendar, and
 * nothing is saved then. What a file of before does not say is not asked.
 */
async function toldOtherwiseToday(
  { store, clock }: Context,
  db: Db,
  { producerId, imagesOnly = false, withPapers = false }: ChangesOf,
  published: ReadonlyArray<{ entryId: string | null }>,
): Promise<(listing: { id: string; entryId: string | null }, before: SentListing) => boolean> {
  if (imagesOnly) return () => false;
  const today = localDate(clock.now());
  const entryIds = published.flatMap(({ entryId }) => entryId ?? []);
  const stars = await openRecognitions(db, store)(entryIds, today);
  const isOfPapers = withPapers && producerId !== null;
  const papers = isOfPapers
    ? papersOn(await preparePapers(db, store)({ producers: JSON.stringify([producerId]) }), today).holding
    : null;
  return ({ id, entryId }, before) => {
    const star = stars.get(entryId ?? '')?.stars ?? null;
    if (before.stars !== undefined && before.stars !== star) return true;
    if (papers === null || before.papers === undefined) return false;
    const held = papersFor(id, papers).map((paper) => paper.id);
    return held.join(' ') !== before.papers.join(' ');
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
