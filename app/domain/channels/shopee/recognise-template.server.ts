import { keyOfLabel, meaningOf, parseKey } from '#app/domain/channels/shopee/template-columns.ts';
import { readSheet, type SheetHead } from '#app/domain/channels/template/read-sheet.server.ts';
import { saysCompulsory } from '#app/domain/channels/template/read-words.ts';
import { readTemplateRows, type TemplateRow } from '#app/domain/channels/template/seller-workbook.server.ts';
import type { TemplateSheet } from '#app/domain/channels/template/template-kind.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { XlsxWorkbook } from '#app/server/spreadsheet/open-xlsx.server.ts';

/** Key, metadata, label, compulsory, explanation, limits: the data of every template seen begins in the seventh row. */
const headRows = 6;
const rowsToSearchForKeys = 10;

/**
 * Finds the upload sheet by its internal keys, whatever its name, language, column order, number of shipping columns and
 * of head rows.
 * @throws DomainError templateUpdateFile; templateHashGone
 */
export async function recogniseShopeeTemplate(workbook: XlsxWorkbook): Promise<TemplateSheet[]> {
  for (let sheet = 0; sheet < workbook.sheets.length; sheet += 1) {
    const head = await readTemplateRows(workbook, sheet, rowsToSearchForKeys);
    const keyRow = head.find((row) => isKeyRow(row));
    if (keyRow) refuseWithoutHash(head.find(({ number }) => number === keyRow.number + 1));
    if (keyRow) return [await readSheet(workbook, sheet, (rows) => headOf(keyRow, rows))];
    if (head.some(isUpdateKeyRow)) throw new DomainError('templateUpdateFile');
  }
  return [];
}

/**
 * The row below the keys holds the word "basic", a hash of the template and the shop's number. The seller centre made the
 * file for one shop and knows it by them: without, it is no file of theirs any more.
 */
function refuseWithoutHash(metadata: TemplateRow | undefined): void {
  const texts = [...(metadata?.texts.values() ?? [])];
  if (!texts.some((text) => /^[0-9a-f]{24,64}$/i.test(text.trim())))
    throw new DomainError('templateHashGone');
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

function headOf(keyRow: TemplateRow, rows: readonly TemplateRow[]): SheetHead {
  const keyAt = keyRow.number;
  const labels = rows.find(({ number }) => number > keyAt + 1);
  const indexes = new Set([...keyRow.texts.keys(), ...(labels?.texts.keys() ?? [])]);
  const columns: Array<SheetHead['columns'][number]> = [];
  const seen = new Set<string>();
  for (const index of [...indexes].sort((a, b) => a - b)) {
    const key =
      parseKey(keyRow.texts.get(index) ?? '')?.key ?? keyOfLabel(labels?.texts.get(index)?.trim() ?? '');
    if (!key || seen.has(key)) continue;
    seen.add(key);
    columns.push({ index, key, ...meaningOf(key), fallback: null });
  }
  return {
    columns,
    start: { least: keyAt + 4, usual: keyAt + headRows, most: keyAt + 12 },
    category: null,
    describe({ index, key }, head) {
      const [label, ...help] = head
        .filter(({ number }) => number > keyAt + 1)
        .map(({ texts }) => texts.get(index)?.trim() ?? '');
      const said = help.filter(Boolean);
      const isFlagged = parseKey(keyRow.texts.get(index) ?? '')?.compulsory ?? false;
      return { label: label || key, help: said, compulsory: isFlagged || said.some(saysCompulsory) };
    },
  };
}
