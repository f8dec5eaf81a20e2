import { UsageProblem } from '#app/cli/usage-problem.ts';

/** @throws UsageProblem for an id that none of the goods on sale has. */
export function refuseUnknownListings(
  option: string,
  given: readonly string[],
  known: ReadonlySet<string>,
): void {
  const unknown = given.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new UsageProblem(
      `${option} ${unknown}: the producer has no such listing on sale. channel:readiness --json lists their ids.`,
    );
}
