import { setImmediate } from 'node:timers/promises';
import { SaxesParser } from 'saxes';
import { DomainError } from '#app/server/domain-error.ts';
import { parseAddress } from '#app/server/spreadsheet/spreadsheet.ts';

export type CellPlace = { column: number; start: number; end: number; style: string | undefined };
export type RowPlace = {
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
      // A name may hold any letter; programs that write workbooks use plain ones, and so can what is written here.
      if (!/^[\w.-]*:?$/.test(map.prefix)) throw new DomainError('templateDamaged');
      map.dataOpenEnd = parser.position;
      map.dataSelfClosing = isSelfClosing;
    } else if (local === 'row') {
      const number = Number(attributes.r ?? (map.rows.at(-1)?.number ?? 0) + 1);
      const start = tagStart();
      row = { number, start, openEnd: parser.position, closeStart: -1, end: parser.position, cells: [] };
      map.rows.push(row);
    } else if (local === 'c' && row) {
      const column = parseAddress(attributes.r ?? '')?.column ?? (row.cells.at(-1)?.column ?? -1) + 1;
      cell = { column, start: tagStart(), end: parser.position, style: styleOf(attributes.s) };
      row.cells.push(cell);
    } else if (local === 'dimension') {
      map.dimension = { start: tagStart(), end: parser.position, ref: attributes.ref ?? '' };
    } else if (local === 'col') {
      const style = styleOf(attributes.style);
      const { min, max } = attributes;
      if (style) map.columnStyles.push({ from: Number(min) - 1, to: Number(max) - 1, style });
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

/** The number of a format in the workbook's own table; a cell without one has the usual format. */
function styleOf(attribute: string | undefined): string | undefined {
  return attribute !== undefined && /^\d+$/.test(attribute) ? attribute : undefined;
}
