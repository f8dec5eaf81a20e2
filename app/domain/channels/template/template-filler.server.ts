import { setImmediate } from 'node:timers/promises';
import type { OpenedTemplate, TemplateCategory, TemplateFiller } from '#app/domain/channels/channel.ts';
import { fillSheet } from '#app/domain/channels/template/fill-sheet.server.ts';
import { hasSignature } from '#app/domain/channels/template/has-signature.server.ts';
import { layOut } from '#app/domain/channels/template/lay-out.server.ts';
import { mapSheet, type SheetMap } from '#app/domain/channels/template/map-sheet.server.ts';
import { readCategories } from '#app/domain/channels/template/read-categories.server.ts';
import { replaceZipPart } from '#app/domain/channels/template/replace-zip-part.server.ts';
import { openSellerWorkbook, readPart } from '#app/domain/channels/template/seller-workbook.server.ts';
import {
  rowsOn,
  type TemplateKind,
  type TemplateSheet,
} from '#app/domain/channels/template/template-kind.ts';
import { DomainError, isDomainError } from '#app/server/domain-error.ts';
import type { XlsxWorkbook } from '#app/server/spreadsheet/open-xlsx.server.ts';

/** The way to fill one platform's workbook, whatever the platform. */
export function templateFiller(kind: TemplateKind): TemplateFiller {
  return {
    where: kind.where,
    uploadAt: kind.uploadAt,
    isCategory: kind.isCategory,
    rowsPerFile: (today) => rowsOn(kind.rowLimits, today),
    isOwn: (workbook) => hasSignature(workbook, kind.signature),
    async open(file) {
      try {
        const workbook = await openSellerWorkbook(file);
        const sheets = await kind.recognise(workbook);
        if (sheets.length === 0) throw new DomainError('templateUnknown');
        return openedTemplate(kind, file, workbook, sheets);
      } catch (error) {
        if (!isDomainError(error)) throw error;
        // Every refusal says where the right file is had.
        const params = { ...error.params, where: kind.where };
        throw new DomainError(error.code, { params, cause: error });
      }
    },
  };
}

function openedTemplate(
  kind: TemplateKind,
  file: Buffer,
  workbook: XlsxWorkbook,
  sheets: readonly TemplateSheet[],
): OpenedTemplate {
  let categories: Promise<TemplateCategory[]> | undefined;
  return {
    isByCategory: sheets.some(({ category }) => category !== null),
    categories() {
      categories ??= readCategories(sheets);
      return categories;
    },
    plan: async (fill) => (await layOut(kind, sheets, fill, { withCells: true })).plan,
    async fill(fill) {
      const { files, plan } = await layOut(kind, sheets, fill, { withCells: false });
      if (files.length === 0) throw new DomainError('nothingToFill');
      const parts = await partsOf(workbook, sheets, new Set(files.flatMap((edits) => [...edits.keys()])));
      const filled: Buffer[] = [];
      let packing: Promise<Buffer> | undefined;
      for (const edits of files) {
        const changed = parts.flatMap(({ sheet, firstDataRow, offset, xml, map }) => {
          const changes = edits.get(sheet);
          return changes ? [{ offset, part: fillSheet(xml, map, changes, firstDataRow) }] : [];
        });
        // One file is compressed while the next one is written, and no more are held.
        if (packing) filled.push(await packing);
        packing = replaceParts(file, changed);
        await setImmediate();
      }
      if (packing) filled.push(await packing);
      return { plan, files: filled };
    },
  };
}

/** From the back of the zip, so that the places of the parts before stay as they were read. */
async function replaceParts(
  file: Buffer,
  changed: ReadonlyArray<{ offset: number; part: Buffer }>,
): Promise<Buffer> {
  let content = file;
  for (const { offset, part } of changed) content = await replaceZipPart(content, offset, part);
  return content;
}

type SheetPart = { sheet: number; firstDataRow: number; offset: number; xml: string; map: SheetMap };

/** The parts of the sheets that will be filled, from the last in the zip to the first. */
async function partsOf(
  workbook: XlsxWorkbook,
  sheets: readonly TemplateSheet[],
  wanted: ReadonlySet<number>,
): Promise<SheetPart[]> {
  const parts: SheetPart[] = [];
  for (const { sheet, firstDataRow } of sheets) {
    if (!wanted.has(sheet)) continue;
    const name = workbook.sheetParts[sheet] ?? '';
    const part = workbook.zip.find(name);
    if (!part) throw new DomainError('templateDamaged');
    const xml = await readPart(workbook, name);
    const offset = part.entry.relativeOffsetOfLocalHeader;
    parts.push({ sheet, firstDataRow, offset, xml, map: await mapSheet(xml) });
  }
  return parts.sort((a, b) => b.offset - a.offset);
}
