import { readElements, readTemplateRows } from '#app/domain/channels/template/seller-workbook.server.ts';
import type { XlsxWorkbook } from '#app/server/spreadsheet/open-xlsx.server.ts';
import { type MergedRange, parseRange } from '#app/server/spreadsheet/spreadsheet.ts';

/** What the file itself lets one put into a column. `null`: there is a list, but it cannot be read. */
export type ValueLists = {
  /** The list for the data rows of a column; undefined when any value is allowed. */
  of(column: number): Promise<readonly string[] | null | undefined>;
  /** First row of any list, for finding where the data begins; null without lists. */
  firstRow: number | null;
};

type Validation = { ranges: MergedRange[]; formula: string };

/** Longest list that is read; longer ones (all brands of a platform) count as unreadable. */
const longestList = 20_000;

/** Drop-down lists of one sheet: written in the rule, a range of this or a hidden sheet, or a defined name. */
export async function readValueLists(workbook: XlsxWorkbook, sheet: number): Promise<ValueLists> {
  const part = workbook.sheetParts[sheet] ?? '';
  const validations = await readValidations(workbook, part);
  const names = await readDefinedNames(workbook);
  const lists = new Map<string, Promise<readonly string[] | null>>();
  return {
    firstRow: validations.reduce<number | null>((least, { ranges }) => {
      const first = Math.min(...ranges.map((range) => range.firstRow));
      return least === null || first < least ? first : least;
    }, null),
    async of(column) {
      const validation = furthestDown(validations, column);
      if (!validation) return undefined;
      const list = lists.get(validation.formula) ?? resolveList(workbook, sheet, names, validation.formula);
      lists.set(validation.formula, list);
      return list;
    },
  };
}

/** The rule of a column that reaches the lowest row: one on a cell of the head says nothing about the data. */
function furthestDown(validations: readonly Validation[], column: number): Validation | null {
  let found: Validation | null = null;
  let lowest = 0;
  for (const validation of validations) {
    for (const { firstColumn, lastColumn, lastRow } of validation.ranges) {
      if (column < firstColumn || column > lastColumn || lastRow <= lowest) continue;
      lowest = lastRow;
      found = validation;
    }
  }
  return found;
}

/** Rules of the sheet itself, and of the extension in which Excel keeps lists from other sheets. */
async function readValidations(workbook: XlsxWorkbook, part: string): Promise<Validation[]> {
  const validations: Validation[] = [];
  let formula = '';
  let references = '';
  await readElements(
    workbook,
    part,
    new Set(['dataValidation', 'formula1', 'f', 'sqref']),
    (name, attributes, text) => {
      if (name === 'formula1') formula = text.trim() || formula;
      else if (name === 'f') formula = text.trim();
      else if (name === 'sqref') references = text.trim();
      else {
        const ranges = (attributes.sqref ?? references).split(/\s+/).flatMap((one) => parseRange(one) ?? []);
        if (attributes.type === 'list' && formula !== '' && ranges.length > 0)
          validations.push({ ranges, formula });
        formula = '';
        references = '';
      }
    },
  );
  return validations;
}

async function readDefinedNames(workbook: XlsxWorkbook): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const part of workbook.zip.parts.filter(({ name }) => /(^|\/)workbook\.xml$/i.test(name))) {
    await readElements(workbook, part.name, new Set(['definedName']), (_name, attributes, text) => {
      names.set((attributes.name ?? '').toLowerCase(), text.trim());
    });
  }
  return names;
}

async function resolveList(
  workbook: XlsxWorkbook,
  sheet: number,
  names: ReadonlyMap<string, string>,
  formula: string,
): Promise<readonly string[] | null> {
  const written = /^"(.*)"$/s.exec(formula)?.[1];
  if (written !== undefined) {
    return written
      .replaceAll('""', '"')
      .split(',')
      .map((value) => value.trim())
      .filter(Boolean);
  }
  const reference = names.get(formula.toLowerCase()) ?? formula;
  const match = /^(?:'((?:[^']|'')+)'!|([^'!]+)!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)$/i.exec(
    reference,
  );
  const range = match?.[3] ? parseRange(match[3]) : null;
  if (!match || !range) return null;
  const sheetName = (match[1]?.replaceAll("''", "'") ?? match[2])?.normalize('NFC');
  const source =
    sheetName === undefined ? sheet : workbook.sheets.findIndex(({ name }) => name === sheetName);
  if (source === -1 || range.lastRow - range.firstRow >= longestList) return null;
  const values: string[] = [];
  for (const row of await readTemplateRows(workbook, source, range.lastRow)) {
    if (row.number < range.firstRow) continue;
    for (let column = range.firstColumn; column <= range.lastColumn; column += 1) {
      const text = row.texts.get(column)?.trim();
      if (text) values.push(text);
    }
  }
  return values;
}
