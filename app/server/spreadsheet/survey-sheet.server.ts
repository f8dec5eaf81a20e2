import { longestCellText, xmlReader } from '#app/server/spreadsheet/parse-xml.server.ts';
import { type ScannedTag, scanXml } from '#app/server/spreadsheet/scan-xml.server.ts';
import { columnName, type MergedRange, parseRange } from '#app/server/spreadsheet/spreadsheet.ts';
import { type SpreadsheetLimits, SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';

export interface SheetSurvey {
  filledRows: number;
  merges: Array<MergedRange>;
  /** Hyperlinks as the sheet names them: a cell or a range, and the id of the relation that holds the address. */
  links: Array<{ range: MergedRange; relationId: string }>;
}

/** What stands behind the rows (merges, links, print settings) is small in any workbook made by people. */
const LONGEST_TAIL_BYTES = 8 * 1024 * 1024;
/** Excel keeps at most 65,530 hyperlinks in a sheet; merges and rules of validation are fewer. */
const MOST_TAIL_ELEMENTS = 200_000;
/** Excel's last column is XFD. */
const MOST_COLUMNS = 16_384;
/** Three bytes for a Vietnamese letter; the reader of the rows counts the characters themselves. */
const LONGEST_CELL_BYTES = 3 * longestCellText;
/** Elements of the rows that say nothing of a cell's value: the runs of texts in several fonts, phonetic guides. */
const MOST_OTHER_ELEMENTS = 500_000;

/**
 * Runs over the bytes of a worksheet without parsing the rows: refuses what would cost too much to parse, counts the
 * rows that hold a value and refuses one too far to the right, and reads the merged ranges and hyperlinks that stand
 * behind them. Whatever is wrong with a sheet's measures is known at the speed of inflating it; parsing its XML would
 * take seconds.
 */
export async function surveySheet(
  chunks: AsyncIterable<Buffer>,
  sheetName: string,
  limits: SpreadsheetLimits,
): Promise<SheetSurvey> {
  const scan = scanXml(limits);
  const rows = countFilledRows(limits, sheetName);
  const tail: Array<Buffer> = [];
  let isBehindRows = false;
  let tailBytes = 0;
  for await (const chunk of chunks) {
    let left = isBehindRows ? chunk : null;
    if (!isBehindRows) {
      scan.write(chunk, (tag, bytes) => {
        isBehindRows = rows.take(tag, bytes, scan.textBefore);
        if (isBehindRows) left = bytes.subarray(tag.end);
        return isBehindRows;
      });
    }
    if (!left) continue;
    tail.push(left);
    tailBytes += left.length;
    if (tailBytes > LONGEST_TAIL_BYTES) throw new SpreadsheetRefused('damaged', { sheet: sheetName });
  }
  return { filledRows: rows.filled(), ...readTail(Buffer.concat(tail)) };
}

const ROW = 'row';
const CELL = 'c';
const VALUE = 'v';
const TEXT = 't';
const INLINE = 'is';
const DATA = 'sheetData';
const SILENT = new Set(['f', TEXT, CELL, VALUE, INLINE, ROW, DATA]);

/** `take` looks at one tag after the other and says whether the rows end with it. */
function countFilledRows(limits: SpreadsheetLimits, sheetName: string) {
  let filledRows = 0;
  let isRowFilled = false;
  let rowNumber = 0;
  let column = -1;
  let others = 0;
  let cellBytes = 0;

  function fill(): void {
    if (column >= limits.columns) {
      const cell = `${columnName(column)}${rowNumber}`;
      throw new SpreadsheetRefused('too_many_columns', { limit: limits.columns, sheet: sheetName, cell });
    }
    if (isRowFilled) return;
    isRowFilled = true;
    filledRows += 1;
    if (filledRows > limits.rows) {
      throw new SpreadsheetRefused('too_many_rows', { limit: limits.rows, sheet: sheetName });
    }
  }

  return {
    filled: () => filledRows,
    take(tag: ScannedTag, bytes: Buffer, textBefore: number): boolean {
      const name = nameOf(tag, bytes);
      if (tag.kind === 'close') {
        if (name === VALUE && textBefore > 0) fill();
        if (name === VALUE || name === TEXT) cellBytes += textBefore;
        if (cellBytes > LONGEST_CELL_BYTES) throw new SpreadsheetRefused('damaged', { sheet: sheetName });
        return name === DATA;
      }
      switch (name) {
        case CELL:
          cellBytes = 0;
          column = columnOf(tag, bytes) ?? column + 1;
          return false;
        case INLINE:
          if (!tag.selfClosing) fill();
          return false;
        case ROW:
          rowNumber = rowOf(tag, bytes) ?? rowNumber + 1;
          column = -1;
          isRowFilled = false;
          return false;
        case DATA:
          return tag.selfClosing;
      }
      if (SILENT.has(name)) return false;
      others += 1;
      if (others > MOST_OTHER_ELEMENTS) {
        throw new SpreadsheetRefused('too_many_entries', { limit: MOST_OTHER_ELEMENTS });
      }
      return false;
    },
  };
}

/** The names that fill a sheet are one or two letters long: found without making a text of each. */
function nameOf({ nameStart, nameEnd }: ScannedTag, bytes: Buffer): string {
  if (nameEnd - nameStart === 1) {
    switch (bytes[nameStart]) {
      case 0x63:
        return CELL;
      case 0x76:
        return VALUE;
      case 0x66:
        return 'f';
      case 0x74:
        return TEXT;
    }
  }
  return bytes.toString('latin1', nameStart, nameEnd);
}

/** Where the value of the attribute `r` begins, or -1 when the tag has none. */
function referenceStart({ nameEnd, end }: ScannedTag, bytes: Buffer): number {
  let at = nameEnd;
  while (at < end && (bytes[at] as number) <= 0x20) at += 1;
  // Every known writer puts it first.
  if (bytes[at] === 0x72 && bytes[at + 1] === 0x3d) return at + 3;
  const found = /\sr\s*=\s*["']/.exec(bytes.toString('latin1', nameEnd, end));
  return found ? nameEnd + found.index + found[0].length : -1;
}

/** The column of `r="B8"`, counted from 0; undefined when the cell does not say. */
function columnOf(tag: ScannedTag, bytes: Buffer): number | undefined {
  if (tag.end - tag.nameEnd <= 2) return undefined;
  let at = referenceStart(tag, bytes);
  if (at < 0) return undefined;
  let column = 0;
  for (; at < tag.end; at += 1) {
    const byte = bytes[at] as number;
    if (byte === 0x24) continue;
    const letter = (byte & 0xdf) - 0x40;
    if (letter < 1 || letter > 26) break;
    column = Math.min(column * 26 + letter, MOST_COLUMNS);
  }
  return column > 0 ? column - 1 : undefined;
}

/** The row of `r="8"`; undefined when it does not say. */
function rowOf(tag: ScannedTag, bytes: Buffer): number | undefined {
  if (tag.end - tag.nameEnd <= 2) return undefined;
  const at = referenceStart(tag, bytes);
  const digits =
    at < 0 ? null : /^\d{1,7}(?=["'])/.exec(bytes.toString('latin1', at, Math.min(at + 8, tag.end)));
  return digits ? Number(digits[0]) : undefined;
}

function readTail(tail: Buffer): Pick<SheetSurvey, 'merges' | 'links'> {
  const merges: Array<MergedRange> = [];
  const links: SheetSurvey['links'] = [];
  // It ends with `</worksheet>`, whose opening tag is not in it.
  const elements = tail.subarray(0, Math.max(0, tail.lastIndexOf('</')));
  const reader = xmlReader(
    {
      open(name, attributes) {
        if (name === 'mergeCell') {
          const range = parseRange(attributes.ref ?? '');
          if (range) merges.push(range);
        }
        if (name === 'hyperlink' && attributes.id) {
          const range = parseRange(attributes.ref ?? '');
          if (range) links.push({ range, relationId: attributes.id });
        }
      },
    },
    { fragment: true, elements: MOST_TAIL_ELEMENTS },
  );
  if (elements.length > 0) reader.write(elements);
  reader.end();
  return { merges, links };
}
