/** Places for requests that wait for something to happen: so many in all, and so many for any one thing. */
export class WaitingRoom {
  readonly #most: number;
  readonly #mostOfOne: number;
  readonly #waiting = new Map<string, number>();
  #inAll = 0;

  constructor({ most, mostOfOne }: { most: number; mostOfOne: number }) {
    this.#most = most;
    this.#mostOfOne = mostOfOne;
  }

  /** @returns gives the place back; null when there is none. */
  enter(thing: string): (() => void) | null {
    const own = this.#waiting.get(thing) ?? 0;
    if (this.#inAll >= this.#most || own >= this.#mostOfOne) return null;
    this.#inAll += 1;
    this.#waiting.set(thing, own + 1);
    let isHere = true;
    return () => {
      if (!isHere) return;
      isHere = false;
      this.#inAll -= 1;
      const left = (this.#waiting.get(thing) ?? 0) - 1;
      if (left > 0) this.#waiting.set(thing, left);
      else this.#waiting.delete(thing);
    };
  }
}
