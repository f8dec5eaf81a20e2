import { setImmediate } from 'node:timers/promises';
import type { OpenedTemplate, TemplateCategory, TemplateFiller } from '#app/domain/channels/channel.ts';
import { fillSheet } from '#app/domain/channels/template/fill-sheet.server.ts';
import { findRefusedRows } from '#app/domain/channels/template/find-refused-rows.server.ts';
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
    open: (file) =>
      sayingWhere(kind.where, async () => {
        const workbook = await openSellerWorkbook(file);
        const sheets = await kind.recognise(workbook);
        if (sheets.length === 0) throw new DomainError('templateUnknown');
        return openedTemplate(kind, file, workbook, sheets);
      }),
  };
}

/** Every refusal says where the right file is had. */
async function sayingWhere<T>(where: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    throw new DomainError(error.code, { params: { ...error.params, where }, cause: error });
  }
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
    plan: (fill, { withCells = true, rowsOf } = {}) =>
      layOut(kind, sheets, fill, { withCells, ...(rowsOf ? { rowsOf } : {}) }),
    async fill(fill, keep) {
      const collected: Buffer[] = [];
      const parts = new Map<number, SheetPart>();
      let packing: Promise<void> | undefined;
      const plan = await layOut(kind, sheets, fill, {
        withCells: false,
        async take({ edits, number, listingIds, unfilled }) {
          await addParts(parts, workbook, sheets, edits);
          const changed: Array<{ offset: number; part: Buffer }> = [];
          for (const { sheet, firstDataRow, offset, xml, map } of parts.values()) {
            const changes = edits.get(sheet);
            if (changes) changed.push({ offset, part: await fillSheet(xml, map, changes, firstDataRow) });
          }
          changed.sort((a, b) => b.offset - a.offset);
          // One file is compressed while the next one is laid out, and no more are held.
          await packing;
          packing = replaceParts(file, changed).then((content) =>
            keep ? keep({ number, content, listingIds, unfilled }) : void collected.push(content),
          );
          // Its failure is met where it is waited for.
          packing.catch(() => undefined);
          await setImmediate();
        },
      });
      await packing;
      if (plan.files === 0 && !keep) throw new DomainError('nothingToFill');
      return { plan, files: collected };
    },
    refusedRows: () => sayingWhere(kind.uploadAt, () => findRefusedRows(workbook, sheets)),
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

/** The parts of the sheets that are filled now and have not been read yet. */
async function addParts(
  parts: Map<number, SheetPart>,
  workbook: XlsxWorkbook,
  sheets: readonly TemplateSheet[],
  wanted: ReadonlyMap<number, unknown>,
): Promise<void> {
  for (const { sheet, firstDataRow } of sheets) {
    if (!wanted.has(sheet) || parts.has(sheet)) continue;
    const name = workbook.sheetParts[sheet] ?? '';
    const part = workbook.zip.find(name);
    if (!part) throw new DomainError('templateDamaged');
    const xml = await readPart(workbook, name);
    const offset = part.entry.relativeOffsetOfLocalHeader;
    parts.set(sheet, { sheet, firstDataRow, offset, xml, map: await mapSheet(xml) });
  }
}
