import { type CalendarDay, dayOfSerial } from '#app/server/spreadsheet/number-format.ts';
import {
  longestCellText,
  unescapeXmlText,
  type XmlHandlers,
  xmlReader,
} from '#app/server/spreadsheet/parse-xml.server.ts';
import type { WorkbookStyles } from '#app/server/spreadsheet/read-workbook-parts.server.ts';
import { type Cell, columnName, parseAddress, type SheetRow } from '#app/server/spreadsheet/spreadsheet.ts';
import { type SpreadsheetLimits, SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';

export interface SheetContext {
  sheetName: string;
  strings: ReadonlyArray<string>;
  styles: WorkbookStyles;
  /** http(s) addresses by `row:column`. */
  links: ReadonlyMap<string, string>;
  is1904: boolean;
  limits: SpreadsheetLimits;
}

/** A cell while its XML is being read. */
interface RawCell {
  column: number;
  type: string;
  style: number;
  value: string | null;
  inline: string;
  formula: boolean;
}

/** Rows of one worksheet's XML, parsed chunk by chunk; empty cells and rows without a value are left out. */
export async function* readSheetRows(
  chunks: AsyncIterable<Buffer>,
  context: SheetContext,
): AsyncGenerator<SheetRow> {
  let done: Array<SheetRow> = [];
  let row: SheetRow = { number: 0, hidden: false, cells: [] };
  let cell: RawCell | null = null;
  let nextColumn = 0;
  let collecting: 'value' | 'inline' | null = null;
  let inPhonetic = false;
  let characters = 0;

  const handlers: XmlHandlers = {
    open(name, attributes) {
      switch (name) {
        case 'row':
          row = {
            number: Number(attributes.r ?? row.number + 1),
            hidden: attributes.hidden === '1',
            cells: [],
          };
          nextColumn = 0;
          break;
        case 'c': {
          const column = parseAddress(attributes.r ?? '')?.column ?? nextColumn;
          nextColumn = column + 1;
          cell = {
            column,
            type: attributes.t ?? 'n',
            style: Number(attributes.s ?? 0),
            value: null,
            inline: '',
            formula: false,
          };
          break;
        }
        case 'v':
          collecting = 'value';
          if (cell) cell.value ??= '';
          break;
        case 'f':
          if (cell) cell.formula = true;
          break;
        case 't':
          collecting = 'inline';
          break;
        case 'rPh':
          inPhonetic = true;
          break;
      }
    },
    text(text) {
      if (!cell || !collecting || inPhonetic) return;
      if (collecting === 'value') cell.value = (cell.value ?? '') + text;
      else cell.inline += text;
      if ((cell.value?.length ?? 0) + cell.inline.length > longestCellText) {
        throw new SpreadsheetRefused('damaged', { sheet: context.sheetName });
      }
    },
    close(name) {
      switch (name) {
        case 'v':
        case 't':
          collecting = null;
          break;
        case 'rPh':
          inPhonetic = false;
          break;
        case 'c': {
          const filled = cell && finishCell(cell, row.number, context);
          if (filled) {
            characters += filled.text.length;
            refuseTooMuchText(characters, filled.address, context);
            row.cells.push(filled);
          }
          cell = null;
          break;
        }
        case 'row':
          if (row.cells.length > 0) done.push(row);
          break;
      }
    },
  };
  const reader = xmlReader(handlers, context.limits);

  for await (const chunk of chunks) {
    reader.write(chunk);
    yield* done;
    done = [];
  }
  reader.end();
  yield* done;
}

function refuseTooMuchText(
  characters: number,
  cell: string,
  { limits, sheetName }: Pick<SheetContext, 'limits' | 'sheetName'>,
): void {
  if (characters > limits.characters)
    throw new SpreadsheetRefused('too_much_text', { limit: limits.characters, sheet: sheetName, cell });
}

function finishCell(raw: RawCell, rowNumber: number, context: SheetContext): Cell | null {
  const address = `${columnName(raw.column)}${rowNumber}`;
  const read = readValue(raw, context);
  const link = context.links.get(`${rowNumber}:${raw.column}`);
  if (!read && !link) return null;
  if (raw.column >= context.limits.columns) {
    throw new SpreadsheetRefused('too_many_columns', {
      limit: context.limits.columns,
      sheet: context.sheetName,
      cell: address,
    });
  }
  return {
    column: raw.column,
    address,
    kind: 'text',
    text: '',
    ...read,
    formula: raw.formula,
    ...(link === undefined ? {} : { link }),
  };
}

type CellValue = Pick<Cell, 'kind' | 'text' | 'number' | 'date'>;

function readValue(raw: RawCell, { strings, styles, is1904, sheetName }: SheetContext): CellValue | null {
  if (raw.type === 'inlineStr') return textValue(unescapeXmlText(raw.inline));
  if (raw.value === null) return raw.formula ? { kind: 'uncomputed', text: '' } : null;
  switch (raw.type) {
    case 's': {
      const text = strings[Number(raw.value)];
      if (text === undefined) throw new SpreadsheetRefused('damaged', { sheet: sheetName });
      // NFC since it was loaded: thousands of cells may point at one long text.
      return text === '' ? null : { kind: 'text', text };
    }
    case 'str':
      return textValue(unescapeXmlText(raw.value));
    case 'b':
      return { kind: 'boolean', text: raw.value.trim() === '1' ? 'TRUE' : 'FALSE' };
    case 'e':
      return { kind: 'error', text: raw.value };
    case 'd':
      return isoDate(raw.value) ?? textValue(raw.value);
    default:
      return numberValue(raw.value, styles[raw.style], is1904);
  }
}

function textValue(text: string): CellValue | null {
  return text === '' ? null : { kind: 'text', text: text.normalize('NFC') };
}

function numberValue(
  value: string,
  style: WorkbookStyles[number] | undefined,
  is1904: boolean,
): CellValue | null {
  const trimmed = value.trim();
  if (trimmed === '') return null;
  const number = Number(trimmed);
  if (!Number.isFinite(number)) return textValue(trimmed);
  const date = style?.date ? dayOfSerial(number, is1904) : null;
  if (date) return { kind: 'date', text: dayText(date), number, date };
  const digits = Number.isSafeInteger(number) ? String(number) : trimmed;
  const padding = style?.paddedDigits ?? 0;
  return {
    kind: 'number',
    text: padding > 0 && number >= 0 ? digits.padStart(padding, '0') : digits,
    number,
  };
}

function isoDate(value: string): CellValue | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(value);
  if (!match) return null;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return { kind: 'date', text: dayText(date), date };
}

function dayText(date: CalendarDay): string {
  return `${String(date.day).padStart(2, '0')}/${String(date.month).padStart(2, '0')}/${date.year}`;
}
