/** One step of a map's scale, both ends inclusive, and its place among the colours (0 = nothing there). */
export type MapClass = { low: number; high: number; colour: number };

/**
 * Cuts whole numbers into at most `steps` classes that hold about equally many communes each, so that one busy
 * town does not leave the rest of the map one colour. 0 is a class of its own; classes do not overlap and every
 * number of `values` lies in exactly one.
 * @param values at least 0 each; any order.
 */
export function mapClasses(values: readonly number[], steps: number): MapClass[] {
  const positive = values.filter((value) => value > 0).sort((a, b) => a - b);
  const distinct = [...new Set(positive)];
  const classes: MapClass[] = values.length > positive.length ? [{ low: 0, high: 0, colour: 0 }] : [];
  const wanted = Math.min(steps, distinct.length);
  let start = 0;
  for (let step = 0; step < wanted; step++) {
    const share = positive[Math.ceil(((step + 1) * positive.length) / wanted) - 1] ?? 0;
    const left = wanted - step - 1;
    const end = Math.min(Math.max(distinct.indexOf(share), start), distinct.length - 1 - left);
    const [low, high] = [distinct[start] ?? 0, distinct[left === 0 ? distinct.length - 1 : end] ?? 0];
    classes.push({ low, high, colour: colourOf(step, wanted, steps) });
    start = end + 1;
  }
  return classes;
}

/** Few classes take colours from the whole scale: two are light and dark, not light and a little less light. */
function colourOf(step: number, wanted: number, steps: number): number {
  return wanted === 1 ? Math.ceil((steps + 1) / 2) : 1 + Math.round((step * (steps - 1)) / (wanted - 1));
}

/** The colour index of a number. */
export function classOf(classes: readonly MapClass[], value: number): number {
  return classes.find(({ low, high }) => value >= low && value <= high)?.colour ?? 0;
}
