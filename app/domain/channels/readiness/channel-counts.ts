import type { Channel } from '#app/domain/channels/channel.ts';
import type { ProblemSet } from '#app/domain/channels/readiness/problem-sets.server.ts';
import { ranks } from '#app/domain/channels/readiness/score-row.ts';

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

/** How many listings stand where, for every channel in its order. */
export function channelCounts(
  channels: ReadonlyArray<Pick<Channel, 'code' | 'name'>>,
  sets: readonly ProblemSet[],
): ChannelCounts[] {
  return channels.map(({ code, name }) => {
    const counts = { code, name, ready: 0, oneFix: 0, fixes: 0, closed: 0 };
    for (const set of sets) if (set.channelCode === code) counts[standingOf(set.rank)] += set.listings;
    return counts;
  });
}
