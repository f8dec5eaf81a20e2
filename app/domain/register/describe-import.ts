import type { FieldChange, ImportQuestion } from '#app/domain/register/import/import-plan.ts';
import type { RowProblem } from '#app/domain/register/parse/parsed.ts';
import { formatDate } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { fillText } from '#app/i18n/messages.ts';
import { type RegisterText, registerMessages } from '#app/i18n/register.ts';
import type { SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';

type Params = Readonly<Record<string, string | number>>;

function textOf(language: Language, key: RegisterText, params: Params = {}): string {
  return fillText(registerMessages[language][key], language, params);
}

/** What is wrong in a row and what to do, with the cell: "Không đọc được ngày “abc”… (ô K12)". */
export function describeProblem(language: Language, problem: RowProblem): string {
  const { row } = problem.params;
  // A row's number is a name, not an amount: no thousands separator.
  const params = row === undefined ? problem.params : { ...problem.params, row: String(row) };
  const sentence = textOf(language, `problem_${problem.code}`, params);
  return problem.cell === null
    ? sentence
    : `${sentence} (${textOf(language, 'atCell', { cell: problem.cell })})`;
}

/** What the answer `second` says: another product, one that is there besides, or another producer of the same name. */
export function secondAnswer(
  kind: ImportQuestion['kind'],
): 'answerSecond' | 'answerBoth' | 'answerOtherProducer' | 'answerOtherName' {
  if (kind === 'producerMarks') return 'answerOtherName';
  if (kind === 'producer') return 'answerOtherProducer';
  return kind === 'elsewhere' ? 'answerBoth' : 'answerSecond';
}

/**
 * "Hạng sao: 3 → 4".
 * @param names of communes and channels by their codes
 */
export function describeChange(
  language: Language,
  change: FieldChange,
  names: ReadonlyMap<string, string> = new Map(),
): string {
  const field = textOf(language, `changed_${change.field}`);
  const from = change.from === null ? null : shownValue(language, names.get(change.from) ?? change.from);
  const to = change.to === null ? null : shownValue(language, names.get(change.to) ?? change.to);
  if (to === null) return textOf(language, 'changeRemoved', { field, from: from ?? '' });
  if (from === null) return textOf(language, 'changeTo', { field, to });
  return textOf(language, 'changeFromTo', { field, from, to });
}

/** Values are kept as the register keeps them; days, yes and no, and legal types have words. */
function shownValue(language: Language, value: string): string {
  const days = value.replace(/(?<![\w/-])\d{4}-\d{2}-\d{2}(?![\w/-])/g, (day) => formatDate(language, day));
  if (days !== value) return days;
  if (value === 'true') return textOf(language, 'yes');
  if (value === 'false') return textOf(language, 'no');
  const legalType = `legal_${value}`;
  if (legalType in registerMessages.vi) return textOf(language, legalType as RegisterText);
  return value;
}

/** Why a file is not read and what to do instead. */
export function describeRefusal(language: Language, refused: SpreadsheetRefused): string {
  return textOf(language, `refused_${refused.code}`, refused.params);
}
