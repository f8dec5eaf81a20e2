import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { keepExport } from '#app/domain/channels/keep-export.server.ts';
import { limitExports } from '#app/domain/channels/limit-exports.server.ts';
import { planTemplateFill } from '#app/domain/channels/plan-template-fill.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

/**
 * Fills the producer's workbook with the chosen listings and keeps the files.
 * @returns the ids of the exports, in the order in which they are to be uploaded.
 * @throws DomainError chooseListings, nothingToFill, TooManyTries; NotFound for somebody else's template.
 */
export async function fillTemplate(
  context: Context,
  actor: SellerActor,
  input: { templateId: string; listingIds: readonly string[] },
): Promise<string[]> {
  const planned = await planTemplateFill(context, actor, input.templateId, input.listingIds);
  const { template, plan, fill, file, filler } = planned;
  if (fill.listings.length === 0) throw new DomainError('chooseListings', { field: 'listing' });
  await limitExports(context, actor.personId);
  const files = await filler.fill(file, fill);
  const versions = new Map(fill.listings.map(({ id, version }) => [id, version]));
  const ids: string[] = [];
  for (const [index, content] of files.entries()) {
    const inFile = plan.listings.filter(({ rows }) => rows.some((row) => row.file === index + 1));
    ids.push(
      await keepExport(context, {
        channelCode: template.channelCode,
        producerId: actor.producerId,
        personId: actor.personId,
        role: 'producer_member',
        fileName: exportName(template.fileName, fill.today, files.length > 1 ? index + 1 : null),
        extension: '.xlsx',
        content,
        listings: () => inFile.map(({ listingId }) => ({ listingId, version: versions.get(listingId) ?? 0 })),
        report: plan.unfilled.filter(({ listingId }) =>
          inFile.some((listing) => listing.listingId === listingId),
        ),
      }),
    );
  }
  return ids;
}

/** The seller centre's own name with the day, so that the producer knows the file again: "Shopee_…-2026-11-23-2.xlsx". */
function exportName(templateName: string, today: string, part: number | null): string {
  const stem = templateName.replace(/\.xlsx$/i, '').replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');
  return `${stem}-${today}${part === null ? '' : `-${part}`}.xlsx`;
}
