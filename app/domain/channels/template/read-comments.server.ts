import { posix } from 'node:path';
import { readElements, sellerWorkbookLimits } from '#app/domain/channels/template/seller-workbook.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { XlsxWorkbook } from '#app/server/spreadsheet/open-xlsx.server.ts';
import { parseRange } from '#app/server/spreadsheet/spreadsheet.ts';

/** Comments on cells of a sheet, by row (from 1) and column (from 0). */
export type CellComments = ReadonlyMap<number, ReadonlyMap<number, string>>;

/**
 * The comments on the cells of a sheet, which stand in a part of their own that the sheet's relations name.
 * @throws DomainError templateDamaged, templateTooBig
 */
export async function readComments(workbook: XlsxWorkbook, sheet: number): Promise<CellComments> {
  const comments = new Map<number, Map<number, string>>();
  const part = workbook.sheetParts[sheet];
  if (part === undefined) return comments;
  const folder = posix.dirname(part);
  const targets: string[] = [];
  const relations = `${folder}/_rels/${posix.basename(part)}.rels`;
  await readElements(workbook, relations, new Set(['Relationship']), (_name, { Type, Target = '' }) => {
    if (Type?.endsWith('/comments')) targets.push(Target);
  });
  let letters = 0;
  for (const target of targets) {
    const name = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
    let texts: string[] = [];
    await readElements(workbook, name, new Set(['comment', 't']), (element, { ref = '' }, text) => {
      if (element === 't') {
        letters += text.length;
        const { characters } = sellerWorkbookLimits;
        if (letters > characters)
          throw new DomainError('templateTooBig', { params: { limit: String(characters) } });
        texts.push(text);
        return;
      }
      const at = parseRange(ref);
      const ofRow = at && (comments.get(at.firstRow) ?? new Map<number, string>());
      if (ofRow) comments.set(at.firstRow, ofRow.set(at.firstColumn, texts.join('').trim()));
      texts = [];
    });
  }
  return comments;
}
