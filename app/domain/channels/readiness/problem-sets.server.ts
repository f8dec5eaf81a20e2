import { and, count, inArray, type SQL } from 'drizzle-orm';
import { problemRules } from '#app/domain/channels/readiness/score-row.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * Many listings lack the same few things: rules are counted and found by the different values of `problems`, not row by
 * row.
 */
async function problemSets(
  db: Db,
  { channelReadiness }: Store['tables'],
  where: SQL | undefined,
): Promise<Array<{ problems: string; listings: number }>> {
  const { problems } = channelReadiness;
  return db.select({ problems, listings: count() }).from(channelReadiness).where(where).groupBy(problems);
}

/** How many listings of `where` break each rule, the most frequent first; `only`: those that keep something out. */
export async function rulesIn(
  db: Db,
  tables: Store['tables'],
  where: SQL | undefined,
  only?: 'blocking',
): Promise<Array<{ ruleId: string; listings: number }>> {
  const byRule = new Map<string, number>();
  for (const { problems, listings } of await problemSets(db, tables, where)) {
    const { blocking, warnings } = problemRules(problems);
    for (const id of only ? blocking : [...blocking, ...warnings]) {
      byRule.set(id, (byRule.get(id) ?? 0) + listings);
    }
  }
  return [...byRule]
    .map(([ruleId, listings]) => ({ ruleId, listings }))
    .sort((a, b) => b.listings - a.listings || (a.ruleId < b.ruleId ? -1 : 1));
}

/** The condition that a row of `where` breaks a rule; `only`: in a way that keeps something out. */
export async function hasRule(
  db: Db,
  tables: Store['tables'],
  where: SQL | undefined,
  ruleId: string,
  only?: 'blocking',
): Promise<SQL | undefined> {
  const sets = (await problemSets(db, tables, where)).flatMap(({ problems }) => {
    const { blocking, warnings } = problemRules(problems);
    return (only ? blocking : [...blocking, ...warnings]).includes(ruleId) ? problems : [];
  });
  return and(inArray(tables.channelReadiness.problems, sets));
}
