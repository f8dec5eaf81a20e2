import { setTimeout as delay } from 'node:timers/promises';

/** So long after the last of them others may still come: a burst does not arrive at once. */
const QUIET_MS = 20;
/** So long jobs wait at most, however many come. */
const MOST_MS = 100;
/** What takes longer waits for something else, or is somebody who only keeps a connection open. */
const GIVEN_MS = 500;
const STEP_MS = 5;

/** Milliseconds, counted from anywhere. */
type Time = { now(): number; wait(ms: number): Promise<unknown> };

/**
 * What somebody outside waits for goes before this process's jobs: a bank that tells of a hundred transfers at once is
 * answered before the first of them is acted on.
 */
export class RightOfWay {
  readonly #time: Time;
  /** When each began. */
  readonly #inHand = new Map<symbol, number>();
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(time: Time = { now: () => performance.now(), wait: delay }) {
    this.#time = time;
  }

  /** Something has come that jobs give way to. @returns says that it is done. */
  enter(): () => void {
    const one = Symbol('in hand');
    this.#inHand.set(one, this.#time.now());
    return () => {
      this.#inHand.delete(one);
      this.#lastAt = this.#time.now();
    };
  }

  /** Ends when nothing has been in hand for a moment, or when jobs have waited long enough. */
  async passed(): Promise<void> {
    const giveUpAt = this.#time.now() + MOST_MS;
    while (this.#isTaken() && this.#time.now() < giveUpAt) await this.#time.wait(STEP_MS);
  }

  #isTaken(): boolean {
    const now = this.#time.now();
    if (now - this.#lastAt < QUIET_MS) return true;
    for (const since of this.#inHand.values()) if (now - since < GIVEN_MS) return true;
    return false;
  }
}
