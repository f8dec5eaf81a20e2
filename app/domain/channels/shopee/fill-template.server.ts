import type { TemplateFill, TemplatePlan } from '#app/domain/channels/channel.ts';
import { layOut } from '#app/domain/channels/shopee/lay-out.server.ts';
import { recogniseShopeeTemplate } from '#app/domain/channels/shopee/recognise-template.server.ts';
import { fillSheet } from '#app/domain/channels/template/fill-sheet.server.ts';
import { replaceZipPart } from '#app/domain/channels/template/replace-zip-part.server.ts';
import { readPart } from '#app/domain/channels/template/seller-workbook.server.ts';
import { DomainError } from '#app/server/domain-error.ts';

/** What would be filled and what would not, without writing anything. @throws DomainError for a wrong file. */
export async function planShopeeFill(file: Buffer, fill: TemplateFill): Promise<TemplatePlan> {
  const template = await recogniseShopeeTemplate(file);
  return (await layOut(template, fill)).plan;
}

/**
 * The producer's own workbook with the listings in its data rows; more than one when they do not fit one upload. Only the
 * one sheet's XML differs from the file that was sent.
 * @throws DomainError for a wrong file, or when nothing can be filled.
 */
export async function fillShopeeTemplate(file: Buffer, fill: TemplateFill): Promise<Buffer[]> {
  const template = await recogniseShopeeTemplate(file);
  const { files } = await layOut(template, fill);
  if (files.length === 0) throw new DomainError('nothingToFill');
  const name = template.workbook.sheetParts[template.sheet] ?? '';
  const part = template.workbook.zip.find(name);
  if (!part) throw new DomainError('templateDamaged');
  const xml = await readPart(template.workbook, name);
  const filled: Buffer[] = [];
  for (const edits of files) {
    const sheet = await fillSheet(xml, edits, template.firstDataRow);
    filled.push(
      await replaceZipPart(file, part.entry.relativeOffsetOfLocalHeader, Buffer.from(sheet, 'utf8')),
    );
  }
  return filled;
}
