import { readTemplateRows } from '#app/domain/channels/template/seller-workbook.server.ts';
import type { XlsxWorkbook } from '#app/server/spreadsheet/open-xlsx.server.ts';

/** Keys by which another platform's template gives itself away; all of a line's keys stand in one row. */
const signatures: ReadonlyArray<{ platform: string; keys: readonly string[] }> = [
  { platform: 'TikTok Shop', keys: ['product_name', 'parcel_weight', 'seller_sku'] },
  { platform: 'Lazada', keys: ['name', 'sellersku', 'package_weight'] },
  { platform: 'Shopee', keys: ['ps_product_name', 'ps_price'] },
];

/** The platform whose template this is, by its internal keys on any sheet, visible or hidden; null when unknown. */
export async function namePlatform(workbook: XlsxWorkbook): Promise<string | null> {
  for (let sheet = 0; sheet < workbook.sheets.length; sheet += 1) {
    for (const row of await readTemplateRows(workbook, sheet, 10)) {
      const texts = new Set(
        [...row.texts.values()].map((text) => (text.toLowerCase().split('|')[0] ?? '').trim()),
      );
      const match = signatures.find(({ keys }) => keys.every((key) => texts.has(key)));
      if (match) return match.platform;
    }
  }
  return null;
}
