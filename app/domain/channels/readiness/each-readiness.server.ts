import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { isOnSaleWithProducer } from '#app/domain/catalog/on-sale.ts';
import type { Channel } from '#app/domain/channels/channel.ts';
import type { ExplainedRefusal } from '#app/domain/channels/push/explain-refusal.ts';
import { type ShownItem, shownItems } from '#app/domain/channels/readiness/score-row.ts';
import { refusedOn, standingRefusals } from '#app/domain/channels/readiness/standing-refusals.server.ts';
import type { Context } from '#app/server/context.ts';

const batchSize = 500;

export type StoredReadiness = {
  listingId: string;
  title: string;
  producerName: string;
  producerCode: string;
  score: number;
  state: 'ready' | 'fixable' | 'closed';
  items: ShownItem[];
  /** Ready by our rules, and yet refused by the platform as it still is: why. */
  refusals: ExplainedRefusal[];
};

/** Published listings of a producer, or of all (null), with what is stored of them for a channel, by id. */
export async function* eachReadiness(
  context: Context,
  channel: Channel,
  producerId: string | null,
): AsyncGenerator<StoredReadiness> {
  const { store } = context;
  const { channelReadiness, listing, producer } = store.tables;
  const refused = refusedOn(await standingRefusals(context, producerId, [channel]), channel.code);
  for (let after = ''; ; ) {
    const rows = await store.read((db) =>
      db
        .select({
          row: channelReadiness,
          title: listing.titleVi,
          producerName: producer.name,
          producerCode: producer.code,
        })
        .from(channelReadiness)
        .innerJoin(listing, eq(listing.id, channelReadiness.listingId))
        .innerJoin(producer, eq(producer.id, channelReadiness.producerId))
        .where(
          and(
            eq(channelReadiness.channelCode, channel.code),
            eq(channelReadiness.isPublished, true),
            producerId === null ? undefined : eq(channelReadiness.producerId, producerId),
            gt(channelReadiness.listingId, after),
          ),
        )
        .orderBy(asc(channelReadiness.listingId))
        .limit(batchSize),
    );
    for (const { row, ...rest } of rows) {
      const { listingId, score, state } = row;
      const refusals = refused.get(listingId)?.refusals ?? [];
      yield { ...rest, listingId, score, state, items: shownItems(channel, row.items), refusals };
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.row.listingId;
  }
}

/** Ids of listings on sale that nothing is stored of yet; at most `most`. */
export async function unscoredListings(
  { store }: Context,
  producerId: string | null,
  most: number,
): Promise<string[]> {
  const { listingReadiness, listing, producer } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ id: listing.id })
      .from(listing)
      .innerJoin(producer, eq(producer.id, listing.producerId))
      .leftJoin(listingReadiness, eq(listingReadiness.listingId, listing.id))
      .where(
        and(
          isOnSaleWithProducer(store.tables, { adult: true }),
          isNull(listingReadiness.listingId),
          producerId === null ? undefined : eq(listing.producerId, producerId),
        ),
      )
      .limit(most),
  );
  return rows.map(({ id }) => id);
}
