import { setImmediate } from 'node:timers/promises';
import { SaxesParser } from 'saxes';
import { columnName, parseAddress, parseRange } from '#app/server/spreadsheet/spreadsheet.ts';

/** Values to write, by row (from 1), then by column (from 0). Texts become inline strings, numbers stay numbers. */
export type SheetEdits = ReadonlyMap<number, ReadonlyMap<number, string | number>>;

type CellPlace = { column: number; start: number; end: number; style: string | undefined };
type RowPlace = {
  number: number;
  start: number;
  /** End of the opening tag. */
  openEnd: number;
  /** Start of the closing tag; -1 for `<row/>`. */
  closeStart: number;
  end: number;
  cells: CellPlace[];
};
/** Where rows, cells and the rest stand in a sheet's XML. */
export type SheetMap = {
  prefix: string;
  rows: RowPlace[];
  dataOpenEnd: number;
  dataCloseStart: number;
  dataSelfClosing: boolean;
  dimension: { start: number; end: number; ref: string } | null;
  columnStyles: Array<{ from: number; to: number; style: string }>;
};

const chunkSize = 64 * 1024;

/**
 * A worksheet's XML with values written into empty cells; every other character stays as it was. A cell keeps its style;
 * one that is not there yet takes the style of the data cell above it, else of its column; a new row takes the height and
 * format of the last data row. A cell with a formula is never touched.
 * @param map of this very text
 */
export function fillSheet(xml: string, map: SheetMap, edits: SheetEdits, firstDataRow: number): string {
  const pieces: string[] = [];
  let done = 0;
  const keep = (until: number) => {
    pieces.push(xml.slice(done, until));
    done = until;
  };
  if (map.dimension) {
    keep(map.dimension.start);
    pieces.push(widerDimension(xml.slice(done, map.dimension.end), map.dimension.ref, edits));
    done = map.dimension.end;
  }
  if (map.dataSelfClosing) {
    keep(map.dataOpenEnd);
    pieces[pieces.length - 1] = (pieces.at(-1) ?? '').replace(/\s*\/>$/, '>');
  }

  const styles = new Map<number, string | undefined>();
  const waiting = [...edits.keys()].sort((a, b) => a - b);
  let pattern: RowPlace | null = null;
  const addRowsBefore = (number: number) => {
    while (waiting[0] !== undefined && waiting[0] < number) {
      pieces.push(newRow(xml, map, waiting[0], edits.get(waiting[0]) ?? new Map(), styles, pattern));
      waiting.shift();
    }
  };
  for (const row of map.rows) {
    if (waiting.length > 0 && waiting[0] !== undefined && waiting[0] < row.number) {
      keep(row.start);
      addRowsBefore(row.number);
    }
    if (row.number >= firstDataRow) {
      for (const cell of row.cells) styles.set(cell.column, cell.style);
      pattern = row;
    }
    if (waiting[0] === row.number) {
      keep(row.start);
      pieces.push(filledRow(xml, map, row, edits.get(row.number) ?? new Map(), styles));
      done = row.end;
      waiting.shift();
    }
  }
  if (!map.dataSelfClosing) keep(map.dataCloseStart);
  addRowsBefore(Number.POSITIVE_INFINITY);
  if (map.dataSelfClosing) pieces.push(`</${map.prefix}sheetData>`);
  pieces.push(xml.slice(done));
  return pieces.join('');
}

/** Finds everything that filling has to know, once for any number of files made of one sheet. */
export async function mapSheet(xml: string): Promise<SheetMap> {
  const map: SheetMap = {
    prefix: '',
    rows: [],
    dataOpenEnd: -1,
    dataCloseStart: -1,
    dataSelfClosing: false,
    dimension: null,
    columnStyles: [],
  };
  let row: RowPlace | null = null;
  let cell: CellPlace | null = null;
  const parser = new SaxesParser({ xmlns: false });
  const tagStart = () => xml.lastIndexOf('<', parser.position - 1);
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    const local = name.slice(name.indexOf(':') + 1);
    if (local === 'sheetData') {
      map.prefix = name.slice(0, name.length - local.length);
      map.dataOpenEnd = parser.position;
      map.dataSelfClosing = isSelfClosing;
    } else if (local === 'row') {
      const number = Number(attributes.r ?? (map.rows.at(-1)?.number ?? 0) + 1);
      const start = tagStart();
      row = { number, start, openEnd: parser.position, closeStart: -1, end: parser.position, cells: [] };
      map.rows.push(row);
    } else if (local === 'c' && row) {
      const column = parseAddress(attributes.r ?? '')?.column ?? (row.cells.at(-1)?.column ?? -1) + 1;
      cell = { column, start: tagStart(), end: parser.position, style: attributes.s };
      row.cells.push(cell);
    } else if (local === 'dimension') {
      map.dimension = { start: tagStart(), end: parser.position, ref: attributes.ref ?? '' };
    } else if (local === 'col' && attributes.style) {
      const { min, max, style } = attributes;
      map.columnStyles.push({ from: Number(min) - 1, to: Number(max) - 1, style });
    }
  });
  parser.on('closetag', ({ name, isSelfClosing }) => {
    const local = name.slice(name.indexOf(':') + 1);
    if (local === 'sheetData' && !isSelfClosing) map.dataCloseStart = tagStart();
    if (local === 'c' && cell) {
      cell.end = parser.position;
      cell = null;
    }
    if (local === 'row' && row) {
      if (!isSelfClosing) row.closeStart = tagStart();
      row.end = parser.position;
      row = null;
    }
  });
  for (let at = 0; at < xml.length; at += chunkSize) {
    parser.write(xml.slice(at, at + chunkSize));
    await setImmediate();
  }
  parser.close();
  return map;
}

