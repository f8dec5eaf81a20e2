import { meaningOf, readKey } from '#app/domain/channels/lazada/template-columns.ts';
import { readSheet, type SheetHead } from '#app/domain/channels/template/read-sheet.server.ts';
import { saysCompulsory } from '#app/domain/channels/template/read-words.ts';
import { readTemplateRows, type TemplateRow } from '#app/domain/channels/template/seller-workbook.server.ts';
import type { TemplateSheet } from '#app/domain/channels/template/template-kind.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { XlsxWorkbook } from '#app/server/spreadsheet/open-xlsx.server.ts';

const hiddenSuffix = '_hide';
/** Longest name that Excel gives a sheet; the hidden one's is cut to make room for its ending. */
const longestSheetName = 31;
const hiddenRows = 12;
/** Defaults stand two rows below the keys. */
const fallbackOffset = 2;
const rowsOfHead = 14;
/** Title, stars, labels, help: the data of the templates seen begins in the fifth row. */
const usualFirstRow = 5;

/** Files for changing goods that are on sale carry the platform's own ids. */
const updateKeys = ['itemid', 'item_id', 'shopsku', 'skuid', 'product id'];

/**
 * Finds every visible sheet that has a hidden one with its keys: one for each category of the file.
 * @throws DomainError templateUpdateFile
 */
export async function recogniseLazadaTemplate(workbook: XlsxWorkbook): Promise<TemplateSheet[]> {
  const found: TemplateSheet[] = [];
  for (let hidden = 0; hidden < workbook.sheets.length; hidden += 1) {
    const stem = stemOf(workbook.sheets[hidden]?.name ?? '');
    if (stem === null) continue;
    const rows = await readTemplateRows(workbook, hidden, hiddenRows);
    const keyRow = rows.find(isKeyRow);
    if (!keyRow) continue;
    const keys = new Set([...keyRow.texts.values()].map(readKey));
    if (updateKeys.some((key) => keys.has(key))) throw new DomainError('templateUpdateFile');
    const visible = workbook.sheets.findIndex(({ name }) => belongs(name, stem));
    if (visible === -1) continue;
    const head = await readTemplateRows(workbook, visible, rowsOfHead);
    const name = workbook.sheets[visible]?.name ?? '';
    const category = { id: categoryId(rows) ?? name, name };
    found.push(await readSheet(workbook, visible, () => headOf(keyRow, rows, head, category)));
  }
  return found;
}

function stemOf(name: string): string | null {
  return name.toLowerCase().endsWith(hiddenSuffix) ? name.slice(0, -hiddenSuffix.length) : null;
}

function belongs(visible: string, stem: string): boolean {
  if (visible === stem) return true;
  return (
    stem.length + hiddenSuffix.length === longestSheetName &&
    visible.startsWith(stem) &&
    visible !== stem + hiddenSuffix
  );
}

function isKeyRow(row: TemplateRow): boolean {
  const keys = new Set([...row.texts.values()].map(readKey));
  return keys.has('name') && keys.has('sellersku') && keys.has('price');
}

/** The number beside the word "categoryId". */
function categoryId(rows: readonly TemplateRow[]): string | null {
  for (const { texts } of rows) {
    for (const [column, text] of texts) {
      if (!/^(primary)?category_?id$/i.test(text.trim())) continue;
      const beside = texts.get(column + 1)?.trim() ?? '';
      if (/^\d+$/.test(beside)) return beside;
    }
  }
  return null;
}

function headOf(
  keyRow: TemplateRow,
  hidden: readonly TemplateRow[],
  head: readonly TemplateRow[],
  category: TemplateSheet['category'],
): SheetHead {
  const fallbacks = hidden.find(({ number }) => number === keyRow.number + fallbackOffset)?.texts;
  const seen = new Set<string>();
  const columns = [...keyRow.texts]
    .sort(([a], [b]) => a - b)
    .flatMap(([index, text]) => {
      const key = readKey(text);
      if (key === '' || seen.has(key)) return [];
      seen.add(key);
      return [{ index, key, ...meaningOf(key), fallback: fallbacks?.get(index)?.trim() || null }];
    });
  const labelsAt = rowOfLabels(head, columns);
  return {
    columns,
    start: { least: labelsAt + 1, usual: Math.max(usualFirstRow, labelsAt + 1), most: labelsAt + 8 },
    category,
    describe({ index, key }, rows) {
      const texts = (row: TemplateRow) => row.texts.get(index)?.trim() ?? '';
      const label = rows.filter(({ number }) => number === labelsAt).map(texts)[0] ?? '';
      const help = rows
        .filter(({ number }) => number !== labelsAt)
        .map(texts)
        .filter(Boolean);
      const isStarred = label.startsWith('*') || label.endsWith('*');
      return {
        label: withoutStars(label) || key,
        help,
        compulsory: isStarred || help.some(saysCompulsory),
      };
    },
  };
}

/** The first row in which the most columns say something, each something else. */
function rowOfLabels(head: readonly TemplateRow[], columns: SheetHead['columns']): number {
  let best = { number: 0, words: 0 };
  for (const { number, texts } of head) {
    const words = new Set(columns.flatMap(({ index }) => texts.get(index)?.trim() || [])).size;
    if (words > best.words) best = { number, words };
  }
  return best.number;
}

/** A trimmed head without the star at its beginning and at its end. */
function withoutStars(label: string): string {
  const rest = label.startsWith('*') ? label.slice(1).trimStart() : label;
  return rest.endsWith('*') ? rest.slice(0, -1).trimEnd() : rest;
}
