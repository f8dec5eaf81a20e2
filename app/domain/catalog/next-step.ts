/** What a producer does next with one of their listings: one thing, the most urgent; and how far each step is. */
import type { ContentStep, ListingContent } from '#app/domain/catalog/listing-content.ts';
import type { ListingProblem } from '#app/domain/catalog/listing-problems.ts';
import type { ListingState, RevisionState } from '#db/tables/catalog.ts';

export type NextStep =
  | { kind: 'mend' | 'submit' | 'wait' | 'restock' | 'none' | 'suspended' | 'bringBack' }
  /** The names of the platforms that turned it down. */
  | { kind: 'mendOnChannels'; channels: readonly string[] }
  /** How many channels do not take it as it is. */
  | { kind: 'lacksForChannels'; channels: number }
  | { kind: 'continue'; step: ContentStep; missing: number };

export type ListingSituation = {
  state: ListingState;
  openState: RevisionState | null;
  problems: readonly ListingProblem[];
  isSoldOut: boolean;
  /** Names of platforms that turned it down or where it did not arrive. */
  refusedOn: readonly string[];
  /** How many channels it lacks something for that can be mended. */
  lacksOn: number;
};

/** The next step in a listing's situation. */
export function nextStep({
  state,
  openState,
  problems,
  isSoldOut,
  refusedOn,
  lacksOn,
}: ListingSituation): NextStep {
  if (state === 'archived') return { kind: 'bringBack' };
  if (openState === 'submitted') return { kind: 'wait' };
  if (openState === 'returned') return { kind: 'mend' };
  const missing = problems.filter(({ severity }) => severity === 'blocking');
  if (openState === 'draft') {
    const [first] = missing;
    return first ? { kind: 'continue', step: first.step, missing: missing.length } : { kind: 'submit' };
  }
  if (state === 'suspended') return { kind: 'suspended' };
  if (isSoldOut) return { kind: 'restock' };
  if (refusedOn.length > 0) return { kind: 'mendOnChannels', channels: refusedOn };
  return lacksOn > 0 ? { kind: 'lacksForChannels', channels: lacksOn } : { kind: 'none' };
}

export type StepProgress = 'todo' | 'done' | 'problem';

/** Advice that is no mere extra: a name that no channel takes, words that the reviewer will stop at. */
function keepsStepOpen({ code, severity }: ListingProblem): boolean {
  return severity !== 'advice' || code === 'titleLong' || code === 'descriptionLong';
}

/**
 * How far a step is. It is done only when the producer has saved it (or it is on sale as it stands) and nothing in it
 * asks for another look; one that was saved with something missing says so.
 */
export function stepProgress(
  step: ContentStep,
  {
    content,
    problems,
    isPublished,
    wasReturned,
  }: {
    content: Pick<ListingContent, 'savedSteps'>;
    problems: readonly ListingProblem[];
    isPublished: boolean;
    wasReturned: boolean;
  },
): StepProgress {
  const isSaved = isPublished || content.savedSteps.includes(step);
  const isOpen = problems.some((one) => one.step === step && keepsStepOpen(one));
  if (isOpen) return isSaved || wasReturned ? 'problem' : 'todo';
  // Nothing of it must be there, and nothing is: that is no mistake, and not done either.
  if (problems.some(({ code }) => step === 'photos' && code === 'photoMissing')) return 'todo';
  return isSaved ? 'done' : 'todo';
}
