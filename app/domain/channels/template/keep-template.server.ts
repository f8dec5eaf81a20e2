import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { limitTemplates } from '#app/domain/channels/exports/limit-exports.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { makeRoomForTemplate } from '#app/domain/channels/template/limit-template-files.server.ts';
import { hashOf, openTemplate } from '#app/domain/channels/template/open-template.server.ts';
import { readTemplateCategories } from '#app/domain/channels/template/read-template-categories.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { isStorageFull } from '#app/server/storage/storage.ts';
import { fileNameOf } from '#app/server/text/file-name.ts';

export type UploadedTemplate = { channelCode: string; fileName: string; file: Buffer };

/**
 * Keeps the workbook that a producer had from the seller centre, once it is known to be one that we can fill, and takes
 * over the categories that it names.
 * @returns the template's id.
 * @throws DomainError that says which file to send instead; NotFound for a channel without templates; TooManyTries.
 */
export async function keepTemplate(
  context: Context,
  actor: SellerActor,
  { channelCode, fileName, file }: UploadedTemplate,
): Promise<string> {
  const { template } = channelByCode(channelCode);
  if (!template) throw new NotFound('template');
  await limitTemplates(context, actor.personId);
  const opened = await openTemplate(template, hashOf(file), async () => file);
  await makeRoomForTemplate(context, actor.producerId, { bytes: file.length });
  const stored = await context.storage
    .put('workbooks', file, { extension: '.xlsx' })
    .catch((error: unknown) => {
      throw isStorageFull(error) ? new DomainError('templateNoRoom', { cause: error }) : error;
    });
  const id = newId();
  const { channelTemplate } = context.store.tables;
  await context.store.write(async (tx) => {
    await tx.insert(channelTemplate).values({
      id,
      channelCode,
      producerId: actor.producerId,
      fileName: fileNameOf(fileName),
      fileHash: stored.sha256,
      byteSize: file.length,
      answers: {},
      createdAt: context.clock.now(),
      createdBy: actor.personId,
    });
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'keep-template',
      subject: 'channel_template',
      subjectId: id,
      detail: { channelCode, sha256: stored.sha256 },
    });
  });
  await readTemplateCategories(context, channelCode, opened);
  return id;
}
