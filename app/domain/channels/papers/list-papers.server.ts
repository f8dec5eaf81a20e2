import { and, asc, count, desc, eq, isNotNull, isNull, like, lte, ne } from 'drizzle-orm';
import { type Actor, type SellerActor, staffRole } from '#app/domain/accounts/actor.ts';
import { titlePattern } from '#app/domain/catalog/title-key.ts';
import { DAYS_AHEAD, type PaperStanding, paperStanding } from '#app/domain/channels/papers/paper-standing.ts';
import type { PaperView } from '#app/domain/channels/papers/paper-views.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { fileNameOf } from '#app/server/text/file-name.ts';
import type { Db } from '#db/store.ts';
import type { PaperState } from '#db/tables/channels.ts';

export type ShownPaper = {
  id: string;
  kind: string;
  number: string | null;
  issuer: string | null;
  issuedOn: string | null;
  validTo: string | null;
  fileName: string;
  byteSize: number;
  state: PaperState;
  note: string | null;
  createdAt: number;
  /** When staff decided last; null where nobody has. ms UTC. */
  decidedAt: number | null;
  producerName: string;
  /** Title of the listing that it is for; null for all goods. */
  listingTitle: string | null;
  standing: PaperStanding;
};

/** `renewedUntil`: the last day of another one in use that holds longer for the same goods, '' for no end; null: none. */
export type OwnPaper = ShownPaper & { renewedUntil: string | null };

/** The producer's papers that are in use: by kind, the one that ends last first. */
export async function listOwnPapers(context: Context, actor: SellerActor): Promise<OwnPaper[]> {
  const { paper } = context.store.tables;
  const rows = await context.store.read((db) =>
    papersOf(context, db)
      .where(and(eq(paper.producerId, actor.producerId), isNull(paper.archivedAt)))
      .orderBy(asc(paper.kind), desc(paper.createdAt), desc(paper.id)),
  );
  return withStanding(context, rows).map((one) => ({ ...one, renewedUntil: renewedUntil(one, rows) }));
}

/** As `tell-of-papers` sees it, which tells of no paper that another one of the kind follows. */
function renewedUntil(old: PaperOfGoods, all: readonly PaperOfGoods[]): string | null {
  if (old.validTo === null) return null;
  const renewals = all.filter(
    ({ id, kind, listingId, state, validTo }) =>
      id !== old.id &&
      kind === old.kind &&
      state !== 'refused' &&
      (listingId === null || listingId === old.listingId) &&
      (validTo === null || validTo > (old.validTo ?? '')),
  );
  if (renewals.some(({ validTo }) => validTo === null)) return '';
  return (
    renewals
      .flatMap(({ validTo }) => validTo ?? [])
      .sort()
      .at(-1) ?? null
  );
}

type PaperOfGoods = Pick<ShownPaper, 'id' | 'kind' | 'state' | 'validTo'> & { listingId: string | null };

/** Older ones than these nobody takes into use again. */
const MOST_ARCHIVED = 50;

/** The producer's papers that were put away, the last first; at most 50. */
export async function listArchivedPapers(context: Context, actor: SellerActor): Promise<ShownPaper[]> {
  const { paper } = context.store.tables;
  const rows = await context.store.read((db) =>
    papersOf(context, db)
      .where(and(eq(paper.producerId, actor.producerId), isNotNull(paper.archivedAt)))
      .orderBy(desc(paper.archivedAt), desc(paper.id))
      .limit(MOST_ARCHIVED),
  );
  return withStanding(context, rows);
}

export type PaperQueue = { papers: ShownPaper[]; total: number; page: number; pages: number };

const PAGE_SIZE = 30;

/**
 * Everybody's papers, for staff: those that nobody has looked at, the oldest first; or those in use whose last day is
 * over or lies within 90 days, the most urgent first. @throws NotFound for anyone but staff.
 */
export async function listPapersForStaff(
  context: Context,
  actor: Actor,
  { view, page: asked }: { view: PaperView; page: number },
): Promise<PaperQueue> {
  if (staffRole(actor) === null) throw new NotFound('papers');
  const { paper } = context.store.tables;
  const until = addDays(localDate(context.clock.now()), DAYS_AHEAD);
  const where = and(
    isNull(paper.archivedAt),
    view === 'waiting'
      ? eq(paper.state, 'given')
      : and(ne(paper.state, 'refused'), isNotNull(paper.validTo), lte(paper.validTo, until)),
  );
  const order =
    view === 'waiting' ? [asc(paper.createdAt), asc(paper.id)] : [asc(paper.validTo), asc(paper.id)];
  return context.store.read(async (db) => {
    const [row] = await db.select({ n: count() }).from(paper).where(where);
    const total = Number(row?.n ?? 0);
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const page = Math.min(Math.max(1, asked), pages);
    const rows = await papersOf(context, db)
      .where(where)
      .orderBy(...order)
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE);
    return { papers: withStanding(context, rows), total, page, pages };
  });
}

/** More than these are found by words of their title. */
const MOST_SUBJECTS = 100;

/**
 * The goods that a paper may be for, by title, at most 100.
 * @param search words that the title holds, in this order, whatever the marks; '' for all.
 */
export async function listPaperSubjects(
  { store }: Context,
  actor: SellerActor,
  search: string,
): Promise<{ subjects: Array<{ id: string; title: string }>; hasMore: boolean }> {
  const { listing } = store.tables;
  const pattern = titlePattern(search);
  const found = await store.read((db) =>
    db
      .select({ id: listing.id, title: listing.titleVi })
      .from(listing)
      .where(
        and(
          eq(listing.producerId, actor.producerId),
          ne(listing.state, 'archived'),
          pattern === null ? undefined : like(listing.titleKey, pattern),
        ),
      )
      .orderBy(asc(listing.titleKey), asc(listing.id))
      .limit(MOST_SUBJECTS + 1),
  );
  return { subjects: found.slice(0, MOST_SUBJECTS), hasMore: found.length > MOST_SUBJECTS };
}

function papersOf({ store }: Context, db: Db) {
  const { paper, producer, listing } = store.tables;
  return db
    .select({
      id: paper.id,
      kind: paper.kind,
      number: paper.number,
      issuer: paper.issuer,
      issuedOn: paper.issuedOn,
      validTo: paper.validTo,
      fileName: paper.fileName,
      byteSize: paper.byteSize,
      state: paper.state,
      note: paper.note,
      createdAt: paper.createdAt,
      decidedAt: paper.decidedAt,
      producerName: producer.name,
      listingId: paper.listingId,
      listingTitle: listing.titleVi,
    })
    .from(paper)
    .innerJoin(producer, eq(producer.id, paper.producerId))
    .leftJoin(listing, eq(listing.id, paper.listingId))
    .$dynamic();
}

function withStanding<Row extends Omit<ShownPaper, 'standing'>>(
  { clock }: Context,
  rows: readonly Row[],
): Array<Row & { standing: PaperStanding }> {
  const today = localDate(clock.now());
  return rows.map((row) => ({
    ...row,
    fileName: fileNameOf(row.fileName),
    standing: paperStanding(row, today),
  }));
}
