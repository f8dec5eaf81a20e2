import { setImmediate } from 'node:timers/promises';

/**
 * For long work on data that is at hand: others have their turn whenever `ms` of it have gone by. The answer is null
 * while there is time left, so that asking costs next to nothing:
 *
 *     const rest = timeSlices(4);
 *     for (const one of many) {
 *       …
 *       await (rest() ?? undefined);
 *
 * Never inside a write, which may wait for nothing but the database.
 */
export function timeSlices(ms: number): () => Promise<void> | null {
  let began = performance.now();
  return () => {
    if (performance.now() - began < ms) return null;
    return setImmediate().then(() => {
      began = performance.now();
    });
  };
}
