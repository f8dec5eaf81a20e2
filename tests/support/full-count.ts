/** Whether long proofs run at full count (`npm run test:faults`) or as a sample of each (`npm test`). */
export const IS_FULL = process.env.FAULTS === 'full';

/** Every one at full count; else every `step`th pair of two lists, so that each of either list is met. */
export function isInSample(first: number, second: number, step: number): boolean {
  return IS_FULL || (first + second) % step === 0;
}
