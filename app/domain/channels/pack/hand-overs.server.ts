import { and, asc, eq, inArray, isNotNull, isNull, notExists } from 'drizzle-orm';
import { z } from 'zod';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { packReport } from '#app/domain/channels/pack/pack-report.ts';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';

/** A listing went to a channel's people in a pack. It is no presence: whether they have put it on sale, a link shows. */
export type HandOver = {
  listingId: string;
  channelCode: string;
  /** Of the last pack that held it; ms UTC. */
  at: number;
  /** Who made that pack; null for the operator, at the command line. */
  personId: string | null;
  /** The listing as it was then. */
  version: number;
};

const keptListings = z.array(z.object({ listingId: z.string(), version: z.number() })).catch([]);

/**
 * What stands handed over, by listing and channel, as the kept packs have it; a pack that says that a listing is no longer
 * sold takes it back, and one of photos alone hands nothing over. Inside a read that is under way.
 * @param producerId whose; null for everybody's
 */
export async function readHandOvers(
  db: Db,
  { store }: Pick<Context, 'store'>,
  producerId: string | null,
): Promise<HandOver[]> {
  const { channelExport, channel } = store.tables;
  const packs = await db
    .select({
      channelCode: channelExport.channelCode,
      listings: channelExport.listings,
      report: channelExport.report,
      at: channelExport.createdAt,
      personId: channelExport.createdBy,
    })
    .from(channelExport)
    .innerJoin(channel, eq(channel.code, channelExport.channelCode))
    .where(
      and(
        isNotNull(channel.countsFrom),
        producerId === null ? isNotNull(channelExport.producerId) : eq(channelExport.producerId, producerId),
      ),
    )
    .orderBy(asc(channelExport.createdAt), asc(channelExport.id));
  const standing = new Map<string, HandOver>();
  for (const { channelCode, listings, report, at, personId } of packs) {
    const read = packReport.safeParse(report);
    if (!read.success || read.data.holds !== 'pack') continue;
    for (const { listingId, version } of keptListings.parse(listings)) {
      const key = `${channelCode} ${listingId}`;
      if (version === 0) standing.delete(key);
      else standing.set(key, { listingId, channelCode, at, personId, version });
    }
  }
  return [...standing.values()];
}

export type AwaitedGoods = {
  channel: { code: string; name: string };
  /** Of the latest of their packs, ms UTC. */
  at: number;
  products: Array<{ entryId: string; name: string }>;
};

/** The producer's products that were handed over and of which no page there is known yet, by channel. */
export async function listAwaitedGoods(
  context: Context,
  { producerId }: SellerActor,
): Promise<AwaitedGoods[]> {
  const { listing, registerEntry, channel, presence } = context.store.tables;
  return context.store.read(async (db) => {
    const handed = await readHandOvers(db, context, producerId);
    if (handed.length === 0) return [];
    const channels = await db
      .select({ code: channel.code, name: channel.name })
      .from(channel)
      .where(
        and(
          inArray(channel.code, [...new Set(handed.map((one) => one.channelCode))]),
          isNull(channel.closedOn),
        ),
      )
      .orderBy(asc(channel.position));
    const awaited: AwaitedGoods[] = [];
    for (const { code, name } of channels) {
      const here = handed.filter(({ channelCode }) => channelCode === code);
      const known = db
        .select({ id: presence.id })
        .from(presence)
        .where(
          and(
            eq(presence.entryId, registerEntry.id),
            eq(presence.channelCode, code),
            isNull(presence.revokedAt),
          ),
        );
      const products = await db
        .selectDistinct({
          entryId: registerEntry.id,
          name: registerEntry.name,
          nameKey: registerEntry.nameKey,
        })
        .from(listing)
        .innerJoin(registerEntry, eq(registerEntry.id, listing.entryId))
        .where(
          and(
            inArray(
              listing.id,
              here.map(({ listingId }) => listingId),
            ),
            isNull(registerEntry.archivedAt),
            notExists(known),
          ),
        )
        .orderBy(asc(registerEntry.nameKey), asc(registerEntry.id));
      if (products.length === 0) continue;
      awaited.push({
        channel: { code, name },
        at: Math.max(...here.map(({ at }) => at)),
        products: products.map(({ entryId, name: product }) => ({ entryId, name: product })),
      });
    }
    return awaited;
  });
}
