import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { CliOutput } from '#app/cli/command.ts';
import { type ImportOutcome, printImport } from '#app/cli/print-import.ts';
import { atMost, needed, personPath, readLanguage } from '#app/cli/read-arguments.ts';
import { tellFailure } from '#app/cli/run-command.ts';
import { languageOption } from '#app/cli/shared-options.ts';
import { UsageProblem } from '#app/cli/usage-problem.ts';
import { applyImport } from '#app/domain/register/apply-import.server.ts';
import { describeRefusal } from '#app/domain/register/describe-import.ts';
import { recogniseFile, suggestSettings } from '#app/domain/register/import/read-file-values.server.ts';
import { parseDate } from '#app/domain/register/parse/parse-date.ts';
import { type OpenedImport, planImport } from '#app/domain/register/plan-import.server.ts';
import { stageImport } from '#app/domain/register/stage-import.server.ts';
import { type ColumnField, isColumnField, plainFields } from '#app/domain/register/workbook/column-field.ts';
import { cliErrorText } from '#app/i18n/cli.ts';
import type { Language } from '#app/i18n/language.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, isDomainError } from '#app/server/domain-error.ts';
import { openSpreadsheetFile } from '#app/server/spreadsheet/open-spreadsheet.server.ts';
import { SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';

export const registerImportUsage = `register:import FILE [--dry-run] [--json] [--as-of DATE]
    Brings a register workbook (.xlsx or .csv) into the register. Rejected rows are left out, the others go in.
    --as-of DATE         the day it speaks of, 2024-10-14 or 14/10/2024; read from its title when left out
    --sheet NAME         the sheet, when the file has several
    --empty-ticks no|unknown   what an empty cell in a column of ticks means (default no)
    --phones-agreed      the producers have agreed that buyers see their telephone numbers
    --column B=product   what a column means, where its heading does not say; may be repeated. Meanings:
                         ${plainFields.join(', ')},
                         channel:CODE, stars:1 to stars:5, or nothing after = for a column that is not read
    --answer KEY=VALUE   answers a question; may be repeated. Keys and values are printed with each question
    --target CODE --target-name NAME   fixes the imported products as a target at that day
    --language vi|en     of the messages
    Ends with 0 when every row went in, 2 when some were rejected or are in question, 1 when nothing was done.`;

/** `npm run cli -- register:import …`; gives the exit code. */
export async function registerImport(
  context: Context,
  args: ReadonlyArray<string>,
  output: CliOutput,
): Promise<number> {
  const { values: flags, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      'as-of': { type: 'string' },
      sheet: { type: 'string' },
      'empty-ticks': { type: 'string', default: 'no' },
      'phones-agreed': { type: 'boolean', default: false },
      column: { type: 'string', multiple: true, default: [] },
      answer: { type: 'string', multiple: true, default: [] },
      target: { type: 'string' },
      'target-name': { type: 'string' },
      ...languageOption,
    },
  });
  const language = readLanguage(flags.language);
  atMost(positionals, 1);
  const path = needed(positionals[0], 'Name the register workbook: an .xlsx or .csv file.');
  if (flags['empty-ticks'] !== 'no' && flags['empty-ticks'] !== 'unknown')
    throw new UsageProblem(`--empty-ticks is no or unknown, not "${flags['empty-ticks']}".`);
  try {
    const { file, opened, fileName } = await openFile(context, path, flags);
    const result = flags['dry-run']
      ? await planImport(context, opened)
      : await importFile(context, file, fileName, opened, flags);
    printImport(result, { json: flags.json, isDry: flags['dry-run'], language, output, opened });
    return result.summary.rejected > 0 ? 2 : 0;
  } catch (error) {
    const message = refusalText(language, error);
    if (message === null) throw error;
    tellFailure(output, args, { code: codeOf(error), message });
    return 1;
  }
}

interface Flags {
  'as-of'?: string | undefined;
  sheet?: string | undefined;
  'empty-ticks': string;
  'phones-agreed': boolean;
  column: Array<string>;
  answer: Array<string>;
  target?: string | undefined;
  'target-name'?: string | undefined;
}

/** @throws DomainError importColumnUnknown for a column or a meaning that there is not. */
function withColumns(
  suggested: Record<string, ColumnField>,
  flags: ReadonlyArray<string>,
): Record<string, ColumnField> {
  const columns = { ...suggested };
  for (const flag of flags) {
    const [, letter, field] = /^([A-Za-z]{1,3})=(.*)$/.exec(flag.trim()) ?? [];
    if (letter === undefined || field === undefined || (field !== '' && !isColumnField(field)))
      throw new DomainError('importColumnUnknown', { params: { column: flag } });
    if (field === '') delete columns[letter.toUpperCase()];
    else columns[letter.toUpperCase()] = field as ColumnField;
  }
  return columns;
}

async function openFile(
  context: Context,
  path: string,
  flags: Flags,
): Promise<{ file: Buffer; opened: OpenedImport; fileName: string }> {
  const { file, spreadsheet } = await openSpreadsheetFile(personPath(path), basename(path));
  const fileName = basename(path);
  const workbook = await recogniseFile(context, spreadsheet, fileName);
  const sheet =
    flags.sheet === undefined
      ? null
      : workbook.sheets.find((each) => each.name === flags.sheet?.normalize('NFC'));
  if (sheet === undefined) throw new DomainError('importNoTable');
  const suggested = suggestSettings(workbook, sheet?.index ?? null);
  if (!suggested) throw new DomainError('importNoTable');
  const answers = flags.answer.map((answer): [string, string] => {
    const split = answer.lastIndexOf('=');
    return [answer.slice(0, split).normalize('NFC'), answer.slice(split + 1)];
  });
  const settings = {
    ...suggested,
    columns: withColumns(suggested.columns, flags.column),
    asOf: flags['as-of'] === undefined ? suggested.asOf : readAsOf(flags['as-of']),
    emptyTick: flags['empty-ticks'] === 'unknown' ? ('unknown' as const) : ('no' as const),
    phonesMayBeShown: flags['phones-agreed'],
    answers: Object.fromEntries(answers),
  };
  return { file, fileName, opened: { spreadsheet, workbook, settings } };
}

function readAsOf(written: string): string {
  const { value } = parseDate({ text: written });
  if (value?.precision !== 'day') throw new DomainError('notADate', { field: 'asOf' });
  return value.day;
}

async function importFile(
  context: Context,
  file: Buffer,
  fileName: string,
  opened: OpenedImport,
  flags: Flags,
): Promise<ImportOutcome> {
  const { questions, endings, placeless } = await planImport(context, opened);
  const { importId } = await stageImport(context, { file, fileName, personId: null });
  const applied = await applyImport(context, {
    ...opened,
    importId,
    actor: null,
    expectedDigest: null,
    target:
      flags.target === undefined ? null : { code: flags.target, name: flags['target-name'] ?? flags.target },
  });
  return { ...applied, questions, endings, placeless };
}

/** The sentence for what went wrong in a way that the person can mend; null for everything else. */
function refusalText(language: Language, error: unknown): string | null {
  if (error instanceof SpreadsheetRefused) return describeRefusal(language, error);
  if (isDomainError(error)) return cliErrorText(language, error);
  return null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'failed';
}
