import type { MergedRange } from '#app/server/spreadsheet/spreadsheet.ts';

/**
 * Which merged cells cover a row, found in one pass over the sheet however many there are. Of several that begin in one
 * column and cover the same row (no Excel makes such) the last counts, so that a row never has more than its columns.
 */
export class MergesByRow {
  readonly isEmpty: boolean;
  readonly #sorted: ReadonlyArray<MergedRange>;
  readonly #active = new Map<number, MergedRange>();
  readonly #seen = new Map<number, ReadonlyArray<MergedRange>>();
  #next = 0;
  #reached = 0;

  constructor(merges: ReadonlyArray<MergedRange>) {
    this.isEmpty = merges.length === 0;
    this.#sorted = [...merges].sort((a, b) => a.firstRow - b.firstRow);
  }

  /** From left to right. Cheap from the top down and for rows asked for before; a step back begins anew. */
  over(row: number): ReadonlyArray<MergedRange> {
    if (this.isEmpty) return [];
    const known = this.#seen.get(row);
    if (known) return known;
    if (row < this.#reached) {
      this.#next = 0;
      this.#active.clear();
    }
    this.#reached = row;
    for (let merge = this.#sorted[this.#next]; merge && merge.firstRow <= row; ) {
      if (merge.lastRow >= row) this.#active.set(merge.firstColumn, merge);
      this.#next += 1;
      merge = this.#sorted[this.#next];
    }
    for (const [column, { lastRow }] of this.#active) if (lastRow < row) this.#active.delete(column);
    const covering = [...this.#active.values()].sort((a, b) => a.firstColumn - b.firstColumn);
    this.#seen.set(row, covering);
    return covering;
  }
}
