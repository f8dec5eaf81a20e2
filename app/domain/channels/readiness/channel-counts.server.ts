import { count, type SQL } from 'drizzle-orm';
import { ranks } from '#app/domain/channels/readiness/score-row.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Db, Store } from '#db/store.ts';

/** Listings by how far they are from a channel; `oneFix` and `fixes` are kept out, as a whole or in some sizes. */
export type Standing = 'ready' | 'oneFix' | 'fixes' | 'closed';

export type ChannelCounts = { code: string; name: string } & Record<Standing, number>;

export const standings = ['oneFix', 'fixes', 'ready', 'closed'] as const satisfies readonly Standing[];

/** First and last rank of each standing. */
export const standingRanks: Readonly<Record<Standing, readonly [number, number]>> = {
  oneFix: [ranks.oneFix, ranks.oneFix],
  fixes: [ranks.oneFix + 1, ranks.mostFixes],
  ready: [ranks.withAdvice, ranks.ready],
  closed: [ranks.closed, ranks.closed],
};

export function standingOf(rank: number): Standing {
  return standings.find((one) => standingRanks[one][0] <= rank && rank <= standingRanks[one][1]) ?? 'fixes';
}

/** How many listings of `where` stand where, for every channel in its order. */
export async function channelCounts(
  db: Db,
  { channelReadiness }: Store['tables'],
  where: SQL | undefined,
): Promise<ChannelCounts[]> {
  const { rank, channelCode } = channelReadiness;
  const rows = await db
    .select({ code: channelCode, rank, listings: count() })
    .from(channelReadiness)
    .where(where)
    .groupBy(channelCode, rank);
  return channels.map(({ code, name }) => {
    const counts = { code, name, ready: 0, oneFix: 0, fixes: 0, closed: 0 };
    for (const row of rows) if (row.code === code) counts[standingOf(row.rank)] += row.listings;
    return counts;
  });
}
