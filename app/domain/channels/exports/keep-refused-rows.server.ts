import { and, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { RefusedSheets } from '#app/domain/channels/channel.ts';
import { limitTemplates } from '#app/domain/channels/exports/limit-exports.server.ts';
import { listingsWithSkus } from '#app/domain/channels/exports/listings-with-skus.server.ts';
import { withRefusedRows } from '#app/domain/channels/exports/refused-rows.ts';
import { refusingAsResult } from '#app/domain/channels/exports/refusing-as-result.ts';
import { findWorkbookExport } from '#app/domain/channels/exports/workbook-export.server.ts';
import { findRefusedRows } from '#app/domain/channels/template/find-refused-rows.server.ts';
import { hashOf, openTemplate } from '#app/domain/channels/template/open-template.server.ts';
import { openSellerWorkbook } from '#app/domain/channels/template/seller-workbook.server.ts';
import type { ErrorCode } from '#app/i18n/errors.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, isDomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { fileNameOf } from '#app/server/text/file-name.ts';

/** What a workbook is refused for that has lost the platform's keys, as one does that was copied into another file. */
const keyless: ReadonlySet<ErrorCode> = new Set(['templateUnknown', 'templateHashGone']);

/** What headings alone tell of a workbook. @throws DomainError as `findRefusedRows` */
async function readKeyless(file: Buffer): Promise<RefusedSheets> {
  return findRefusedRows(await openSellerWorkbook(file), []);
}

/** Whether one of the rows names an SKU of the producer's: without the platform's keys nothing else says whose file it is. */
async function namesOwn(
  { store }: Context,
  { producerId }: SellerActor,
  rows: RefusedSheets['rows'],
): Promise<boolean> {
  const skus = rows.map(({ sku }) => sku);
  const [own] = await store.read((db) => listingsWithSkus(db, store.tables, { producerId, skus }).limit(1));
  return own !== undefined;
}

/**
 * Reads the workbook that a seller centre gave back after one of the producer's files was handed in there, and keeps the
 * refused rows with that file's record, in the place of what was read before. One that has lost the platform's keys is read by
 * its headings, where they name an SKU and a reason and an SKU below them is the producer's own. The workbook itself is not kept.
 * @param given.exportId the file that was handed in
 * @throws NotFound for somebody else's file, or one of a channel without workbooks; TooManyTries; DomainError noRefusedRows
 * where no row has a reason, or one that says which file to send instead
 */
export async function keepRefusedRows(
  context: Context,
  actor: SellerActor,
  { exportId, fileName, file }: { exportId: string; fileName: string; file: Buffer },
): Promise<void> {
  const { channel, template } = await findWorkbookExport(context, actor, exportId);
  await limitTemplates(context, actor.personId);
  const sha256 = hashOf(file);
  const from = { platform: channel.name, where: template.uploadAt };
  const { rows, read, byHeadings } = await refusingAsResult(from, async () => {
    try {
      const opened = await openTemplate(template, sha256, async () => file);
      return { ...(await opened.refusedRows()), byHeadings: false };
    } catch (error) {
      const found = isDomainError(error) && keyless.has(error.code) ? await readKeyless(file) : null;
      if (!found || !(await namesOwn(context, actor, found.rows))) throw error;
      return { ...found, byHeadings: true };
    }
  });
  if (rows.length === 0) throw new DomainError('noRefusedRows', { params: from });
  const refused = {
    ...{ fileName: fileNameOf(fileName), sha256, readAt: context.clock.now() },
    ...{ rows: [...rows], read: [...read], byHeadings },
  };
  const { channelExport } = context.store.tables;
  const own = and(eq(channelExport.id, exportId), eq(channelExport.producerId, actor.producerId));
  await context.store.write(async (tx) => {
    // Held from here on: what another write puts into its report is read before it is written anew.
    const [row] = await tx
      .update(channelExport)
      .set({ fileName: channelExport.fileName })
      .where(own)
      .returning({ report: channelExport.report });
    if (!row) throw new NotFound('export');
    await tx
      .update(channelExport)
      .set({ report: withRefusedRows(row.report, refused) })
      .where(own);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'keep-refused-rows',
      subject: 'channel_export',
      subjectId: exportId,
      detail: { channelCode: channel.code, sha256, rows: rows.length },
    });
  });
}
