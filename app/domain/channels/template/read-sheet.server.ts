import { labelFieldOf } from '#app/domain/channels/template/attribute-label.ts';
import {
  readElements,
  readTemplateRows,
  type TemplateRow,
} from '#app/domain/channels/template/seller-workbook.server.ts';
import type {
  ColumnMeaning,
  TemplateColumn,
  TemplateSheet,
} from '#app/domain/channels/template/template-kind.ts';
import { readValueLists, type ValueLists } from '#app/domain/channels/template/value-lists.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { XlsxWorkbook } from '#app/server/spreadsheet/open-xlsx.server.ts';
import { parseRange } from '#app/server/spreadsheet/spreadsheet.ts';

const lastRow = 60_000;

/** Where the data may begin, and where it usually does. Rows from 1. */
export type DataStart = { least: number; usual: number; most: number };

/** A column of which the head is known, before its data are. */
export type HeadColumn = Omit<TemplateColumn, 'label' | 'help' | 'compulsory' | 'labelField'>;

export type SheetHead = {
  columns: readonly HeadColumn[];
  start: DataStart;
  category: TemplateSheet['category'];
  /** What the rows between the keys and the data say about a column. */
  describe(
    column: HeadColumn,
    head: readonly TemplateRow[],
  ): Pick<TemplateColumn, 'label' | 'help' | 'compulsory'>;
};

/** Values of these are numbers: words in them belong to the head. */
const numeric: ReadonlySet<ColumnMeaning> = new Set(['price', 'stock', 'weight']);

/** Drop-down lists that stand ready in every row and shipping that is switched on beforehand make no product. */
const noProduct: ReadonlySet<ColumnMeaning> = new Set(['shipping', 'attribute']);

/** Reads one upload sheet whole: where its data begin, what is typed there already, its lists. */
export async function readSheet(
  workbook: XlsxWorkbook,
  sheet: number,
  headOf: (rows: readonly TemplateRow[]) => SheetHead,
): Promise<TemplateSheet> {
  const rows = await readTemplateRows(workbook, sheet, lastRow);
  const { columns: known, start, category, describe } = headOf(rows);
  const lists = await readValueLists(workbook, sheet);
  const firstDataRow = firstRowOfData(await frozenRows(workbook, sheet), lists, rows, known, start);
  const head = rows.filter((row) => row.number < firstDataRow);
  const columns = known.map((column) => {
    const described = describe(column, head);
    return { ...column, ...described, labelField: labelFieldOf(described.label) ?? labelFieldOf(column.key) };
  });

  const taken = new Map<number, ReadonlyMap<number, string>>();
  const product = new Set(columns.filter(({ means }) => !noProduct.has(means)).map(({ index }) => index));
  let lastOccupied = firstDataRow - 1;
  let occupiedRows = 0;
  for (const row of rows) {
    if (row.number < firstDataRow) continue;
    taken.set(row.number, row.texts);
    if (![...row.texts].some(([column, text]) => product.has(column) && text.trim() !== '')) continue;
    lastOccupied = row.number;
    occupiedRows += 1;
  }
  await refuseMerged(workbook, sheet, lastOccupied + 1);
  return {
    sheet,
    name: workbook.sheets[sheet]?.name ?? '',
    columns,
    firstDataRow,
    firstFreeRow: lastOccupied + 1,
    occupiedRows,
    taken,
    lists,
    category,
  };
}

/**
 * The frozen head tells where the data begins, else the first drop-down list, else the usual row; rows below it that
 * still explain (a price that is no number, the same words in every column) belong to the head.
 */
function firstRowOfData(
  frozen: number | null,
  lists: ValueLists,
  rows: readonly TemplateRow[],
  columns: readonly HeadColumn[],
  { least, usual, most }: DataStart,
): number {
  const plausible = (row: number | null) => (row !== null && row >= least && row <= most ? row : null);
  let first = plausible(frozen === null ? null : frozen + 1) ?? plausible(lists.firstRow) ?? usual;
  for (const row of rows) if (row.number === first && explains(row, columns)) first += 1;
  return first;
}

function explains(row: TemplateRow, columns: readonly HeadColumn[]): boolean {
  const texts = columns.flatMap(({ index, means }) => {
    const text = row.texts.get(index)?.trim();
    return text ? [{ text, means }] : [];
  });
  if (texts.some(({ text, means }) => numeric.has(means) && !/^\d[\d.,\s]*$/.test(text))) return true;
  return texts.length > 2 && new Set(texts.map(({ text }) => text)).size === 1;
}

/**
 * Of merged cells a spreadsheet shows the first one only: what is filled into the others nobody would see, nor the platform
 * read as rows of their own.
 * @throws DomainError templateMerged
 */
async function refuseMerged(workbook: XlsxWorkbook, sheet: number, firstFreeRow: number): Promise<void> {
  let merged: string | undefined;
  const part = workbook.sheetParts[sheet] ?? '';
  await readElements(workbook, part, new Set(['mergeCell']), (_name, { ref = '' }) => {
    if ((parseRange(ref)?.lastRow ?? 0) >= firstFreeRow) merged ??= ref;
  });
  if (merged === undefined) return;
  const name = workbook.sheets[sheet]?.name ?? '';
  throw new DomainError('templateMerged', { params: { sheet: name, range: merged } });
}

async function frozenRows(workbook: XlsxWorkbook, sheet: number): Promise<number | null> {
  let frozen: number | null = null;
  await readElements(workbook, workbook.sheetParts[sheet] ?? '', new Set(['pane']), (_name, attributes) => {
    if (attributes.state?.startsWith('frozen') && attributes.ySplit) frozen = Number(attributes.ySplit);
  });
  return frozen;
}
