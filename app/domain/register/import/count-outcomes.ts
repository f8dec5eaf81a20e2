import type { ImportSummary, RowOutcome, RowPlan } from '#app/domain/register/import/import-plan.ts';

/** How many rows there are, and of each outcome. */
export function countOutcomes(rows: ReadonlyArray<RowPlan>): Omit<ImportSummary, 'missing'> {
  const count = (outcome: RowOutcome) => rows.filter((row) => row.outcome === outcome).length;
  return {
    rows: rows.length,
    new: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    rejected: count('rejected'),
  };
}
