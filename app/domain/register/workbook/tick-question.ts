import type { ImportSettings } from '#app/domain/register/import/import-settings.ts';
import type { ColumnField } from '#app/domain/register/workbook/column-field.ts';
import {
  type RecognisedSheet,
  ROWS_TO_JUDGE_BY,
} from '#app/domain/register/workbook/recognise-workbook.server.ts';

const TICKED: ReadonlySet<ColumnField> = new Set(['womenLed', 'minorityLed']);

/**
 * What an empty cell in a column of ticks means, and whether a person must say so. It is plain, and not asked, where
 * the sheet has no such column, where none of its cells is empty, and where the column also writes its "no": then an
 * empty cell is one that nobody filled in.
 * @param columns meaning by column letter
 */
export function tickQuestion(
  sheet: RecognisedSheet,
  columns: Readonly<Record<string, ColumnField>>,
): { isAsked: boolean; emptyTick: ImportSettings['emptyTick'] } {
  const ticked = (sheet.table?.columns ?? []).filter(({ letter }) => {
    const field = columns[letter];
    return field !== undefined && TICKED.has(field);
  });
  const isWhole = sheet.filledRows <= ROWS_TO_JUDGE_BY;
  const open = ticked.filter(({ marks }) => !isWhole || marks.empty > 0);
  if (open.length > 0 && open.every(({ marks }) => marks.no > 0))
    return { isAsked: false, emptyTick: 'unknown' };
  return { isAsked: open.length > 0, emptyTick: 'no' };
}
