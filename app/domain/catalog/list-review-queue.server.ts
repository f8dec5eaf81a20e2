import { and, asc, count, eq, isNotNull, isNull, like, type SQL } from 'drizzle-orm';
import type { ReviewKind } from '#app/domain/catalog/review-kinds.ts';
import { titlePattern } from '#app/domain/catalog/title-key.ts';
import type { Context } from '#app/server/context.ts';

export type QueuedRevision = {
  id: string;
  title: string;
  producerName: string;
  setName: string | null;
  setNameEn: string | null;
  /** A first listing, or a change of what is public. */
  isFirst: boolean;
  /** It was returned before and has come back. */
  cameBack: boolean;
  submittedAt: number;
};

export type ReviewQueue = {
  rows: QueuedRevision[];
  total: number;
  /** Waiting in all, whatever the filter. */
  waiting: number;
  page: number;
  pages: number;
};

const PAGE_SIZE = 25;

/** What waits for staff, the longest waiting first. */
export async function listReviewQueue(
  { store }: Context,
  { kind, query, page }: { kind: ReviewKind; query: string; page: number },
): Promise<ReviewQueue> {
  const { listing, listingRevision, producer, productSet } = store.tables;
  const isWaiting = eq(listingRevision.state, 'submitted');
  const where = and(isWaiting, kindOf(store.tables, kind), matchOf(store.tables, query));
  return store.read(async (db) => {
    const [all] = await db.select({ total: count() }).from(listingRevision).where(isWaiting);
    const [counted] = await db
      .select({ total: count() })
      .from(listingRevision)
      .innerJoin(listing, eq(listing.id, listingRevision.listingId))
      .where(where);
    const total = Number(counted?.total ?? 0);
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const shown = Math.min(Math.max(1, page), pages);
    const rows = await db
      .select({
        id: listingRevision.id,
        title: listing.titleVi,
        producerName: producer.name,
        setName: productSet.nameVi,
        setNameEn: productSet.nameEn,
        approvedRevisionId: listing.approvedRevisionId,
        note: listingRevision.note,
        submittedAt: listingRevision.submittedAt,
      })
      .from(listingRevision)
      .innerJoin(listing, eq(listing.id, listingRevision.listingId))
      .innerJoin(producer, eq(producer.id, listing.producerId))
      .leftJoin(productSet, eq(productSet.code, listing.setCode))
      .where(where)
      .orderBy(asc(listingRevision.submittedAt), asc(listingRevision.id))
      .limit(PAGE_SIZE)
      .offset((shown - 1) * PAGE_SIZE);
    return {
      rows: rows.map(({ approvedRevisionId, note, submittedAt, ...row }) => ({
        ...row,
        isFirst: approvedRevisionId === null,
        cameBack: note !== null,
        submittedAt: submittedAt ?? 0,
      })),
      total,
      waiting: Number(all?.total ?? 0),
      page: shown,
      pages,
    };
  });
}

function kindOf({ listing }: Context['store']['tables'], kind: ReviewKind): SQL | undefined {
  if (kind === 'all') return undefined;
  return kind === 'first' ? isNull(listing.approvedRevisionId) : isNotNull(listing.approvedRevisionId);
}

function matchOf({ listing }: Context['store']['tables'], query: string): SQL | undefined {
  const pattern = titlePattern(query);
  return pattern === null ? undefined : like(listing.titleKey, pattern);
}
