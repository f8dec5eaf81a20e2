import { setImmediate } from 'node:timers/promises';
import type { Pause } from '#app/domain/register/import/plan-rows.ts';

const LONGEST_MS = 20;

/** Lets others have the process whenever a long calculation has held it for 20 ms. Never inside a `store.write`. */
export function pauses(): Pause {
  let since = performance.now();
  return () => {
    if (performance.now() - since < LONGEST_MS) return null;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
