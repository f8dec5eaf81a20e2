import { and, count, inArray, type SQL } from 'drizzle-orm';
import { problemRules } from '#app/domain/channels/readiness/score-row.ts';
import type { Db, Store } from '#db/store.ts';

/** Rows of a channel that break the same rules, and how many they are. */
export type ProblemSet = { channelCode: string; rank: number; problems: string; listings: number };

/**
 * Many listings lack the same few things: rules and bands are counted, and listings found, by the different values of
 * `problems`, not row by row. `where` names a producer, or what is published; both have an index that holds all of this.
 */
export async function problemSets(
  db: Db,
  { channelReadiness }: Store['tables'],
  where: SQL | undefined,
): Promise<ProblemSet[]> {
  const { channelCode, rank, problems } = channelReadiness;
  return db
    .select({ channelCode, rank, problems, listings: count() })
    .from(channelReadiness)
    .where(where)
    .groupBy(channelCode, problems, rank);
}

export type RuleCount = { ruleId: string; listings: number };

/** How many listings break each rule, the most frequent first; `only`: those that keep something out. */
export function rulesIn(sets: readonly ProblemSet[], only?: 'blocking'): RuleCount[] {
  const byRule = new Map<string, number>();
  for (const { problems, listings } of sets) {
    for (const id of brokenIn(problems, only)) byRule.set(id, (byRule.get(id) ?? 0) + listings);
  }
  return [...byRule]
    .map(([ruleId, listings]) => ({ ruleId, listings }))
    .filter(({ listings }) => listings > 0)
    .sort((a, b) => b.listings - a.listings || (a.ruleId < b.ruleId ? -1 : 1));
}

/** The condition that a row breaks one of the rules; `only`: in a way that keeps something out. */
export function hasRule(
  { channelReadiness }: Store['tables'],
  sets: readonly ProblemSet[],
  ruleIds: readonly string[],
  only?: 'blocking',
): SQL | undefined {
  const problems = sets.filter((set) => breaks(set, ruleIds, only)).map((set) => set.problems);
  return and(inArray(channelReadiness.problems, [...new Set(problems)]));
}

/** Whether the rows of a set break one of the rules. */
export function breaks(
  { problems }: Pick<ProblemSet, 'problems'>,
  ruleIds: readonly string[],
  only?: 'blocking',
): boolean {
  const broken = brokenIn(problems, only);
  return ruleIds.some((id) => broken.includes(id));
}

function brokenIn(problems: string, only: 'blocking' | undefined): string[] {
  const { blocking, warnings } = problemRules(problems);
  return only ? blocking : [...blocking, ...warnings];
}
