import { setTimeout as delay } from 'node:timers/promises';

/** So long after the last of them others may still come: a burst does not arrive at once. */
const QUIET_MS = 20;
/** So long jobs wait at most, however many come. */
const MOST_MS = 100;
/** What takes longer waits for something else, or is somebody who only keeps a connection open. */
const GIVEN_MS = 500;
const STEP_MS = 5;

/**
 * What somebody outside waits for goes before this process's jobs: a bank that tells of a hundred transfers at once is
 * answered before the first of them is acted on.
 */
export class RightOfWay {
  /** When each began. */
  readonly #inHand = new Map<symbol, number>();
  #lastAt = Number.NEGATIVE_INFINITY;

  /** Something has come that jobs give way to. @returns says that it is done. */
  enter(): () => void {
    const one = Symbol('in hand');
    this.#inHand.set(one, performance.now());
    return () => {
      this.#inHand.delete(one);
      this.#lastAt = performance.now();
    };
  }

  /** Ends when nothing has been in hand for a moment, or when jobs have waited long enough. */
  async passed(): Promise<void> {
    const giveUpAt = performance.now() + MOST_MS;
    while (this.#isTaken() && performance.now() < giveUpAt) await delay(STEP_MS);
  }

  #isTaken(): boolean {
    const now = performance.now();
    if (now - this.#lastAt < QUIET_MS) return true;
    for (const since of this.#inHand.values()) if (now - since < GIVEN_MS) return true;
    return false;
  }
}
