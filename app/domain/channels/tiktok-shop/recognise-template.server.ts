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
    return [await readSheet(workbook, sheet, () => headOf(keyRow))];
  }
  return [];
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
