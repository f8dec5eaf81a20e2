/** Rows of one figure, of which each holds for its days: local days, `validTo` the last one, null for open. */
import { DomainError } from '#app/server/domain-error.ts';
import { addDays } from '#app/server/local-date.ts';

export type DatedRow = { validFrom: string; validTo: string | null };

/** Whether a row holds on a day. */
export function holds({ validFrom, validTo }: DatedRow, day: string): boolean {
  return validFrom <= day && (validTo === null || day <= validTo);
}

/** Where a new row goes among those of its figure. */
export type RowPlace<Row> = {
  /** The row that held on its first day: it ends the day before, or is put away where it is corrected. */
  before: Row | null;
  /** It begins with that row. */
  isCorrection: boolean;
  /** Its last day: that of the row before, or the day before the next one; null for open. */
  validTo: string | null;
};

/**
 * Finds the days of a row that is to hold from a day on. A row that is known for later days already stays: the new one holds
 * until it begins.
 * @throws DomainError feeStillHolds (validFrom: the row of that day ends, and nothing follows, so that nobody has said what
 * holds afterwards)
 */
export function placeRow<Row extends DatedRow>(rows: readonly Row[], validFrom: string): RowPlace<Row> {
  const inOrder = rows.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
  const before = inOrder.findLast((row) => holds(row, validFrom)) ?? null;
  const next = inOrder.find((row) => row.validFrom > validFrom);
  if (before && before.validTo !== null && !next)
    throw new DomainError('feeStillHolds', { field: 'validFrom', params: { date: before.validTo } });
  const beforeNext = next ? addDays(next.validFrom, -1) : null;
  return {
    before,
    isCorrection: before?.validFrom === validFrom,
    validTo: before ? before.validTo : beforeNext,
  };
}

/** Whose figures are on record from a day on has none of earlier days invented. @throws DomainError feeBeforeItsRow (validFrom) */
export function refuseBeforeAll(rows: readonly DatedRow[], validFrom: string): void {
  const first = rows.reduce<string | null>(
    (day, row) => (day === null || row.validFrom < day ? row.validFrom : day),
    null,
  );
  if (first !== null && validFrom < first)
    throw new DomainError('feeBeforeItsRow', { field: 'validFrom', params: { date: first } });
}

/**
 * A new figure from the first day of one that stands takes its place: nobody is to do that without having seen which.
 * @param standing the row that begins on that day; null where none does.
 * @param replaces id of the row that was seen and is to be replaced; '' where none was.
 * @throws DomainError feeReplaces (validFrom; params date: since when it stands, row: its id)
 */
export function mustReplaceKnowingly(
  standing: { readonly id: string; readonly validFrom: string } | null,
  replaces: string,
): void {
  if (standing === null || standing.id === replaces) return;
  throw new DomainError('feeReplaces', {
    field: 'validFrom',
    params: { date: standing.validFrom, row: standing.id },
  });
}

/** What is written to the row before a new one. @param now ms UTC. */
export function endOfBefore(
  { isCorrection }: Pick<RowPlace<DatedRow>, 'isCorrection'>,
  validFrom: string,
  now: number,
): { archivedAt: number } | { validTo: string } {
  return isCorrection ? { archivedAt: now } : { validTo: addDays(validFrom, -1) };
}

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
