import { and, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { limitTemplates } from '#app/domain/channels/exports/limit-exports.server.ts';
import { withRefusedRows } from '#app/domain/channels/exports/refused-rows.ts';
import { refusingAsResult } from '#app/domain/channels/exports/refusing-as-result.ts';
import { findWorkbookExport } from '#app/domain/channels/exports/workbook-export.server.ts';
import { hashOf, openTemplate } from '#app/domain/channels/template/open-template.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { fileNameOf } from '#app/server/text/file-name.ts';

/**
 * Reads the workbook that a seller centre gave back after one of the producer's files was handed in there, and keeps the
 * refused rows with that file's record, in the place of what was read before. The workbook itself is not kept.
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
  const rows = await refusingAsResult(from, async () => {
    const opened = await openTemplate(template, sha256, async () => file);
    return opened.refusedRows();
  });
  if (rows.length === 0) throw new DomainError('noRefusedRows', { params: from });
  const refused = { fileName: fileNameOf(fileName), sha256, readAt: context.clock.now(), rows: [...rows] };
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
