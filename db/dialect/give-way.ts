/** How long one turn of the event loop may be held. */
const HELD_MS = 5;

/**
 * SQLite answers at once, so that whoever asks it one thing after another would never let anybody else have their turn: no
 * page, no timer, no notice of money. The answer is null, at next to no cost, until one turn of the loop has been held for
 * `HELD_MS`; then it is to be waited for before the next thing is asked. Never inside a write, which waits for nothing.
 */
export function givingWay(): () => Promise<void> | null {
  let began: number | null = null;
  return () => {
    if (began === null) {
      began = performance.now();
      setImmediate(() => {
        began = null;
      });
      return null;
    }
    if (performance.now() - began < HELD_MS) return null;
    return new Promise((resolve) => {
      setImmediate(resolve);
    });
  };
}
