/** What a producer does next with one of their listings: one thing, the most urgent. */
import type { ContentStep } from '#app/domain/catalog/listing-content.ts';
import type { ListingProblem } from '#app/domain/catalog/listing-problems.ts';
import type { ListingState, RevisionState } from '#db/tables/catalog.ts';

export type NextStep =
  | { kind: 'mend' | 'submit' | 'wait' | 'restock' | 'none' | 'suspended' | 'bringBack' }
  | { kind: 'continue'; step: ContentStep; missing: number };

export type ListingSituation = {
  state: ListingState;
  openState: RevisionState | null;
  problems: readonly ListingProblem[];
  isSoldOut: boolean;
};

/** The next step in a listing's situation. */
export function nextStep({ state, openState, problems, isSoldOut }: ListingSituation): NextStep {
  if (state === 'archived') return { kind: 'bringBack' };
  if (openState === 'submitted') return { kind: 'wait' };
  if (openState === 'returned') return { kind: 'mend' };
  const missing = problems.filter(({ severity }) => severity === 'blocking');
  if (openState === 'draft') {
    const [first] = missing;
    return first ? { kind: 'continue', step: first.step, missing: missing.length } : { kind: 'submit' };
  }
  if (state === 'suspended') return { kind: 'suspended' };
  return { kind: isSoldOut ? 'restock' : 'none' };
}
