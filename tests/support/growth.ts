const PARTS = 8;
/** Between what goes with the letters (8) and what goes with their square (64). */
const FAR_ABOVE_LINEAR = 25;
/** What takes no longer says nothing of how it grows. */
const TOO_LITTLE_MS = 30;
const GOES = 4;

/**
 * How many times longer work takes with eight times as much to do where that is far above eight, as where each letter is
 * tried again at each; null where it is not. A ratio, so that it says the same on a slow machine; what looks like too much
 * is timed again, and the least counts, so that what else the machine does meanwhile counts for nothing.
 * @param work does it with `size` letters; made ready before, so that only the work is timed.
 */
export function growsTooFast(work: (size: number) => () => unknown, size: number): number | null {
  const runs = [work(Math.floor(size / PARTS)), work(size)] as const;
  let [part, whole] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let go = 0; go < GOES; go += 1) {
    part = Math.min(part, processorMs(runs[0]));
    whole = Math.min(whole, processorMs(runs[1]));
    if (whole < TOO_LITTLE_MS || whole / part < FAR_ABOVE_LINEAR) return null;
  }
  return whole / part;
}

/** What the processor spends on it: a machine under load makes it wait, and not work. */
export function processorMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
