import { xmlReader } from '#app/server/spreadsheet/parse-xml.server.ts';
import { type MergedRange, parseRange } from '#app/server/spreadsheet/spreadsheet.ts';
import { type SpreadsheetLimits, SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';

export interface SheetSurvey {
  filledRows: number;
  merges: Array<MergedRange>;
  /** Hyperlinks as the sheet names them: a cell or a range, and the id of the relation that holds the address. */
  links: Array<{ range: MergedRange; relationId: string }>;
}

/** What stands behind the rows (merges, links, print settings) is small in any workbook made by people. */
const LONGEST_TAIL_BYTES = 8 * 1024 * 1024;

/**
 * Runs over the bytes of a worksheet without parsing the rows: counts those that hold a value, and reads the merged
 * ranges and hyperlinks that stand behind them. A sheet of 100,000 rows is refused after 10,001 at the speed of
 * inflating, where parsing its XML would take seconds.
 */
export async function surveySheet(
  chunks: AsyncIterable<Buffer>,
  sheetName: string,
  limits: SpreadsheetLimits,
): Promise<SheetSurvey> {
  let needles: Needles | null = null;
  let carry: Buffer = Buffer.alloc(0);
  let insideFilledRow = false;
  let filledRows = 0;
  let tail: Array<Buffer> | null = null;
  let tailBytes = 0;

  for await (const chunk of chunks) {
    if (tail) {
      tail.push(chunk);
      tailBytes += chunk.length;
      if (tailBytes > LONGEST_TAIL_BYTES) throw new SpreadsheetRefused('damaged', { sheet: sheetName });
      continue;
    }
    let bytes: Buffer = carry.length ? Buffer.concat([carry, chunk]) : chunk;
    needles ??= needlesFor(bytes);
    const end = bytes.indexOf(needles.dataEnd);
    if (end !== -1) {
      tail = [bytes.subarray(end + needles.dataEnd.length)];
      bytes = bytes.subarray(0, end);
    }
    const counted = countFilledRows(bytes, needles, insideFilledRow);
    filledRows += counted.filledRows;
    insideFilledRow = counted.insideFilledRow;
    if (filledRows > limits.rows) {
      throw new SpreadsheetRefused('too_many_rows', { limit: limits.rows, sheet: sheetName });
    }
    carry =
      end === -1 ? bytes.subarray(Math.max(counted.position, bytes.length - needles.longest + 1)) : carry;
  }
  return { filledRows, ...readTail(tail ? Buffer.concat(tail) : Buffer.alloc(0)) };
}

interface Needles {
  values: Array<Buffer>;
  rowEnd: Buffer;
  dataEnd: Buffer;
  longest: number;
}

function needlesFor(start: Buffer): Needles {
  const prefix = /<(\w+:)?worksheet[\s>]/.exec(start.subarray(0, 4096).toString('latin1'))?.[1] ?? '';
  const dataEnd = Buffer.from(`</${prefix}sheetData`);
  return {
    values: ['v>', 'v ', 'is>', 'is '].map((name) => Buffer.from(`<${prefix}${name}`)),
    rowEnd: Buffer.from(`</${prefix}row`),
    dataEnd,
    longest: dataEnd.length,
  };
}

/** Skips to a value, counts its row, skips to that row's end; each needle's next place is looked up once. */
function countFilledRows(bytes: Buffer, needles: Needles, startsInsideFilledRow: boolean) {
  const nextValues = needles.values.map(() => -1);
  let position = 0;
  let filledRows = 0;
  let insideFilledRow = startsInsideFilledRow;
  for (;;) {
    if (insideFilledRow) {
      const rowEnd = bytes.indexOf(needles.rowEnd, position);
      if (rowEnd === -1) return { filledRows, insideFilledRow, position };
      position = rowEnd + needles.rowEnd.length;
      insideFilledRow = false;
    }
    let value = Number.POSITIVE_INFINITY;
    needles.values.forEach((needle, index) => {
      let next = nextValues[index] ?? -1;
      if (next < position) {
        const found = bytes.indexOf(needle, position);
        next = found === -1 ? Number.POSITIVE_INFINITY : found;
        nextValues[index] = next;
      }
      value = Math.min(value, next);
    });
    if (value === Number.POSITIVE_INFINITY) return { filledRows, insideFilledRow, position };
    position = value + 1;
    filledRows += 1;
    insideFilledRow = true;
  }
}

function readTail(tail: Buffer): Pick<SheetSurvey, 'merges' | 'links'> {
  const merges: Array<MergedRange> = [];
  const links: SheetSurvey['links'] = [];
  // The tail opens with what is left of `</sheetData>` and ends with `</worksheet>`: neither has its opening tag.
  const elements = tail.subarray(tail.indexOf(0x3e) + 1, Math.max(0, tail.lastIndexOf('</')));
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
    { fragment: true },
  );
  if (elements.length > 0) reader.write(elements);
  reader.end();
  return { merges, links };
}
