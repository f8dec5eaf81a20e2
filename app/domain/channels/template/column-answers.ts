import { writeDay } from '#app/domain/channels/attributes/read-day.ts';
import type { Unfilled } from '#app/domain/channels/channel.ts';
import type { OutgoingAttribute } from '#app/domain/channels/platform/platform.ts';
import type { TemplateColumn, TemplateKind } from '#app/domain/channels/template/template-kind.ts';
import { workbookWords } from '#app/i18n/workbooks.ts';

type Answer = OutgoingAttribute['values'];

/** What a listing answers to its category's questions, by the index of the column that asks. */
export type ColumnAnswers = ReadonlyMap<number, Answer>;

/** The columns of a sheet that ask what the platform's interface asks too: their indexes by its id, in lower case. */
export function answerColumns(
  kind: TemplateKind,
  columns: readonly TemplateColumn[],
): ReadonlyMap<string, number> {
  return new Map(
    columns.flatMap(({ means, key, index }) => {
      const id = means === 'attribute' ? kind.attributeOf(key) : null;
      return id === null ? [] : [[id.toLowerCase(), index] as const];
    }),
  );
}

const none: ColumnAnswers = new Map();

/** Answers beside the columns that ask for them; those that no column asks for are left out. */
export function columnAnswers(
  columns: ReadonlyMap<string, number>,
  attributes: readonly OutgoingAttribute[] | undefined,
): ColumnAnswers {
  if (!attributes || columns.size === 0) return none;
  return new Map(
    attributes.flatMap(({ id, values }) => {
      const index = columns.get(id.toLowerCase());
      return index === undefined || values.length === 0 ? [] : [[index, values] as const];
    }),
  );
}

/** An answer in one text, several values parted by commas. */
export function answerText(answer: Answer): string {
  return answer.map(({ text }) => text.normalize('NFC').trim()).join(', ');
}

/** Columns that say in their own words that a cell may hold several entries of their list. */
const takesSeveral = /dấu phẩy|nhiều (?:giá trị|lựa chọn|đáp án)|multi|comma|several/i;

/**
 * An answer as a column takes it: as its own list spells each value, by its words or by its number; without a list as it was
 * given.
 * @param ofList what the column's list makes of a value; absent where any value is allowed
 * @returns the cell's text, or why there is none
 */
export function answerValue(
  answer: Answer,
  { label, help }: TemplateColumn,
  ofList: ((value: string | number) => string | number | null) | undefined,
): { value: string } | { value: null; why: Unfilled['message'] } {
  const whole = answerText(answer);
  if (!ofList) return { value: asFileWritesDays(whole, [label, ...help]) };
  const asOne = ofList(whole);
  if (asOne !== null) return { value: String(asOne) };
  const each = answer.map(({ id, text }) => ofList(text) ?? (id === null ? null : ofList(id)));
  if (each.some((value) => value === null)) return { value: null, why: 'unfilledNotInList' };
  // A list that one chooses from takes one of its entries, unless the file says otherwise.
  if (each.length > 1 && ![label, ...help].some((line) => takesSeveral.test(line)))
    return { value: null, why: workbookWords('unfilledSeveral') };
  return { value: each.join(', ') };
}

/** A day or month as the file's own words ask for it, the date first; as the platform's interface takes it where they say nothing. */
function asFileWritesDays(text: string, lines: readonly string[]): string {
  const isDateFirst = lines.some((line) => /(?:dd|ngày|mm|tháng) ?[/.-] ?(?:mm|tháng|yyyy|năm)/i.test(line));
  return isDateFirst ? writeDay(text) : text;
}
