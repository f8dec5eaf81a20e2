import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { StorageContent } from '#app/server/storage/storage.ts';

export type ExportToKeep = {
  channelCode: string;
  /** Null for a file of the whole market. */
  producerId: string | null;
  /** Null when the operator makes it from the command line. */
  personId: string | null;
  role: string;
  fileName: string;
  extension: '.xlsx' | '.csv';
  content: StorageContent;
  /** Asked for after the content is written: a streamed file knows its listings only then. */
  listings: () => Array<{ listingId: string; version: number }>;
  report: unknown;
};

/** Keeps a file that leaves for a channel: its bytes, checksum, listings and versions, and what could not be filled. */
export async function keepExport(context: Context, file: ExportToKeep): Promise<string> {
  const stored = await context.storage.put('exports', file.content, { extension: file.extension });
  const id = newId();
  const { channelExport } = context.store.tables;
  await context.store.write(async (tx) => {
    await tx.insert(channelExport).values({
      id,
      channelCode: file.channelCode,
      producerId: file.producerId,
      fileName: file.fileName,
      sha256: stored.sha256,
      byteSize: stored.bytes,
      listings: file.listings(),
      report: file.report,
      storageKey: stored.key,
      createdAt: context.clock.now(),
      createdBy: file.personId,
    });
    await recordAudit(context, tx, {
      personId: file.personId,
      role: file.role,
      act: 'export-channel',
      subject: 'channel_export',
      subjectId: id,
      detail: { channelCode: file.channelCode, sha256: stored.sha256, listings: file.listings().length },
    });
  });
  return id;
}
