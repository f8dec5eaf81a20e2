import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Channel } from '#app/domain/channels/channel.ts';
import type { ExplainedRefusal } from '#app/domain/channels/push/explain-refusal.ts';
import { readPushListings } from '#app/domain/channels/push/read-push-listings.server.ts';
import { turnedDownProducts } from '#app/domain/channels/push/turned-down-products.server.ts';
import type { ProblemSet } from '#app/domain/channels/readiness/problem-sets.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';

/** A published listing that our rules find ready for a channel, and that the platform has refused as it still is. */
export type StandingRefusal = Omit<ProblemSet, 'listings'> & {
  listingId: string;
  communeCode: string | null;
  refusals: ExplainedRefusal[];
};

/** Far below the engines' limits of parameters. */
const IDS_PER_QUERY = 500;

/**
 * What platforms have refused and nobody has changed since, of a producer or of all (null): it is not ready, whatever our
 * rules say. One query finds what was refused, which is little; only of that is read how it stands by our rules and what a push
 * would send, which is what tells a change.
 */
export async function standingRefusals(
  context: Context,
  producerId: string | null,
  only: readonly Channel[] = channels,
): Promise<StandingRefusal[]> {
  const { channelProduct, channelShop, channelReadiness, listing } = context.store.tables;
  const { listingId, channelCode, rank, problems } = channelReadiness;
  const refused = await context.store.read((db) =>
    db
      .select({
        product: channelProduct,
        shop: { followsListing: channelShop.followsListing },
        channelCode: channelShop.channelCode,
      })
      .from(channelProduct)
      .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
      .where(
        and(
          inArray(channelProduct.state, ['rejected', 'failed']),
          isNotNull(channelProduct.refusal),
          eq(channelShop.state, 'connected'),
          inArray(
            channelShop.channelCode,
            only.map(({ code }) => code),
          ),
          producerId === null ? undefined : eq(channelShop.producerId, producerId),
        ),
      ),
  );
  const ready = new Map<string, Omit<StandingRefusal, 'refusals'>>();
  const ids = [...new Set(refused.map(({ product }) => product.listingId))];
  for (let from = 0; from < ids.length; from += IDS_PER_QUERY) {
    const some = ids.slice(from, from + IDS_PER_QUERY);
    const found = await context.store.read((db) =>
      db
        .select({ listingId, channelCode, rank, problems, communeCode: listing.communeCode })
        .from(channelReadiness)
        .innerJoin(listing, eq(listing.id, listingId))
        .where(
          and(
            inArray(listingId, some),
            eq(channelReadiness.state, 'ready'),
            eq(channelReadiness.isPublished, true),
          ),
        ),
    );
    for (const row of found) ready.set(`${row.channelCode} ${row.listingId}`, row);
  }
  const rows = refused.flatMap(({ channelCode: code, ...one }) => {
    const row = ready.get(`${code} ${one.product.listingId}`);
    return row ? [{ ...one, row }] : [];
  });
  const standing: StandingRefusal[] = [];
  for (const channel of only) {
    const own = rows.filter(({ row }) => row.channelCode === channel.code);
    if (own.length === 0) continue;
    const byId = new Map(own.map(({ row }) => [row.listingId, row]));
    const prepared = await readPushListings(context, channel, producerId, [...byId.keys()]);
    const turnedDown = await turnedDownProducts(context, channel, own, prepared);
    for (const [id, { refusals, hasChanged }] of turnedDown) {
      const row = byId.get(id);
      if (row && !hasChanged) standing.push({ ...row, refusals });
    }
  }
  return standing;
}

/** Those of a channel, by listing. */
export function refusedOn(
  standing: readonly StandingRefusal[],
  channelCode: string,
): ReadonlyMap<string, StandingRefusal> {
  return new Map(
    standing.filter((one) => one.channelCode === channelCode).map((one) => [one.listingId, one]),
  );
}
