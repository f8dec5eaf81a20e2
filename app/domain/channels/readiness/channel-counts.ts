import type { Channel } from '#app/domain/channels/channel.ts';
import { breaks, type ProblemSet } from '#app/domain/channels/readiness/problem-sets.server.ts';
import { ranks } from '#app/domain/channels/readiness/score-row.ts';
import { type Standing, standings } from '#app/domain/channels/readiness/standings.ts';
import { rulesOn } from '#app/domain/channels/rules/channel-rule.ts';

/** `waiting`: would be ready by a change that a reviewer has; counted in no other standing. */
export type ChannelCounts = { code: string; name: string; waiting: number } & Record<Standing, number>;

/** First and last rank of each standing. */
export const standingRanks: Readonly<Record<Standing, readonly [number, number]>> = {
  oneFix: [ranks.oneFix, ranks.oneFix],
  fixes: [ranks.oneFix + 1, ranks.mostFixes],
  fileOnly: [ranks.withAdvice, ranks.ready],
  ready: [ranks.withAdvice, ranks.ready],
  closed: [ranks.closed, ranks.closed],
};

export type Standings = (row: Pick<ProblemSet, 'rank' | 'problems'>) => Standing;

/** How the rows of a channel stand on a local day. */
export function standingsOn({ rules }: Pick<Channel, 'rules'>, today: string): Standings {
  const needed = neededToPush({ rules }, today);
  return (row) => {
    const found = standings.find(
      (one) => standingRanks[one][0] <= row.rank && row.rank <= standingRanks[one][1],
    );
    if (found === 'fileOnly' && !breaks(row, needed)) return 'ready';
    return found ?? 'fixes';
  };
}

/** Rules that a push must meet whatever their severity. */
function neededToPush({ rules }: Pick<Channel, 'rules'>, today: string): string[] {
  return rulesOn(rules, today).flatMap((rule) => (rule.isNeededToPush ? rule.id : []));
}

/** How many listings stand where, for every channel in its order. */
export function channelCounts(
  channels: ReadonlyArray<Pick<Channel, 'code' | 'name' | 'rules'>>,
  sets: readonly ProblemSet[],
  today: string,
): ChannelCounts[] {
  return channels.map((channel) => {
    const { code, name } = channel;
    const standingOf = standingsOn(channel, today);
    const counts = { code, name, ready: 0, fileOnly: 0, oneFix: 0, fixes: 0, closed: 0, waiting: 0 };
    for (const set of sets) if (set.channelCode === code) counts[standingOf(set)] += set.listings;
    return counts;
  });
}