const names: string[] = [];

/** `columnName`, worked out once for each column. */
function nameOf(column: number): string {
  names[column] ??= columnName(column);
  return names[column];
}

type Styles = ReadonlyMap<number, string | undefined>;
type RowValues = ReadonlyMap<number, string | number>;

function filledRow(xml: string, map: SheetMap, row: RowPlace, values: RowValues, styles: Styles): string {
  const cells = new Map<number, string>();
  for (const cell of row.cells)
    cells.set(cell.column, withAddress(xml.slice(cell.start, cell.end), cell.column, row.number));
  for (const [column, value] of values) {
    const existing = row.cells.find((cell) => cell.column === column);
    const raw = existing ? xml.slice(existing.start, existing.end) : '';
    if (/<(?:\w+:)?f[\s/>]/.test(raw)) continue;
    const style = existing ? existing.style : styleFor(map, column, styles);
    cells.set(column, cellXml(map.prefix, row.number, column, value, style));
  }
  const open = withoutSpans(xml.slice(row.start, row.openEnd).replace(/\s*\/>$/, '>'));
  return `${open}${inOrder(cells)}</${map.prefix}row>`;
}

function newRow(
  xml: string,
  map: SheetMap,
  number: number,
  values: RowValues,
  styles: Styles,
  pattern: RowPlace | null,
): string {
  const open = pattern ? xml.slice(pattern.start, pattern.openEnd) : `<${map.prefix}row>`;
  const plain = withoutSpans(open.replace(/\s*\/?>$/, '>')).replace(/\s(?:r|hidden|collapsed)="[^"]*"/g, '');
  let text = plain.replace(/^(<[\w:]+)/, `$1 r="${number}"`);
  // Both in the order of their columns, as rows are: one run through the two makes the row.
  const styled = pattern?.cells ?? [];
  let next = 0;
  const addStyledBefore = (column: number) => {
    for (let cell = styled[next]; cell && cell.column <= column; next += 1, cell = styled[next]) {
      if (cell.style && cell.column < column)
        text += emptyCellXml(map.prefix, number, cell.column, cell.style);
    }
  };
  for (const [column, value] of inColumnOrder(values)) {
    addStyledBefore(column);
    text += cellXml(map.prefix, number, column, value, styleFor(map, column, styles));
  }
  addStyledBefore(Number.POSITIVE_INFINITY);
  return `${text}</${map.prefix}row>`;
}

/** The values by column; as they are where they came so already. */
function inColumnOrder(values: RowValues): Iterable<[number, string | number]> {
  let last = -1;
  for (const column of values.keys()) {
    if (column < last) return [...values].sort(([a], [b]) => a - b);
    last = column;
  }
  return values;
}

function inOrder(cells: ReadonlyMap<number, string>): string {
  return [...cells.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, text]) => text)
    .join('');
}

/** `spans` only hints at the columns in use; a hint that has become wrong is worse than none. */
function withoutSpans(openTag: string): string {
  return openTag.replace(/\sspans=(?:"[^"]*"|'[^']*')/, '');
}

/** A cell may leave its address to be counted; beside new cells it has to say it. */
function withAddress(raw: string, column: number, row: number): string {
  const openTag = /^<[^>]*>/.exec(raw)?.[0] ?? '';
  return /\sr=["']/.test(openTag) ? raw : raw.replace(/^(<[\w:]+)/, `$1 r="${columnName(column)}${row}"`);
}

function styleFor(map: SheetMap, column: number, styles: Styles): string | undefined {
  return styles.get(column) ?? map.columnStyles.find(({ from, to }) => from <= column && column <= to)?.style;
}

function emptyCellXml(prefix: string, row: number, column: number, style: string): string {
  return `<${prefix}c r="${nameOf(column)}${row}" s="${style}"/>`;
}

function cellXml(
  prefix: string,
  row: number,
  column: number,
  value: string | number,
  style: string | undefined,
): string {
  const start = `<${prefix}c r="${nameOf(column)}${row}"${style === undefined ? '' : ` s="${style}"`}`;
  if (typeof value === 'number') return `${start}><${prefix}v>${value}</${prefix}v></${prefix}c>`;
  const text = `<${prefix}t xml:space="preserve">${escapeText(value)}</${prefix}t>`;
  return `${start} t="inlineStr"><${prefix}is>${text}</${prefix}is></${prefix}c>`;
}

/** Text as a cell can hold it: no control characters but line breaks; what looks like Excel's own escape is escaped. */
function escapeText(text: string): string {
  return isPlain.test(text) ? text : escapeEach(text);
}

/** Most texts hold nothing that needs a second look: letters, digits, line breaks and marks but the few that count. */
const isPlain = /^[ !-%'-;=?-^`-~\n\t\u00a0-\ud7ff]*$/;

function escapeEach(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]|\p{Surrogate}|[\ufffe\uffff]/gu, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function widerDimension(tag: string, ref: string, edits: SheetEdits): string {
  const used = parseRange(ref);
  if (!used) return tag;
  let { firstRow, lastRow, firstColumn, lastColumn } = used;
  for (const [row, values] of edits) {
    firstRow = Math.min(firstRow, row);
    lastRow = Math.max(lastRow, row);
    for (const column of values.keys()) {
      firstColumn = Math.min(firstColumn, column);
      lastColumn = Math.max(lastColumn, column);
    }
  }
  const wider = `${columnName(firstColumn)}${firstRow}:${columnName(lastColumn)}${lastRow}`;
  return tag.replace(`"${ref}"`, `"${wider}"`);
}
