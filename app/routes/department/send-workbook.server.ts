import { Readable } from 'node:stream';
import { writeXlsx, type XlsxTable } from '#app/server/spreadsheet/write-xlsx.server.ts';

/** Tables as a download. @param name of the file, without its ending: letters, digits and dashes. */
export function sendWorkbook(tables: ReadonlyArray<XlsxTable>, name: string): Response {
  return new Response(Readable.toWeb(writeXlsx(tables)) as ReadableStream, {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}.xlsx"`,
      'Cache-Control': 'no-store',
    },
  });
}

/** How files about a target begin: "ocop-lao-cai-2024", and not "ocop-ocop-…" where its code begins so itself. */
export function workbookName(targetCode: string, what = ''): string {
  return ['ocop', what, targetCode.replace(/^ocop-/, '')].filter(Boolean).join('-');
}
