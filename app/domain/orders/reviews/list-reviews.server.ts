import { and, asc, avg, count, desc, eq, inArray, type SQL } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import type { ReviewState } from '#db/tables/after-sales.ts';

/** So many are shown on one page. */
const MOST = 50;
/** So many of a product stand on its page. */
const MOST_OF_PRODUCT = 20;

export type ShownReview = Awaited<ReturnType<typeof listReviews>>[number];

async function listReviews({ store }: Context, which: SQL | undefined, oldestFirst: boolean) {
  const { productReview, listing, producer } = store.tables;
  return store.read((db) =>
    db
      .select({
        id: productReview.id,
        lineId: productReview.lineId,
        stars: productReview.stars,
        body: productReview.body,
        language: productReview.language,
        state: productReview.state,
        note: productReview.note,
        createdAt: productReview.createdAt,
        answer: productReview.answer,
        answeredAt: productReview.answeredAt,
        title: listing.titleVi,
        slug: listing.slug,
        producerName: producer.name,
      })
      .from(productReview)
      .innerJoin(listing, eq(listing.id, productReview.listingId))
      .innerJoin(producer, eq(producer.id, productReview.producerId))
      .where(which)
      .orderBy(
        oldestFirst ? asc(productReview.createdAt) : desc(productReview.createdAt),
        asc(productReview.id),
      )
      .limit(MOST),
  );
}

/** For staff: those of one state; who waits longest comes first. */
export async function listReviewsForStaff(context: Context, state: ReviewState): Promise<ShownReview[]> {
  return listReviews(context, eq(context.store.tables.productReview.state, state), state === 'waiting');
}

/** What is shown of a producer's goods, the newest first. */
export async function listProducerReviews(context: Context, producerId: string): Promise<ShownReview[]> {
  const { productReview } = context.store.tables;
  return listReviews(
    context,
    and(eq(productReview.producerId, producerId), eq(productReview.state, 'published')),
    false,
  );
}

/** A buyer's own reviews of these lines, whatever their state. */
export async function listOwnReviews(context: Context, lineIds: readonly string[]): Promise<ShownReview[]> {
  if (lineIds.length === 0) return [];
  return listReviews(context, inArray(context.store.tables.productReview.lineId, [...lineIds]), false);
}

export type ProductReviews = {
  readonly count: number;
  /** With one decimal; null where there is none. */
  readonly average: number | null;
  readonly shown: ReadonlyArray<{
    id: string;
    stars: number;
    body: string;
    language: 'vi' | 'en';
    createdAt: number;
    answer: string | null;
  }>;
};

/** What buyers say of a product that staff have let out, for its public page: no names. */
export async function readProductReviews({ store }: Context, listingId: string): Promise<ProductReviews> {
  const { productReview } = store.tables;
  const published = and(eq(productReview.listingId, listingId), eq(productReview.state, 'published'));
  return store.read(async (db) => {
    const [all] = await db
      .select({ count: count(), average: avg(productReview.stars) })
      .from(productReview)
      .where(published);
    const shown = await db
      .select({
        id: productReview.id,
        stars: productReview.stars,
        body: productReview.body,
        language: productReview.language,
        createdAt: productReview.createdAt,
        answer: productReview.answer,
      })
      .from(productReview)
      .where(published)
      .orderBy(desc(productReview.createdAt), asc(productReview.id))
      .limit(MOST_OF_PRODUCT);
    const average = all?.average == null ? null : Math.round(Number(all.average) * 10) / 10;
    return { count: all?.count ?? 0, average, shown };
  });
}
