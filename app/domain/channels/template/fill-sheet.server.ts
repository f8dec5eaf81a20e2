import { setImmediate } from 'node:timers/promises';
import type { RowPlace, SheetMap } from '#app/domain/channels/template/map-sheet.server.ts';
import { XmlBytes } from '#app/domain/channels/template/xml-bytes.ts';
import { columnName, parseRange } from '#app/server/spreadsheet/spreadsheet.ts';

/** Values of one row, by column (from 0). Texts become inline strings, numbers stay numbers. */
type RowValues = ReadonlyMap<number, string | number>;

/** Values to write, by row (from 1). */
export type SheetEdits = ReadonlyMap<number, RowValues>;

/** Rows between which other requests are served. */
const ROWS_AT_A_TIME = 100;

/**
 * A worksheet's XML with values written into empty cells; every other character stays as it was. A cell keeps its style;
 * one that is not there yet takes the style of the data cell above it, else of its column; a new row takes the height and
 * format of the last data row. A cell with a formula is never touched. Gives way to other work between the rows.
 * @param map of this very text
 * @returns UTF-8
 */
export async function fillSheet(
  xml: string,
  map: SheetMap,
  edits: SheetEdits,
  firstDataRow: number,
): Promise<Buffer> {
  const out = new XmlBytes();
  let done = 0;
  const keep = (until: number) => {
    out.xml(xml.slice(done, until));
    done = until;
  };
  if (map.dimension) {
    keep(map.dimension.start);
    out.xml(widerDimension(xml.slice(done, map.dimension.end), map.dimension.ref, edits));
    done = map.dimension.end;
  }
  if (map.dataSelfClosing) {
    out.xml(leftOpen(xml.slice(done, map.dataOpenEnd)));
    done = map.dataOpenEnd;
  }

  const parts = cellWriters(out, map);
  const numbers = [...edits.keys()].sort((a, b) => a - b);
  let next = 0;
  let pattern: RowPlace | null = null;
  const addRowsBefore = async (limit: number) => {
    let write: RowWriter | undefined;
    for (; (numbers[next] ?? limit) < limit; next += 1) {
      write ??= newRowWriter(out, xml, pattern, parts);
      const number = numbers[next] as number;
      write(number, edits.get(number) as RowValues);
      if (next % ROWS_AT_A_TIME === 0) await setImmediate();
    }
  };
  for (const row of map.rows) {
    const wanted = numbers[next];
    if (wanted !== undefined && wanted < row.number) {
      keep(row.start);
      await addRowsBefore(row.number);
    }
    if (row.number >= firstDataRow) {
      for (const { column, style } of row.cells) parts.setStyle(column, style);
      pattern = row;
    }
    if (numbers[next] === row.number) {
      keep(row.start);
      writeFilledRow(out, xml, row, edits.get(row.number) as RowValues, parts);
      done = row.end;
      next += 1;
    }
  }
  if (!map.dataSelfClosing) keep(map.dataCloseStart);
  await addRowsBefore(Number.POSITIVE_INFINITY);
  if (map.dataSelfClosing) out.xml(`</${map.prefix}sheetData>`);
  out.xml(xml.slice(done));
  return out.end();
}

function writeFilledRow(
  out: XmlBytes,
  xml: string,
  row: RowPlace,
  values: RowValues,
  { prefix, cell }: RowParts,
): void {
  const existing = new Map(row.cells.map((place) => [place.column, place]));
  out.xml(withoutSpans(leftOpen(xml.slice(row.start, row.openEnd))));
  for (const column of [...new Set([...existing.keys(), ...values.keys()])].sort((a, b) => a - b)) {
    const place = existing.get(column);
    const value = values.get(column);
    const raw = place ? xml.slice(place.start, place.end) : '';
    if (value === undefined || /<(?:\w+:)?f[\s/>]/.test(raw)) {
      out.xml(withAddress(raw, column, row.number));
    } else {
      const hasNoFormat = place !== undefined && place.style === undefined;
      const write = hasNoFormat ? cellWriter(out, prefix, column, undefined) : cell(column);
      write(String(row.number), value);
    }
  }
  out.xml(`</${prefix}row>`);
}

type RowWriter = (row: number, values: RowValues) => void;

/** Settles what all new rows at one place have in common, so that a row costs little more than its bytes. */
function newRowWriter(
  out: XmlBytes,
  xml: string,
  pattern: RowPlace | null,
  { prefix, cell }: RowParts,
): RowWriter {
  const open = pattern ? xml.slice(pattern.start, pattern.openEnd) : `<${prefix}row>`;
  const plain = withoutSpans(leftOpen(open)).replace(/\s(?:r|hidden|collapsed)="[^"]*"/g, '');
  const [, tag = '', attributes = ''] = /^(<[\w:]+)(.*)$/s.exec(plain) ?? [];
  // Formats that stand ready in the row above stand ready in the new one.
  const ready = (pattern?.cells ?? []).flatMap(({ column, style }) => (style ? column : []));
  return (row, values) => {
    const number = String(row);
    out.xml(`${tag} r="${number}"${attributes}`);
    let at = 0;
    const addReadyBefore = (column: number) => {
      for (; (ready[at] ?? column) < column; at += 1) cell(ready[at] as number)(number, null);
    };
    for (const [column, value] of inColumnOrder(values)) {
      addReadyBefore(column);
      if (ready[at] === column) at += 1;
      cell(column)(number, value);
    }
    addReadyBefore(Number.POSITIVE_INFINITY);
    out.xml(`</${prefix}row>`);
  };
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

/** Writes the cell of one column in a row; null: the cell with its format and nothing in it. */
type CellWriter = (row: string, value: string | number | null) => void;

/** What every row of a sheet is written with. */
type RowParts = { prefix: string; cell: (column: number) => CellWriter };

/** The writers of the columns' cells, each with the format of the data cell above it, else of its column. */
function cellWriters(out: XmlBytes, { prefix, columnStyles }: SheetMap) {
  const writers: Array<{ style: string | undefined; write: CellWriter } | undefined> = [];
  const styles: Array<string | undefined> = [];
  return {
    prefix,
    setStyle(column: number, style: string | undefined) {
      styles[column] = style;
    },
    cell(column: number): CellWriter {
      const known = writers[column];
      const above = styles[column];
      if (known && known.style === above) return known.write;
      const style = above ?? columnStyles.find(({ from, to }) => from <= column && column <= to)?.style;
      const write = cellWriter(out, prefix, column, style);
      writers[column] = { style: above, write };
      return write;
    },
  };
}

function cellWriter(out: XmlBytes, prefix: string, column: number, style: string | undefined): CellWriter {
  const format = style === undefined ? '' : ` s="${style}"`;
  const open = `<${prefix}c r="${columnName(column)}`;
  const empty = `"${format}/>`;
  const number = `"${format}><${prefix}v>`;
  const numberEnd = `</${prefix}v></${prefix}c>`;
  const text = `"${format} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">`;
  const textEnd = `</${prefix}t></${prefix}is></${prefix}c>`;
  return (row, value) => {
    out.ascii(open);
    out.ascii(row);
    if (value === null) {
      out.ascii(empty);
    } else if (typeof value === 'number') {
      out.ascii(number);
      out.ascii(String(value));
      out.ascii(numberEnd);
    } else {
      out.ascii(text);
      out.text(value);
      out.ascii(textEnd);
    }
  };
}

/** The tag, which may close itself, as one that leaves its element open. */
function leftOpen(tag: string): string {
  return `${tag.slice(0, tag.endsWith('/>') ? -2 : -1).trimEnd()}>`;
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
