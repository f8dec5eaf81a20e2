import ExcelJS from '@protobi/exceljs';
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { SheetRow, Spreadsheet } from '#app/server/spreadsheet/spreadsheet.ts';

/** Builds a workbook in memory with exceljs. */
export async function workbookFile(build: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  build(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A minimal .xlsx from raw parts, for what exceljs would never write. */
export function rawWorkbookFile(
  sheetXml: string | Uint8Array,
  extra: Record<string, string | Uint8Array> = {},
): Buffer {
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheetXml,
    ...extra,
  };
  const zippable: Zippable = {};
  for (const [name, content] of Object.entries(files)) {
    zippable[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return Buffer.from(zipSync(zippable, { level: 6 }));
}

export function sheetXml(rows: string, tail = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetData>${rows}</sheetData>${tail}</worksheet>`;
}

export async function readAll(spreadsheet: Spreadsheet, sheet = 0): Promise<Array<SheetRow>> {
  const rows: Array<SheetRow> = [];
  for await (const row of spreadsheet.rows(sheet)) rows.push(row);
  return rows;
}
