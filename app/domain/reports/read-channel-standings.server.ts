import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { readHandOvers } from '#app/domain/channels/pack/hand-overs.server.ts';
import { unchangedRefusals } from '#app/domain/channels/readiness/standing-refusals.server.ts';
import {
  type ChannelEntry,
  entryStandingOf,
  type HandedOver,
  type LookedAtPresence,
} from '#app/domain/reports/channel-standing.ts';
import { groupBy } from '#app/domain/reports/facts-at.ts';
import type { FigureTarget } from '#app/domain/reports/figure-rows.ts';
import { inTarget } from '#app/domain/reports/load-figure-rows.server.ts';
import { readFacts } from '#app/domain/reports/read-facts.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

export type ChannelStandings = {
  code: string;
  name: string;
  closedOn: string | null;
  closedSource: string | null;
  /** False: nobody has counted yet which listings are ready for it. */
  isReadinessCounted: boolean;
  rows: ChannelEntry[];
};

/**
 * How the entries of a target stand today on every channel that counts for targets.
 * @param targetCode null: the newest target. @throws NotFound for an unknown one
 */
export async function readChannelStandings(
  context: Context,
  targetCode: string | null,
): Promise<{ target: FigureTarget; today: string; channels: ChannelStandings[] }> {
  const { store, clock } = context;
  const { tables } = store;
  const { presence, presenceCheck, channel, channelReadiness, listing } = tables;
  const today = localDate(clock.now());
  const { target, facts } = await readFacts(context, { targetCode, asOf: today });
  const refused = await unchangedRefusals(context, null);
  return store.read(async (db) => {
    const presences = await db
      .select({
        id: presence.id,
        entryId: presence.entryId,
        channelCode: presence.channelCode,
        state: presence.state,
        url: presence.url,
        source: presence.source,
      })
      .from(presence)
      .where(and(isNull(presence.revokedAt), inTarget(db, tables, target, presence.entryId)));
    const looks = await db
      .select({
        presenceId: presenceCheck.presenceId,
        checkedAt: presenceCheck.checkedAt,
        note: presenceCheck.note,
      })
      .from(presenceCheck)
      .innerJoin(presence, eq(presence.id, presenceCheck.presenceId))
      .where(and(eq(presenceCheck.verified, true), inTarget(db, tables, target, presence.entryId)))
      .orderBy(asc(presenceCheck.checkedAt));
    const lastLook = new Map(looks.map((look) => [look.presenceId, look]));
    const readiness = await db
      .select({
        entryId: listing.entryId,
        channelCode: channelReadiness.channelCode,
        state: channelReadiness.state,
      })
      .from(channelReadiness)
      .innerJoin(listing, eq(listing.id, channelReadiness.listingId))
      .where(isNotNull(listing.entryId));
    const listed = await db
      .select({ id: listing.id, entryId: listing.entryId })
      .from(listing)
      .where(isNotNull(listing.entryId));
    const entryOf = new Map(listed.map(({ id, entryId }) => [id, entryId]));
    const handedTo = new Map<string, HandedOver>();
    for (const { listingId, channelCode, at, personId, version } of await readHandOvers(db, context, null)) {
      const place = `${entryOf.get(listingId)} ${channelCode}`;
      if (at >= (handedTo.get(place)?.at ?? 0)) handedTo.set(place, { at, by: personId, version });
    }
    const refusedAt = new Set(
      refused.map(({ listingId, channelCode }) => `${entryOf.get(listingId)} ${channelCode}`),
    );
    const counted = new Set(readiness.map(({ channelCode }) => channelCode));
    const ready = new Set(
      readiness
        .filter(({ state }) => state === 'ready')
        .map(({ entryId, channelCode }) => `${entryId} ${channelCode}`),
    );
    const byPlace = groupBy(presences, ({ entryId, channelCode }) => `${entryId} ${channelCode}`);
    const channels = await db
      .select()
      .from(channel)
      .where(isNotNull(channel.countsFrom))
      .orderBy(asc(channel.position));
    return {
      target,
      today,
      channels: channels.map(({ code, name, closedOn, closedSource }) => ({
        code,
        name,
        closedOn: closedOn !== null && closedOn <= today ? closedOn : null,
        closedSource,
        isReadinessCounted: counted.has(code),
        rows: facts.map(({ entry }): ChannelEntry => {
          const there = (byPlace.get(`${entry.id} ${code}`) ?? []).map(
            ({ id, state, url, source }): LookedAtPresence => ({
              state,
              url,
              isDemo: source === 'demo',
              verifiedAt: lastLook.get(id)?.checkedAt ?? null,
              why: lastLook.get(id)?.note ?? null,
            }),
          );
          const isReady = counted.has(code) ? ready.has(`${entry.id} ${code}`) : null;
          const isRefused = refusedAt.has(`${entry.id} ${code}`);
          const handed = handedTo.get(`${entry.id} ${code}`) ?? null;
          const about = { isReady, isRefused, isHanded: handed !== null };
          return { entry, handed, ...entryStandingOf(there, about, today) };
        }),
      })),
    };
  });
}
