import { readSheet, type SheetHead } from '#app/domain/channels/template/read-sheet.server.ts';
import { saysCompulsory } from '#app/domain/channels/template/read-words.ts';
import { readTemplateRows, type TemplateRow } from '#app/domain/channels/template/seller-workbook.server.ts';
import type { TemplateSheet } from '#app/domain/channels/template/template-kind.ts';
import { meaningOf, readKey } from '#app/domain/channels/tiktok-shop/template-columns.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { XlsxWorkbook } from '#app/server/spreadsheet/open-xlsx.server.ts';

const rowsToSearchForKeys = 10;
/** Keys, metadata, labels, compulsory, help: the data of every template seen begins in the sixth row. */
const headRows = 5;
/** The version whose rows are known; its further figures vary ("V5.2"). */
const knownVersion = 5;

/** Files for changing goods that are on sale carry the platform's own ids. */
const updateKeys = ['product_id', 'sku_id'];

/**
 * Finds the upload sheet by its keys and its metadata row, whatever its name, language and order of columns.
 * @throws DomainError templateUpdateFile, templateVersion
 */
export async function recogniseTikTokShopTemplate(workbook: XlsxWorkbook): Promise<TemplateSheet[]> {
  for (let sheet = 0; sheet < workbook.sheets.length; sheet += 1) {
    const head = await readTemplateRows(workbook, sheet, rowsToSearchForKeys);
    const keyRow = head.find(isKeyRow);
    if (!keyRow) continue;
    const keys = new Set([...keyRow.texts.values()].map(readKey));
    if (updateKeys.some((key) => keys.has(key))) throw new DomainError('templateUpdateFile');
    refuseOtherVersions(head.find(({ number }) => number === keyRow.number + 1));
    return [withListedCategories(workbook, sheet, await readSheet(workbook, sheet, () => headOf(keyRow)))];
  }
  return [];
}

/** Longest list of categories that is looked for. */
const mostCategories = 20_000;
/** "Đồ uống/Trà (601450)", as the file's lists write a category. */
const listedCategory = /^\S[^/>]*[/>].*\(\d{4,12}\)$/s;

/**
 * The sheet with the categories that another sheet of the file lists, where no rule of the category column refers to them:
 * some programs drop such rules when they save a file.
 */
function withListedCategories(workbook: XlsxWorkbook, own: number, sheet: TemplateSheet): TemplateSheet {
  const column = sheet.columns.find(({ means }) => means === 'category');
  let listed: Promise<readonly string[] | undefined> | null = null;
  return {
    ...sheet,
    lists: {
      ...sheet.lists,
      async of(index) {
        const list = await sheet.lists.of(index);
        if (list !== undefined || index !== column?.index) return list;
        listed ??= findListedCategories(workbook, own);
        return listed;
      },
    },
  };
}

/** The longest column of another sheet that holds nothing but categories below at most one heading. */
async function findListedCategories(
  workbook: XlsxWorkbook,
  own: number,
): Promise<readonly string[] | undefined> {
  let found: readonly string[] = [];
  for (let other = 0; other < workbook.sheets.length; other += 1) {
    if (other === own) continue;
    const columns = new Map<number, string[]>();
    for (const { texts } of await readTemplateRows(workbook, other, mostCategories))
      for (const [index, text] of texts) {
        const written = text.trim();
        if (written === '') continue;
        const there = columns.get(index);
        if (there) there.push(written);
        else columns.set(index, [written]);
      }
    for (const texts of columns.values()) {
      const categories = texts.filter((text) => listedCategory.test(text));
      const isList = categories.length >= 2 && texts.length - categories.length <= 1;
      if (isList && categories.length > found.length) found = categories;
    }
  }
  return found.length > 0 ? found : undefined;
}

function isKeyRow(row: TemplateRow): boolean {
  const keys = new Set([...row.texts.values()].map(readKey));
  return (
    keys.has('product_name') && keys.has('price') && (keys.has('parcel_weight') || keys.has('seller_sku'))
  );
}

/** The row below the keys says by which version of the template they were written; without it nobody can tell. */
function refuseOtherVersions(metadata: TemplateRow | undefined): void {
  const texts = [...(metadata?.texts.values() ?? [])].map((text) => text.trim());
  const version = texts.find((text) => /^v\d/i.test(text));
  if (version !== undefined && Number.parseInt(version.slice(1), 10) === knownVersion) return;
  throw new DomainError('templateVersion', { params: { found: version ?? '?', known: `V${knownVersion}` } });
}

function headOf(keyRow: TemplateRow): SheetHead {
  const keyAt = keyRow.number;
  const seen = new Map<string, number>();
  const columns = [...keyRow.texts]
    .sort(([a], [b]) => a - b)
    .flatMap(([index, text]) => {
      const written = readKey(text);
      if (written === '') return [];
      const times = (seen.get(written) ?? 0) + 1;
      seen.set(written, times);
      const meaning = meaningOf(written);
      // Warehouses may all be headed "quantity"; any other key counts where it stands first.
      if (times > 1 && meaning.means !== 'stock') return [];
      return [{ index, key: times > 1 ? `${written}#${times}` : written, ...meaning, fallback: null }];
    });
  return {
    columns,
    start: { least: keyAt + 3, usual: keyAt + headRows, most: keyAt + 12 },
    category: null,
    describe({ index, key }, head) {
      const [label, ...help] = head
        .filter(({ number }) => number > keyAt + 1)
        .map(({ texts }) => texts.get(index)?.trim() ?? '');
      const said = help.filter(Boolean);
      return { label: label || key, help: said, compulsory: said.some(saysCompulsory) };
    },
  };
}
