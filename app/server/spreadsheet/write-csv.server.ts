import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { withFormulaGuard } from '#app/server/spreadsheet/formula-guard.ts';
import type { TableValue } from '#app/server/spreadsheet/write-xlsx.server.ts';

/**
 * A table as CSV that Excel opens with its Vietnamese intact: UTF-8 with a byte order mark, RFC 4180 quoting, CRLF,
 * formula guards on every text (`withoutFormulaGuard` takes them off on the way back in). Streams: rows are asked
 * for as the reader takes them. A Date is written as its UTC day, `2026-11-23`.
 */
export function writeCsv(
  headings: ReadonlyArray<string>,
  rows: Iterable<ReadonlyArray<TableValue>> | AsyncIterable<ReadonlyArray<TableValue>>,
): Readable {
  async function* records() {
    yield headings.map(csvValue);
    for await (const row of rows) yield row.map(csvValue);
  }
  const source = Readable.from(records());
  const csv = stringify({ bom: true, record_delimiter: 'windows' });
  source.on('error', (error) => csv.destroy(error));
  csv.on('close', () => source.destroy());
  return source.pipe(csv);
}

function csvValue(value: TableValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return withFormulaGuard(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}
