/** One line of the table that `npm run bench` prints. */
export type BenchRow = {
  what: string;
  ours: string;
  /** What the same work costs without us, measured in the same run; empty where the bar is a plain number. */
  limit: string;
  ratio: string;
  bar: string;
  /** Null where there is no bar. */
  isMet: boolean | null;
};

export function report(row: BenchRow): void {
  process.send?.(row);
}

/** `ours` per `limit`, both as rates (more is better), against the least ratio asked for. */
export function reportRates(
  what: string,
  unit: string,
  ours: number,
  limit: number,
  leastRatio: number,
): void {
  const ratio = ours / limit;
  report({
    what,
    ours: `${round(ours)} ${unit}`,
    limit: `${round(limit)} ${unit}`,
    ratio: ratio.toFixed(2),
    bar: `>= ${leastRatio}`,
    isMet: ratio >= leastRatio,
  });
}

/** A plain figure against the most that it may be. */
export function reportMost(what: string, unit: string, ours: number, most: number): void {
  report({
    what,
    ours: `${round(ours)} ${unit}`,
    limit: '',
    ratio: '',
    bar: `<= ${most} ${unit}`,
    isMet: ours <= most,
  });
}

/** A plain figure against the least that it must be. */
export function reportLeast(what: string, unit: string, ours: number, least: number): void {
  report({
    what,
    ours: `${round(ours)} ${unit}`,
    limit: '',
    ratio: '',
    bar: `>= ${least} ${unit}`,
    isMet: ours >= least,
  });
}

export function median(values: ReadonlyArray<number>): number {
  return quantile(values, 0.5);
}

/** The value below which a share of the values lies; 0.95 for p95. */
export function quantile(values: ReadonlyArray<number>, share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function round(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(value >= 10 ? 1 : 2);
}
