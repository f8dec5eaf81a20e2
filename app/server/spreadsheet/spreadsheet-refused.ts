/**
 * Why a file that somebody handed in as a spreadsheet is not read. Each code has a sentence in the interface that
 * says what to do instead (for `old_xls`: open it and save it as .xlsx).
 */
export const spreadsheetProblems = [
  'empty_file',
  'too_large',
  'too_many_sheets',
  'too_many_rows',
  'too_many_columns',
  'too_much_text',
  'too_many_entries',
  'inflates_too_much',
  'macros',
  'encrypted',
  'old_xls',
  'binary_workbook',
  'open_document',
  'html_table',
  'not_a_spreadsheet',
  'damaged',
  'declares_entities',
  'not_utf8',
] as const;

export type SpreadsheetProblem = (typeof spreadsheetProblems)[number];

/** Thrown by every reader in this folder; `params` fills the message (a limit, what was found, a sheet's name). */
export class SpreadsheetRefused extends Error {
  readonly code: SpreadsheetProblem;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: SpreadsheetProblem, params: Record<string, string | number> = {}, cause?: unknown) {
    super(`spreadsheet refused: ${code} ${JSON.stringify(params)}`, { cause });
    this.name = 'SpreadsheetRefused';
    this.code = code;
    this.params = params;
  }
}

export interface SpreadsheetLimits {
  /** Bytes of the file as it was handed in. */
  fileBytes: number;
  /** Bytes of all its parts when inflated. */
  inflatedBytes: number;
  /** Files inside the zip. */
  entries: number;
  /** Sheets of a workbook, each of which is read through; left out, only its parts are counted. */
  sheets?: number;
  /** Rows of one sheet that hold at least one value. */
  rows: number;
  /** Columns of one sheet, up to the last that holds a value. */
  columns: number;
  /** Elements of one sheet's XML: a filled cell has two, three with a formula or a text of its own. */
  elements: number;
  /** Texts that the workbook's cells share. */
  sharedStrings: number;
  /** Characters of one sheet's cells; a text that thousands of them share counts for each. */
  characters: number;
}

/**
 * What a register workbook may measure: a province's whole register is well under a tenth of each. The elements are
 * those of all its rows and columns filled with formulas.
 */
export const registerWorkbookLimits: SpreadsheetLimits = {
  fileBytes: 10 * 1024 * 1024,
  inflatedBytes: 100 * 1024 * 1024,
  entries: 2_000,
  rows: 10_000,
  columns: 200,
  elements: 6_500_000,
  sharedStrings: 1_000_000,
  characters: 40_000_000,
};
