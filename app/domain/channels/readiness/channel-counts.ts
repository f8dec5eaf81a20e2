import type { Channel } from '#app/domain/channels/channel.ts';
import { breaks, type ProblemSet } from '#app/domain/channels/readiness/problem-sets.server.ts';
import { type ReadinessBand, readinessBands } from '#app/domain/channels/readiness/readiness-bands.ts';
import { ranks } from '#app/domain/channels/readiness/score-row.ts';
import type { StandingRefusal } from '#app/domain/channels/readiness/standing-refusals.server.ts';
import { rulesOn } from '#app/domain/channels/rules/channel-rule.ts';

/** `waiting`: would be ready by a change that a reviewer has; counted in no other band. */
export type ChannelCounts = { code: string; name: string; waiting: number } & Record<ReadinessBand, number>;

/** First and last rank of each band. */
export const bandRanks: Readonly<Record<ReadinessBand, readonly [number, number]>> = {
  oneFix: [ranks.oneFix, ranks.oneFix],
  fixes: [ranks.oneFix + 1, ranks.mostFixes],
  refused: [ranks.withAdvice, ranks.ready],
  fileOnly: [ranks.withAdvice, ranks.ready],
  ready: [ranks.withAdvice, ranks.ready],
  closed: [ranks.closed, ranks.closed],
};

/** By what our own rules say: what a platform has refused is known by listing (`standingRefusals`). */
export type BandOf = (row: Pick<ProblemSet, 'rank' | 'problems'>) => Exclude<ReadinessBand, 'refused'>;

const bandsByRules = readinessBands.filter((band) => band !== 'refused');

/** How the rows of a channel stand on a local day. */
export function bandsOn({ rules }: Pick<Channel, 'rules'>, today: string): BandOf {
  const needed = neededToPush({ rules }, today);
  return (row) => {
    const found = bandsByRules.find((one) => bandRanks[one][0] <= row.rank && row.rank <= bandRanks[one][1]);
    if (found === 'fileOnly' && !breaks(row, needed)) return 'ready';
    return found ?? 'fixes';
  };
}

export function noneInBands(): Record<ReadinessBand, number> {
  return { ready: 0, fileOnly: 0, refused: 0, oneFix: 0, fixes: 0, closed: 0 };
}

/** A listing that was counted by our own rules is counted as refused instead. */
export function moveToRefused(counts: Record<ReadinessBand, number>, from: ReadinessBand): void {
  counts[from] -= 1;
  counts.refused += 1;
}

/** Rules that a push must meet whatever their severity. */
function neededToPush({ rules }: Pick<Channel, 'rules'>, today: string): string[] {
  return rulesOn(rules, today).flatMap((rule) => (rule.isNeededToPush ? rule.id : []));
}

/** How many listings stand where, for every channel in its order. @param refused of these listings */
export function channelCounts(
  channels: ReadonlyArray<Pick<Channel, 'code' | 'name' | 'rules'>>,
  sets: readonly ProblemSet[],
  today: string,
  refused: readonly StandingRefusal[] = [],
): ChannelCounts[] {
  return channels.map((channel) => {
    const { code, name } = channel;
    const bandOf = bandsOn(channel, today);
    const counts = { code, name, ...noneInBands(), waiting: 0 };
    for (const set of sets) if (set.channelCode === code) counts[bandOf(set)] += set.listings;
    for (const one of refused) if (one.channelCode === code) moveToRefused(counts, bandOf(one));
    return counts;
  });
}
