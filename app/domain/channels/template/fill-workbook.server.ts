import { keepExport } from '#app/domain/channels/exports/keep-export.server.ts';
import { limitExports } from '#app/domain/channels/exports/limit-exports.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import {
  type PlannedWorkbook,
  planWorkbook,
  type WorkbookWish,
} from '#app/domain/channels/template/plan-workbook.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { fileNameOf } from '#app/server/text/file-name.ts';

export type FilledWorkbook = { exportId: string; fileName: string; content: Buffer };

/**
 * Fills a seller's workbook with the producer's listings as the channel wants them and keeps the files, each with its
 * listings, their versions and what could not be filled.
 * @param by who asks: null and 'operator' from the command line
 * @returns the files in the order in which they are to be uploaded, which listings stand on the channel already, and of
 * which the file had to ask whether they belong to its category
 * @throws DomainError chooseListings, allStandThere, categoriesToChoose, nothingNewForChannel, nothingToFill, or one that says which file to send instead;
 * TooManyTries; NotFound as `planWorkbook`
 */
export async function fillWorkbook(
  context: Context,
  by: { personId: string | null; role: string },
  wish: WorkbookWish,
): Promise<Pick<PlannedWorkbook, 'plan' | 'offered' | 'standing' | 'asked'> & { files: FilledWorkbook[] }> {
  const planned = await planWorkbook(context, wish);
  const { fill, opened } = planned;
  if (fill.listings.length === 0) {
    const isUnchanged = wish.onlyChanges && planned.changed.size === 0 && planned.offered.length > 0;
    const count = [...planned.asked.keys()].filter((id) => !planned.standing.has(id)).length;
    if (!isUnchanged && wish.listingIds === null && count > 0)
      throw new DomainError('categoriesToChoose', {
        params: { platform: channelByCode(wish.channelCode).name, count },
      });
    if (!isUnchanged && wish.listingIds === null && planned.standing.size > 0)
      throw new DomainError('allStandThere', { params: { platform: channelByCode(wish.channelCode).name } });
    throw new DomainError(isUnchanged ? 'nothingNewForChannel' : 'chooseListings', { field: 'listing' });
  }
  if (by.personId !== null) await limitExports(context, by.personId);
  const { plan, files } = await opened.fill(fill);
  const versions = new Map(fill.listings.map(({ id, version }) => [id, version]));
  const kept: FilledWorkbook[] = [];
  for (const [index, content] of files.entries()) {
    const inFile = plan.listings.filter(({ rows }) => rows.some((row) => row.file === index + 1));
    const ids = new Set(inFile.map(({ listingId }) => listingId));
    const fileName = exportName(planned.fileName, fill.today, files.length > 1 ? index + 1 : null);
    const exportId = await keepExport(context, {
      channelCode: wish.channelCode,
      producerId: wish.producerId,
      ...by,
      fileName,
      extension: '.xlsx',
      content,
      listings: () => [...ids].map((listingId) => ({ listingId, version: versions.get(listingId) ?? 0 })),
      report: plan.unfilled.filter(({ listingId }) => listingId !== null && ids.has(listingId)),
    });
    kept.push({ exportId, fileName, content });
  }
  const { offered, standing, asked } = planned;
  return { files: kept, plan, offered, standing, asked };
}

/** The seller centre's own name with the day, so that the producer knows the file again: "Shopee_…-2026-11-23-2.xlsx". */
function exportName(templateName: string, today: string, part: number | null): string {
  const stem = fileNameOf(templateName)
    .replace(/\.xlsx$/i, '')
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');
  return `${stem}-${today}${part === null ? '' : `-${part}`}.xlsx`;
}
