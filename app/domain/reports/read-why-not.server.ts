import { and, eq, gt, isNotNull, ne } from 'drizzle-orm';
import { type ExplainedRefusal, explainKept } from '#app/domain/channels/push/explain-refusal.ts';
import { type ShownItem, shownItems } from '#app/domain/channels/readiness/score-row.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import { groupBy } from '#app/domain/reports/facts-at.ts';
import type { Context } from '#app/server/context.ts';

/** What keeps the listings of an entry off a channel. */
export type WhyNot = {
  /** What the platform answered when a listing was pushed, as it stands now. */
  refusals: ExplainedRefusal[];
  /** Rules that its listings still break, each rule once. */
  blockers: ShownItem[];
};

/**
 * Why entries are not to be had on a channel, by entry id; an entry with nothing to say is not in it, and none is for a
 * channel for which nothing is written.
 */
export async function readWhyNot(
  { store }: Context,
  channelCode: string,
): Promise<Readonly<Record<string, WhyNot>>> {
  const channel = channels.find(({ code }) => code === channelCode);
  if (!channel) return {};
  const { channelProduct, channelShop, channelReadiness, listing } = store.tables;
  const { refused, unready } = await store.read(async (db) => ({
    refused: await db
      .select({ entryId: listing.entryId, refusal: channelProduct.refusal })
      .from(channelProduct)
      .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
      .innerJoin(listing, eq(listing.id, channelProduct.listingId))
      .where(
        and(
          eq(channelShop.channelCode, channelCode),
          ne(channelShop.state, 'disconnected'),
          isNotNull(channelProduct.refusal),
          isNotNull(listing.entryId),
        ),
      )
      .orderBy(channelProduct.id),
    unready: await db
      .select({ entryId: listing.entryId, items: channelReadiness.items })
      .from(channelReadiness)
      .innerJoin(listing, eq(listing.id, channelReadiness.listingId))
      .where(
        and(
          eq(channelReadiness.channelCode, channelCode),
          gt(channelReadiness.blocking, 0),
          isNotNull(listing.entryId),
        ),
      )
      .orderBy(channelReadiness.rank, channelReadiness.listingId),
  }));
  const refusals = groupBy(refused, ({ entryId }) => entryId ?? '');
  const blocked = groupBy(unready, ({ entryId }) => entryId ?? '');
  return Object.fromEntries(
    [...new Set([...refusals.keys(), ...blocked.keys()])].map((entryId): [string, WhyNot] => {
      const items = (blocked.get(entryId) ?? []).flatMap((row) => shownItems(channel, row.items));
      const blocking = items.filter(({ severity }) => severity === 'blocking');
      return [
        entryId,
        {
          refusals: (refusals.get(entryId) ?? []).flatMap(({ refusal }) => explainKept(channel, refusal)),
          blockers: [...new Map(blocking.map((item) => [item.ruleId, item])).values()],
        },
      ];
    }),
  );
}
