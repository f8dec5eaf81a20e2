import type { NoteProblem } from '#app/domain/register/import/reading-context.ts';
import type { RowValues } from '#app/domain/register/import/row-values.ts';
import { parseDate } from '#app/domain/register/parse/parse-date.ts';
import { decisionKey, parseDecision } from '#app/domain/register/parse/parse-decision.ts';
import type { PlainField } from '#app/domain/register/workbook/column-field.ts';
import type { Cell } from '#app/server/spreadsheet/spreadsheet.ts';
import { tidy } from '#app/server/text/fold.ts';

/** Number and date from their columns; the number's cell may hold both. */
export function readDecision(
  cell: (field: PlainField) => Cell | null,
  note: NoteProblem,
): RowValues['decision'] {
  const numberCell = cell('decisionNumber');
  const dateCell = cell('decisionDate');
  const short = (each: Cell) => ({ text: tidy(each.text).slice(0, 80) });
  const number = numberCell ? (numberCell.date ? null : parseDecision(numberCell)) : null;
  const dateInNumberCell = numberCell?.date ? parseDate(numberCell) : null;
  const date = dateCell ? parseDate(dateCell) : null;
  // A column of dates may hold whole decisions: "QĐ 123/QĐ-UBND ngày 12/3/2023".
  const decisionInDateCell =
    dateCell && date?.problems.includes('date_unreadable') ? parseDecision(dateCell) : null;
  const best = number?.value ?? decisionInDateCell?.value ?? null;
  if (number && numberCell) for (const code of number.problems) note(code, numberCell, short(numberCell));
  const isWithdrawn = decisionInDateCell?.problems.includes('decision_revoked');
  const ofDate = decisionInDateCell?.value || isWithdrawn ? decisionInDateCell : date;
  if (ofDate && dateCell) for (const code of ofDate.problems) note(code, dateCell, short(dateCell));
  const when =
    date?.value ?? decisionInDateCell?.value?.date ?? number?.value?.date ?? dateInNumberCell?.value ?? null;
  if (best === null && when === null) return null;
  const written = best?.number ?? null;
  return { number: written, key: written === null ? null : decisionKey(written), date: when };
}
