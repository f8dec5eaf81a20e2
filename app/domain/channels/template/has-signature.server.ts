import { readTemplateRows } from '#app/domain/channels/template/seller-workbook.server.ts';
import type { XlsxWorkbook } from '#app/server/spreadsheet/open-xlsx.server.ts';

const rowsToSearch = 10;

/** Whether one row at the head of any sheet, visible or hidden, holds all of these keys, in lower case without flags. */
export async function hasSignature(workbook: XlsxWorkbook, signature: readonly string[]): Promise<boolean> {
  for (let sheet = 0; sheet < workbook.sheets.length; sheet += 1) {
    for (const { texts } of await readTemplateRows(workbook, sheet, rowsToSearch)) {
      const keys = new Set([...texts.values()].map((text) => text.toLowerCase().split('|', 1)[0]?.trim()));
      if (signature.every((key) => keys.has(key))) return true;
    }
  }
  return false;
}
