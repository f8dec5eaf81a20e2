/** Rows of one figure, of which each holds for its days. */
import { addDays } from '#app/server/local-date.ts';

export type DatedRow = { validFrom: string; validTo: string | null };

/** The row that ended because this one began; undefined when none did. */
export function rowBefore<Row extends DatedRow>(
  rows: readonly Row[],
  { validFrom }: DatedRow,
): Row | undefined {
  const lastDay = addDays(validFrom, -1);
  return rows.find(({ validTo }) => validTo === lastDay);
}

/** The row that has ended and yet holds on a day or after it: with an open row from that day two would hold. */
export function rowStillHolding<Row extends DatedRow>(rows: readonly Row[], day: string): Row | undefined {
  return rows.find(({ validTo }) => validTo !== null && day <= validTo);
}

/** The days on which none of the rows holds, from the first row on; `to` is null where nothing follows. */
export function gapsIn(rows: readonly DatedRow[]): Array<{ from: string; to: string | null }> {
  const inOrder = rows.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
  return inOrder.flatMap(({ validTo }, at) => {
    if (validTo === null) return [];
    const from = addDays(validTo, 1);
    const next = inOrder[at + 1];
    if (next && next.validFrom <= from) return [];
    return [{ from, to: next ? addDays(next.validFrom, -1) : null }];
  });
}
