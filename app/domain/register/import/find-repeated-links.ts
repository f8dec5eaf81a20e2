import type { RowValues } from '#app/domain/register/import/row-values.ts';
import { pageOf } from '#app/domain/register/parse/parse-links.ts';
import type { RowProblem } from '#app/domain/register/parse/parsed.ts';

/**
 * Rows of different products that name one page: it counts for each of them, which is right for a shop's front page and
 * wrong for a link that was copied down the column, so a person is told.
 * @returns by number of row, a remark that names the first row of another product with that page.
 */
export function findRepeatedLinks(rows: ReadonlyArray<RowValues>): ReadonlyMap<number, RowProblem> {
  const byPage = new Map<string, Array<RowValues>>();
  for (const values of rows)
    for (const { channelCode, urlKey } of values.presences) {
      if (urlKey === '') continue;
      const page = `${channelCode} ${pageOf(urlKey)}`;
      const there = byPage.get(page);
      if (there) there.push(values);
      else byPage.set(page, [values]);
    }
  const remarks = new Map<number, RowProblem>();
  for (const there of byPage.values()) {
    const first = there[0];
    const second = there.find((values) => first && productOf(values) !== productOf(first));
    if (!first || !second) continue;
    for (const values of there) {
      const other = productOf(values) === productOf(first) ? second : first;
      if (!remarks.has(values.row))
        remarks.set(values.row, { code: 'link_repeated', cell: null, params: { row: other.row } });
    }
  }
  return remarks;
}

/** A second decision of one product stands in a row of its own, with the same link. */
function productOf({ code, productKey, producerKey }: RowValues): string {
  return code ?? `${productKey}|${producerKey}`;
}
