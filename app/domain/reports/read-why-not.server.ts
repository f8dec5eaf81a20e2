import { and, eq, gt, isNotNull } from 'drizzle-orm';
import type { ExplainedRefusal } from '#app/domain/channels/push/explain-refusal.ts';
import { type ShownItem, shownItems } from '#app/domain/channels/readiness/score-row.ts';
import { unchangedRefusals } from '#app/domain/channels/readiness/standing-refusals.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import { groupBy } from '#app/domain/reports/facts-at.ts';
import type { Context } from '#app/server/context.ts';

/** What keeps the listings of an entry off a channel. */
export type WhyNot = {
  /** What the platform answered when a listing was pushed that nobody has changed since. */
  refusals: ExplainedRefusal[];
  /** Rules that its listings still break, each rule once. */
  blockers: ShownItem[];
};

/**
 * Why entries are not to be had on a channel, by entry id; an entry with nothing to say is not in it, and none is for a
 * channel for which nothing is written.
 */
export async function readWhyNot(
  context: Context,
  channelCode: string,
): Promise<Readonly<Record<string, WhyNot>>> {
  const channel = channels.find(({ code }) => code === channelCode);
  if (!channel) return {};
  const refused = await unchangedRefusals(context, null, [channel]);
  const { channelReadiness, listing } = context.store.tables;
  const { listed, unready } = await context.store.read(async (db) => ({
    listed: await db
      .select({ id: listing.id, entryId: listing.entryId })
      .from(listing)
      .where(isNotNull(listing.entryId)),
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
  const entryOf = new Map(listed.map(({ id, entryId }) => [id, entryId]));
  const refusals = groupBy(
    refused.filter(({ listingId }) => entryOf.has(listingId)),
    ({ listingId }) => entryOf.get(listingId) ?? '',
  );
  const blocked = groupBy(unready, ({ entryId }) => entryId ?? '');
  return Object.fromEntries(
    [...new Set([...refusals.keys(), ...blocked.keys()])].map((entryId): [string, WhyNot] => {
      const items = (blocked.get(entryId) ?? []).flatMap((row) => shownItems(channel, row.items));
      const blocking = items.filter(({ severity }) => severity === 'blocking');
      return [
        entryId,
        {
          refusals: (refusals.get(entryId) ?? []).flatMap((one) => one.refusals),
          blockers: [...new Map(blocking.map((item) => [item.ruleId, item])).values()],
        },
      ];
    }),
  );
}
