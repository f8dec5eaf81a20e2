import {
  keyOfLabel,
  parseKey,
  saysCompulsory,
  type TemplateColumn,
} from '#app/domain/channels/shopee/template-columns.ts';
import { namePlatform } from '#app/domain/channels/template/name-platform.server.ts';
import {
  openSellerWorkbook,
  readElements,
  readTemplateRows,
  type TemplateRow,
} from '#app/domain/channels/template/seller-workbook.server.ts';
import { readValueLists, type ValueLists } from '#app/domain/channels/template/value-lists.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { XlsxWorkbook } from '#app/server/spreadsheet/open-xlsx.server.ts';

export type ShopeeTemplate = {
  workbook: XlsxWorkbook;
  sheet: number;
  columns: readonly TemplateColumn[];
  firstDataRow: number;
  /** First row below everything that the producer has typed. */
  firstFreeRow: number;
  /** Data rows that hold products already. */
  occupiedRows: number;
  /** Texts in the data rows, by row number and column: cells that are not ours to fill. */
  taken: ReadonlyMap<number, ReadonlyMap<number, string>>;
  lists: ValueLists;
};

/** Key, metadata, label, compulsory, explanation, limits: the data of every template seen begins in the seventh row. */
const headRows = 6;
const rowsToSearchForKeys = 10;
const lastRow = 60_000;

/**
 * Finds the upload sheet by its internal keys, whatever its name, language, column order, number of shipping columns and
 * of head rows.
 * @throws DomainError when it is not Shopee's mass-upload workbook, saying which file to download instead.
 */
export async function recogniseShopeeTemplate(file: Buffer): Promise<ShopeeTemplate> {
  const workbook = await openSellerWorkbook(file);
  for (let sheet = 0; sheet < workbook.sheets.length; sheet += 1) {
    const head = await readTemplateRows(workbook, sheet, rowsToSearchForKeys);
    const keyRow = head.find((row) => isKeyRow(row));
    if (keyRow) return readTemplate(workbook, sheet, keyRow);
    if (head.some(isUpdateKeyRow)) throw new DomainError('templateUpdateFile');
  }
  const platform = await namePlatform(workbook);
  if (platform) throw new DomainError('templateOtherPlatform', { params: { platform } });
  throw new DomainError('templateUnknown');
}

function keysOf(row: TemplateRow): Set<string> {
  return new Set([...row.texts.values()].flatMap((text) => parseKey(text)?.key ?? []));
}

function isKeyRow(row: TemplateRow): boolean {
  const keys = keysOf(row);
  return keys.has('ps_product_name') && keys.has('ps_price') && !keys.has('et_title_product_id');
}

/** Files for changing stock, prices or shipping of goods that are on sale already carry product ids. */
function isUpdateKeyRow(row: TemplateRow): boolean {
  const keys = keysOf(row);
  return keys.has('et_title_product_id') || keys.has('et_title_variation_id');
}

async function readTemplate(
  workbook: XlsxWorkbook,
  sheet: number,
  keyRow: TemplateRow,
): Promise<ShopeeTemplate> {
  const rows = await readTemplateRows(workbook, sheet, lastRow);
  const lists = await readValueLists(workbook, sheet);
  const firstDataRow = await findFirstDataRow(workbook, sheet, keyRow, rows, lists);
  const head = rows.filter((row) => row.number > keyRow.number + 1 && row.number < firstDataRow);
  const columns = readColumns(keyRow, head);

  const taken = new Map<number, ReadonlyMap<number, string>>();
  const product = new Set(columns.filter(({ key }) => /^(ps|et_title)_/.test(key)).map(({ index }) => index));
  let lastOccupied = firstDataRow - 1;
  let occupiedRows = 0;
  for (const row of rows) {
    if (row.number < firstDataRow) continue;
    taken.set(row.number, row.texts);
    if (![...row.texts].some(([column, text]) => product.has(column) && text.trim() !== '')) continue;
    lastOccupied = row.number;
    occupiedRows += 1;
  }
  return {
    workbook,
    sheet,
    columns,
    firstDataRow,
    firstFreeRow: lastOccupied + 1,
    occupiedRows,
    taken,
    lists,
  };
}

function readColumns(keyRow: TemplateRow, head: readonly TemplateRow[]): TemplateColumn[] {
  const [labels, ...below] = head;
  const indexes = new Set([...keyRow.texts.keys(), ...(labels?.texts.keys() ?? [])]);
  const columns: TemplateColumn[] = [];
  const seen = new Set<string>();
  for (const index of [...indexes].sort((a, b) => a - b)) {
    const label = labels?.texts.get(index)?.trim() ?? '';
    const own = parseKey(keyRow.texts.get(index) ?? '');
    const key = own?.key ?? keyOfLabel(label);
    if (!key || seen.has(key)) continue;
    seen.add(key);
    const help = below.flatMap((row) => row.texts.get(index)?.trim() || []);
    const compulsory = own?.compulsory || help.some(saysCompulsory);
    columns.push({ index, key, compulsory: compulsory ?? false, label: label || key, help });
  }
  return columns;
}

/**
 * The frozen head tells where the data begins, else the first drop-down list, else the usual seventh row; rows below it
 * that still explain (a price that is no number) belong to the head.
 */
async function findFirstDataRow(
  workbook: XlsxWorkbook,
  sheet: number,
  keyRow: TemplateRow,
  rows: readonly TemplateRow[],
  lists: ValueLists,
): Promise<number> {
  const least = keyRow.number + 4;
  const most = keyRow.number + 12;
  const plausible = (row: number | null) => (row !== null && row >= least && row <= most ? row : null);
  const frozen = await frozenRows(workbook, sheet);
  let first =
    plausible(frozen === null ? null : frozen + 1) ?? plausible(lists.firstRow) ?? keyRow.number + headRows;
  const price = [...keyRow.texts].find(([, text]) => parseKey(text)?.key === 'ps_price')?.[0];
  for (const row of rows) {
    if (row.number !== first || price === undefined) continue;
    const text = row.texts.get(price)?.trim() ?? '';
    if (text === '' || /^\d[\d.,\s]*$/.test(text)) break;
    first += 1;
  }
  return first;
}

async function frozenRows(workbook: XlsxWorkbook, sheet: number): Promise<number | null> {
  let frozen: number | null = null;
  await readElements(workbook, workbook.sheetParts[sheet] ?? '', new Set(['pane']), (_name, attributes) => {
    if (attributes.state?.startsWith('frozen') && attributes.ySplit) frozen = Number(attributes.ySplit);
  });
  return frozen;
}
